package org.alveolus.registry.internal;

import static org.alveolus.registry.internal.Clinic.byHand;
import static org.alveolus.registry.internal.Clinic.faults;
import static org.alveolus.registry.internal.Clinic.placement;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.alveolus.api.Level;
import org.alveolus.api.Page;
import org.alveolus.api.audit.AuditEvent;
import org.alveolus.api.registry.Treatment;
import org.alveolus.api.registry.TreatmentDetails;
import org.alveolus.registry.internal.register.Connectors;
import org.alveolus.registry.internal.register.DeliveryState;
import org.alveolus.registry.internal.register.DeliveryStatus;
import org.alveolus.spi.register.RegisterAnswer;
import org.alveolus.spi.register.RegisterConnector;
import org.alveolus.spi.register.RegisterDelivery;
import org.alveolus.testing.TestGround;
import org.junit.Before;
import org.junit.ClassRule;
import org.junit.Test;

/** Treatments go to the national register that the institution chose, each change once, whoever is away. Proves R14, P6. */
public class NationalRegisterTest {

    @ClassRule
    public static final TestGround GROUND = TestGround.of(Clinic.CAPABILITIES);

    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);

    private final Clinic clinic = new Clinic(GROUND);
    private final Connectors connectors = new Connectors();
    private final NationalRegister register = new NationalRegister(clinic.own, clinic.neighbours, connectors);
    private final List<RegisterDelivery> received = new ArrayList<>();
    private final RegisterConnector connector = this::take;

    /** What the other side does. */
    private interface OtherSide {
        RegisterAnswer take(RegisterDelivery delivery) throws IOException;
    }

    private OtherSide other = delivery -> RegisterAnswer.accepted("R-1");

    private RegisterAnswer take(RegisterDelivery delivery) throws IOException {
        RegisterAnswer answer = other.take(delivery);
        received.add(delivery);
        return answer;
    }

    private TreatmentDetails details(String patient, LocalDate date, int position, String lot) {
        return clinic.details(patient, date, List.of(placement(position, byHand(Clinic.implant(lot)), null)));
    }

    @Before
    public void aConnectorIsThere() {
        connectors.add(connector, Map.of(RegisterConnector.NAME, "test", "service.description", "Test register"));
    }

    private void switchOn(LocalDate firstDay) throws Exception {
        clinic.run(() -> register.choose(register.choice().version(), "test", firstDay));
    }

    private Treatment recorded(String patient, LocalDate date) throws Exception {
        return clinic.record(details(patient, date, 36, "L1"));
    }

    private void deliver() throws Exception {
        deliver(new HashSet<>());
    }

    private void deliver(Set<String> unreachable) throws Exception {
        clinic.run(() -> {
            register.deliver(unreachable);
            return null;
        });
    }

    private DeliveryStatus status(Treatment treatment) throws Exception {
        return clinic.run(() -> register.status(treatment.id())).orElseThrow();
    }

    private boolean isDelivered(Treatment treatment) throws Exception {
        return clinic.run(() -> register.status(treatment.id())).isPresent();
    }

    @Test
    public void nothingIsDeliveredUnlessAnAdministratorChoseARegister() throws Exception {
        Treatment treatment = recorded("P-1", DAY);
        deliver();
        assertEquals(List.of(), received);
        assertFalse(isDelivered(treatment));
        assertFalse(clinic.run(register::choice).on());
        assertEquals(Optional.empty(), clinic.run(() -> register.sendAgain(treatment.id())));
    }

    @Test
    public void aTreatmentIsDeliveredWithPseudonymsAndAccepted() throws Exception {
        switchOn(DAY);
        Treatment treatment = recorded("P-1", DAY);
        Treatment another = recorded("P-1", DAY);
        deliver();

        assertEquals(2, received.size());
        RegisterDelivery delivery = received.get(0);
        assertEquals(treatment.id(), delivery.subject());
        assertEquals("NL", delivery.clinic().country());
        assertEquals(36, delivery.treatment().placements().get(0).position());
        assertEquals("L1", delivery.treatment().placements().get(0).implant().lot());
        assertEquals(another.id(), received.get(1).subject());
        assertEquals(delivery.treatment().patient(), received.get(1).treatment().patient());
        String text = delivery.toString();
        assertFalse(text, text.contains("P-1"));
        assertFalse(text, text.contains(treatment.patient().toString()));
        assertFalse(text, text.contains(clinic.practitioner.toString()));

        DeliveryStatus status = status(treatment);
        assertEquals(DeliveryState.ACCEPTED, status.state());
        assertEquals("R-1", status.reference());
        deliver();
        assertEquals(2, received.size());
    }

    @Test
    public void onlyTreatmentsSinceTheFirstDayAreDeliveredAlsoThoseRecordedBefore() throws Exception {
        Treatment before = recorded("P-1", DAY.minusDays(1));
        Treatment since = recorded("P-2", DAY);
        switchOn(DAY);
        Treatment late = recorded("P-3", DAY.minusDays(2));
        deliver();
        assertEquals(
                List.of(since.id()),
                received.stream().map(RegisterDelivery::subject).toList());
        assertFalse(isDelivered(before));
        assertFalse(isDelivered(late));

        switchOn(DAY.minusDays(2));
        deliver();
        assertEquals(3, received.size());
    }

    @Test
    public void aCorrectionIsDeliveredAgainUnderAnotherIdAndADeletionWithdraws() throws Exception {
        switchOn(DAY);
        Treatment treatment = recorded("P-1", DAY);
        deliver();
        Treatment corrected = clinic.change(treatment, details("P-1", DAY, 37, "L2"));
        deliver();
        assertEquals(2, received.size());
        assertEquals(received.get(0).subject(), received.get(1).subject());
        assertNotEquals(received.get(0).id(), received.get(1).id());
        assertEquals(37, received.get(1).treatment().placements().get(0).position());

        clinic.run(() -> {
            clinic.treatments.delete(treatment.id(), corrected.version());
            return null;
        });
        deliver();
        assertTrue(received.get(2).withdrawal());
        assertEquals(DeliveryState.WITHDRAWN, status(treatment).state());

        clinic.run(() -> clinic.treatments.restore(treatment.id(), false));
        deliver();
        assertFalse(received.get(3).withdrawal());
        assertEquals(DeliveryState.ACCEPTED, status(treatment).state());
        assertEquals(4, received.size());
    }

    @Test
    public void whatWasDeletedBeforeItWasDeliveredIsNeverDelivered() throws Exception {
        switchOn(DAY);
        Treatment treatment = recorded("P-1", DAY);
        clinic.run(() -> {
            clinic.treatments.delete(treatment.id(), treatment.version());
            return null;
        });
        deliver();
        assertEquals(List.of(), received);
        assertFalse(isDelivered(treatment));
    }

    @Test
    public void aRefusalIsShownWithItsReasonAndTriedAgainAfterACorrectionOrWhenAsked() throws Exception {
        switchOn(DAY);
        other = delivery -> RegisterAnswer.refused("The lot number is missing");
        Treatment treatment = recorded("P-1", DAY);
        deliver();
        deliver();
        assertEquals(1, received.size());
        assertEquals(DeliveryState.REFUSED, status(treatment).state());
        assertEquals("The lot number is missing", status(treatment).reason());

        other = delivery -> RegisterAnswer.accepted(null);
        clinic.run(() -> register.sendAgain(treatment.id()));
        deliver();
        assertEquals(DeliveryState.ACCEPTED, status(treatment).state());
        assertNull(status(treatment).reason());
        assertEquals(
                "the same change is the same delivery",
                received.get(0).id(),
                received.get(1).id());
    }

    @Test
    public void whileTheRegisterIsAwayAllWaitAndNothingIsDoubled() throws Exception {
        switchOn(DAY);
        other = delivery -> {
            throw new IOException("No answer");
        };
        Treatment first = recorded("P-1", DAY);
        Treatment second = recorded("P-2", DAY);
        Set<String> unreachable = new HashSet<>();
        deliver(unreachable);
        assertEquals(Set.of("test"), unreachable);
        assertEquals("No answer", status(first).reason());
        assertEquals("not even tried", 0, status(second).tries());
        assertEquals(DeliveryState.TO_SEND, status(second).state());

        for (int minute = 0; minute < 60; minute++) {
            GROUND.clock().advance(Duration.ofMinutes(1));
            deliver();
        }
        other = delivery -> RegisterAnswer.accepted(null);
        GROUND.clock().advance(Duration.ofHours(1));
        deliver();
        assertEquals(
                Set.of(first.id(), second.id()),
                new HashSet<>(received.stream().map(RegisterDelivery::subject).toList()));
        assertEquals(2, received.size());
    }

    @Test
    public void oneThatIsPutOffDoesNotKeepTheOthers() throws Exception {
        switchOn(DAY);
        Treatment first = recorded("P-1", DAY);
        Treatment second = recorded("P-2", DAY);
        other = delivery -> delivery.subject().equals(first.id())
                ? RegisterAnswer.later("Not this one")
                : RegisterAnswer.accepted(null);
        deliver();
        assertEquals(DeliveryState.TO_SEND, status(first).state());
        assertEquals(DeliveryState.ACCEPTED, status(second).state());
        deliver();
        assertEquals(2, received.size());
    }

    @Test
    public void aNodeThatDiesBeforeTheAnswerLeavesItToAnotherUnderTheSameId() throws Exception {
        switchOn(DAY);
        Treatment treatment = recorded("P-1", DAY);
        other = delivery -> {
            received.add(delivery);
            throw new ThreadDeath();
        };
        assertThrows(ThreadDeath.class, this::deliver);
        assertEquals(DeliveryState.SENT, status(treatment).state());
        assertEquals(
                "being-sent",
                clinic.refused(() -> register.sendAgain(treatment.id())).type());

        other = delivery -> RegisterAnswer.accepted(null);
        deliver();
        assertEquals(1, received.size());
        GROUND.clock().advance(Duration.ofMinutes(10));
        deliver();
        assertEquals(2, received.size());
        assertEquals(received.get(0).id(), received.get(1).id());
        assertEquals(DeliveryState.ACCEPTED, status(treatment).state());
    }

    @Test
    public void anAnswerToWhatHasChangedMeanwhileIsNotTakenForTheChange() throws Exception {
        switchOn(DAY);
        Treatment treatment = recorded("P-1", DAY);
        other = delivery -> {
            other = next -> RegisterAnswer.accepted("second");
            try {
                clinic.change(treatment, details("P-1", DAY, 37, "L2"));
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
            return RegisterAnswer.accepted("first");
        };
        deliver();
        deliver();
        assertEquals(2, received.size());
        assertEquals("second", status(treatment).reference());
        assertEquals(DeliveryState.ACCEPTED, status(treatment).state());
    }

    @Test
    public void whileTheConnectorIsNotInstalledTreatmentsWait() throws Exception {
        switchOn(DAY);
        connectors.remove(connector);
        Treatment treatment = recorded("P-1", DAY);
        deliver();
        assertEquals(DeliveryState.TO_SEND, status(treatment).state());
        connectors.add(connector, Map.of(RegisterConnector.NAME, "test"));
        deliver();
        assertEquals(DeliveryState.ACCEPTED, status(treatment).state());
    }

    @Test
    public void theListIsNarrowedByStateAndRightsAndGoesOn() throws Exception {
        switchOn(DAY);
        for (int i = 0; i < 3; i++) {
            recorded("P-" + i, DAY);
            GROUND.clock().advance(Duration.ofSeconds(1));
        }
        deliver();
        clinic.record(clinic.south, details("P-9", DAY, 36, "L9"));
        other = delivery -> RegisterAnswer.refused("No");
        deliver();

        assertEquals(4, list(null, Page.Request.FIRST).items().size());
        assertEquals(1, list(DeliveryState.REFUSED, Page.Request.FIRST).items().size());
        Page<DeliveryStatus> part = list(null, new Page.Request(null, 3));
        assertEquals(1, list(null, new Page.Request(part.next(), 3)).items().size());
        assertEquals(
                3,
                clinic.as(clinic.person(Level.VIEW), () -> register.list(null, Page.Request.FIRST))
                        .items()
                        .size());
        assertEquals(
                List.of(),
                clinic.as(clinic.stranger(), () -> register.list(null, Page.Request.FIRST))
                        .items());
    }

    private Page<DeliveryStatus> list(DeliveryState state, Page.Request page) throws Exception {
        return clinic.run(() -> register.list(state, page));
    }

    @Test
    public void othersSeeAndDoNothing() throws Exception {
        switchOn(DAY);
        Treatment treatment = recorded("P-1", DAY);
        deliver();
        assertEquals(
                404,
                clinic.refused(clinic.stranger(), () -> register.status(treatment.id()))
                        .status());
        assertEquals(
                404,
                clinic.refused(clinic.stranger(), () -> register.sendAgain(treatment.id()))
                        .status());
        assertEquals(
                "no-right",
                clinic.refused(clinic.person(Level.VIEW), () -> register.sendAgain(treatment.id()))
                        .type());
        assertFalse(clinic.as(clinic.stranger(), register::choice).on());
    }

    @Test
    public void wrongChoicesAreNamedAndChangeNothing() throws Exception {
        assertEquals(
                List.of("/connector unknown", "/firstDay required"),
                faults(clinic.refused(() -> register.choose(0, "no-such", null))));
        assertEquals(
                List.of("/firstDay out-of-range"),
                faults(clinic.refused(() -> register.choose(0, "test", LocalDate.of(1066, 1, 1)))));
        switchOn(DAY);
        assertEquals(
                "changed-meanwhile",
                clinic.refused(() -> register.choose(0, null, null)).type());
        clinic.run(() -> register.choose(1, null, null));
        assertFalse(clinic.run(register::choice).on());
        recorded("P-1", DAY);
        deliver();
        assertEquals(List.of(), received);
    }

    @Test
    public void eachDeliveryIsAuditedWithThePatient() throws Exception {
        switchOn(DAY);
        Treatment treatment = recorded("P-1", DAY);
        deliver();
        List<UUID> patients = GROUND.audit().events().stream()
                .filter(event -> event.action() == AuditEvent.Action.EXECUTE
                        && treatment.id().toString().equals(event.objectId()))
                .map(AuditEvent::patient)
                .toList();
        assertEquals(List.of(treatment.patient()), patients);
    }
}
