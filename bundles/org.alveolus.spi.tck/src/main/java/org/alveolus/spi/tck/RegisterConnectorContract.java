package org.alveolus.spi.tck;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertTrue;
import static org.junit.Assume.assumeTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.alveolus.spi.register.RegisterAnswer;
import org.alveolus.spi.register.RegisterConnector;
import org.alveolus.spi.register.RegisterDelivery;
import org.alveolus.spi.register.RegisterTreatment;
import org.alveolus.spi.register.RegisterTreatment.Device;
import org.alveolus.spi.register.RegisterTreatment.Placement;
import org.alveolus.spi.udi.CodedDate;
import org.alveolus.spi.udi.UdiIssuer;
import org.junit.Test;

/**
 * The contract of {@link RegisterConnector} as tests. A vendor extends it with a register in the test, which can be switched off:
 *
 * <pre>{@code
 * public class AcmeConnectorTest extends RegisterConnectorContract {
 *     protected RegisterConnector newConnector() { return new AcmeConnector(register.address()); }
 *     protected Set<UUID> registered() { return register.treatments(); }
 *     protected int deliveries() { return register.count(); }
 *     protected void switchOff() { register.stop(); }
 *     protected void switchOn() { register.start(); }
 * }
 * }</pre>
 */
public abstract class RegisterConnectorContract {

    private static final RegisterDelivery.Clinic CLINIC = new RegisterDelivery.Clinic(
            UUID.fromString("01938f6e-6f3a-7b1c-9d2e-3f4a5b6c7d8e"), "Zahnärzte Linden \u4e2d", "NL");

    /** A new connector, as the service registry would get it. */
    protected abstract RegisterConnector newConnector();

    /** The subjects of the treatments that are in the register now, those that were withdrawn left out. */
    protected abstract Set<UUID> registered() throws Exception;

    /** How many deliveries the register has taken since it is there, each repeat of one left out. */
    protected abstract int deliveries() throws Exception;

    /** From now on the register cannot be reached. */
    protected abstract void switchOff() throws Exception;

    /** It can be reached again. */
    protected abstract void switchOn() throws Exception;

    /** A treatment that the register refuses; empty when it takes every one. */
    protected Optional<RegisterTreatment> unwanted() {
        return Optional.empty();
    }

    /** A treatment with everything that one can have. Override it when the register wants more of it. */
    protected RegisterTreatment full() {
        Device device = new Device(
                "Voorbeeld Implants",
                "REF \"1\"",
                "Implantat Ä \u4e2d",
                "EF-51 a",
                "S 1",
                new BigDecimal("4.1"),
                new BigDecimal("12"),
                CodedDate.ofDay(2031, 12, 31),
                UdiIssuer.GS1,
                "07630031730428");
        return new RegisterTreatment(
                "5f3a9c",
                1961,
                LocalDate.of(2026, 11, 20),
                "77aa01",
                "bounded-gap",
                List.of(new Placement(36, "mandible-molar", device, device), new Placement(16, "zygoma", device, null)),
                List.of("sinus-lift-lateral", "own-technique"),
                List.of(16, 17),
                List.of(device));
    }

    /** A treatment of which only the required is known. */
    protected RegisterTreatment scant() {
        Device unknown = new Device(null, null, null, null, null, null, null, null, null, null);
        return new RegisterTreatment(
                "5f3a9d",
                null,
                LocalDate.of(2026, 11, 20),
                "77aa01",
                "other",
                List.of(new Placement(11, "maxilla-front", unknown, null)),
                List.of(),
                List.of(),
                List.of());
    }

    @Test
    public void treatmentsAreAccepted() throws Exception {
        for (RegisterTreatment treatment : List.of(full(), scant())) {
            RegisterDelivery delivery = delivery(UUID.randomUUID(), treatment);
            assertAccepted(newConnector().deliver(delivery));
            assertTrue(registered().contains(delivery.subject()));
        }
    }

    @Test
    public void aRepeatIsTheSameAsOnce() throws Exception {
        RegisterDelivery delivery = delivery(UUID.randomUUID(), full());
        int before = deliveries();
        assertAccepted(newConnector().deliver(delivery));
        assertAccepted(newConnector().deliver(delivery));
        assertEquals(before + 1, deliveries());
    }

    @Test
    public void aCorrectionTakesThePlaceOfWhatCameBefore() throws Exception {
        RegisterConnector connector = newConnector();
        UUID subject = UUID.randomUUID();
        Set<UUID> before = registered();
        assertAccepted(connector.deliver(delivery(subject, scant())));
        assertAccepted(connector.deliver(delivery(subject, full())));
        assertTrue(registered().contains(subject));
        assertEquals(before.size() + 1, registered().size());
    }

    @Test
    public void whatIsWithdrawnIsInTheRegisterNoMore() throws Exception {
        RegisterConnector connector = newConnector();
        UUID subject = UUID.randomUUID();
        assertAccepted(connector.deliver(delivery(subject, full())));
        RegisterDelivery withdrawal = delivery(subject, null);
        assertTrue(withdrawal.withdrawal());
        assertAccepted(connector.deliver(withdrawal));
        assertAccepted(connector.deliver(withdrawal));
        assertFalse(registered().contains(subject));
        assertAccepted(connector.deliver(delivery(subject, full())));
        assertTrue("brought back", registered().contains(subject));
    }

    @Test
    public void whatTheRegisterDoesNotTakeIsRefusedWithAReason() throws Exception {
        assumeTrue("The register takes every treatment", unwanted().isPresent());
        RegisterDelivery delivery = delivery(UUID.randomUUID(), unwanted().orElseThrow());
        RegisterAnswer answer = newConnector().deliver(delivery);
        assertEquals(RegisterAnswer.Kind.REFUSED, answer.kind());
        assertReason(answer.reason());
        assertFalse(registered().contains(delivery.subject()));
    }

    @Test
    public void nothingIsLostOrDoubledWhenTheRegisterIsAway() throws Exception {
        RegisterConnector connector = newConnector();
        RegisterDelivery delivery = delivery(UUID.randomUUID(), full());
        int before = deliveries();
        switchOff();
        try {
            RegisterAnswer answer = connector.deliver(delivery);
            assertEquals(RegisterAnswer.Kind.LATER, answer.kind());
            assertReason(answer.reason());
        } catch (IOException e) {
            assertReason(e.getMessage());
        } finally {
            switchOn();
        }
        assertAccepted(connector.deliver(delivery));
        assertEquals(before + 1, deliveries());
    }

    @Test
    public void manyThreadsDeliverAtOnce() throws Exception {
        RegisterConnector connector = newConnector();
        int before = deliveries();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<RegisterAnswer>> answers = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                RegisterDelivery delivery = delivery(UUID.randomUUID(), full());
                answers.add(threads.submit(() -> connector.deliver(delivery)));
                answers.add(threads.submit(() -> connector.deliver(delivery)));
            }
            for (Future<RegisterAnswer> answer : answers) {
                assertAccepted(answer.get());
            }
        } finally {
            threads.shutdownNow();
        }
        assertEquals(before + 6, deliveries());
    }

    private static RegisterDelivery delivery(UUID subject, RegisterTreatment treatment) {
        return new RegisterDelivery(UUID.randomUUID(), subject, CLINIC, treatment);
    }

    private static void assertAccepted(RegisterAnswer answer) {
        assertNotNull("An answer is given", answer);
        assertEquals(answer.reason(), RegisterAnswer.Kind.ACCEPTED, answer.kind());
        assertTrue(
                "The reference is short enough",
                answer.reference() == null || answer.reference().length() <= 200);
    }

    private static void assertReason(String reason) {
        assertTrue("A reason is given", reason != null && !reason.isBlank());
        assertTrue("The reason is one line: " + reason, reason.chars().noneMatch(Character::isISOControl));
    }
}
