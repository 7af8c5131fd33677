package org.alveolus.registry.internal;

import static org.alveolus.registry.internal.Clinic.byHand;
import static org.alveolus.registry.internal.Clinic.faults;
import static org.alveolus.registry.internal.Clinic.placement;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.alveolus.api.Level;
import org.alveolus.api.Problem;
import org.alveolus.api.audit.AuditEvent;
import org.alveolus.api.registry.FollowUpEntry;
import org.alveolus.api.registry.FollowUpEntry.Kind;
import org.alveolus.api.registry.ToothPosition;
import org.alveolus.api.registry.Treatment;
import org.alveolus.api.registry.TreatmentDetails;
import org.alveolus.registry.internal.FollowUps.Implant;
import org.alveolus.registry.internal.domain.FollowUp;
import org.alveolus.registry.internal.domain.FollowUp.Act;
import org.alveolus.registry.internal.domain.RecallCriteria;
import org.alveolus.testing.TestGround;
import org.junit.ClassRule;
import org.junit.Test;

/** Proves R9. */
public class FollowUpsTest {

    @ClassRule
    public static final TestGround GROUND = TestGround.of(Clinic.CAPABILITIES);

    private final Clinic clinic = new Clinic(GROUND);
    private final FollowUps followUps = new FollowUps(clinic.own, clinic.neighbours, clinic.choices);
    private final LocalDate today = LocalDate.ofInstant(GROUND.clock().instant(), ZoneId.of("Europe/Amsterdam"));
    private final LocalDate surgery = today.minusYears(2);

    @Test
    public void visitsComplicationsAndLossMakeATimeline() throws Exception {
        Treatment treatment = two("P-1");
        List<Implant> implants = implants(treatment);
        UUID first = implants.get(0).placement();
        UUID second = implants.get(1).placement();

        add(treatment, Kind.LOSS, List.of(first), entry(today, "peri-implantitis"));
        add(treatment, Kind.COMPLICATION, List.of(first), entry(today.minusDays(30), "peri-implantitis"));
        List<FollowUp> visits = add(
                treatment,
                Kind.VISIT,
                List.of(first, second),
                new FollowUpEntry(
                        surgery.plusDays(7), null, " Sutures removed. ", clinic.practitioner, surgery.plusDays(90)));

        assertEquals(2, visits.size());
        assertEquals("Sutures removed.", visits.get(1).entry().text());
        assertEquals("Dr. A. Voorbeeld", visits.get(1).byName());
        implants = implants(treatment);
        assertEquals(
                List.of(Kind.VISIT, Kind.COMPLICATION, Kind.LOSS),
                implants.get(0).entries().stream().map(FollowUp::kind).toList());
        assertEquals(today, implants.get(0).loss().date());
        assertEquals(
                List.of(Kind.VISIT),
                implants.get(1).entries().stream().map(FollowUp::kind).toList());
        assertNull(implants.get(1).loss());
        assertEquals(
                surgery.plusDays(90), implants.get(1).entries().get(0).entry().nextVisit());
    }

    @Test
    public void implantsAreMeantByTheirPositionsToo() throws Exception {
        Treatment treatment = two("P-1");
        List<ToothPosition> positions =
                implants(treatment).stream().map(Implant::position).toList();

        clinic.run(() -> followUps.addAt(treatment.id(), Kind.VISIT, positions, entry(today, null)));
        assertEquals(
                List.of("/placements/1 unknown"),
                faults(clinic.refused(() -> followUps.addAt(
                        treatment.id(),
                        Kind.VISIT,
                        List.of(positions.get(0), ToothPosition.of(18)),
                        entry(today, null)))));

        assertTrue(implants(treatment).stream()
                .allMatch(implant -> implant.entries().size() == 1));
    }

    @Test
    public void aLossWithinSixMonthsIsEarly() throws Exception {
        Treatment treatment = two("P-1");
        List<Implant> implants = implants(treatment);
        add(treatment, Kind.LOSS, List.of(implants.get(0).placement()), entry(surgery.plusMonths(6), "infection"));
        add(
                treatment,
                Kind.LOSS,
                List.of(implants.get(1).placement()),
                entry(surgery.plusMonths(6).minusDays(1), "infection"));

        assertTrue(!implants(treatment).get(0).loss().early());
        assertTrue(implants(treatment).get(1).loss().early());
    }

    @Test
    public void everyFaultIsNamedAndNothingIsRecorded() throws Exception {
        Treatment treatment = two("P-1");
        List<UUID> placements =
                implants(treatment).stream().map(Implant::placement).toList();
        UUID nobody = UUID.randomUUID();

        assertEquals(
                List.of("/date before-surgery"),
                refused(treatment, Kind.VISIT, placements, entry(surgery.minusDays(1), null)));
        assertEquals(
                List.of("/date in-future"), refused(treatment, Kind.VISIT, placements, entry(today.plusDays(1), null)));
        assertEquals(
                List.of("/date required", "/code required", "/by required"),
                refused(treatment, Kind.LOSS, placements, new FollowUpEntry(null, null, null, null, null)));
        assertEquals(
                List.of("/code unknown-choice"),
                refused(treatment, Kind.LOSS, placements, entry(today, "screw-loosening")));
        assertEquals(
                List.of("/code not-allowed"), refused(treatment, Kind.VISIT, placements, entry(today, "infection")));
        assertEquals(
                List.of("/text too-long", "/nextVisit before-visit", "/by unknown"),
                refused(
                        treatment,
                        Kind.VISIT,
                        placements,
                        new FollowUpEntry(today, null, "x".repeat(4001), nobody, today.minusDays(1))));
        assertEquals(
                List.of("/nextVisit not-allowed"),
                refused(
                        treatment,
                        Kind.LOSS,
                        placements,
                        new FollowUpEntry(today, "trauma", null, clinic.practitioner, today.plusDays(9))));
        assertEquals(List.of("/placements required"), refused(treatment, Kind.VISIT, List.of(), entry(today, null)));
        assertEquals(
                List.of("/placements/0 unknown"), refused(treatment, Kind.VISIT, List.of(nobody), entry(today, null)));
        assertEquals(
                List.of("/placements/1 duplicate"),
                refused(treatment, Kind.VISIT, List.of(placements.get(0), placements.get(0)), entry(today, null)));
        assertTrue(implants(treatment).stream()
                .allMatch(implant -> implant.entries().isEmpty()));
    }

    @Test
    public void anImplantIsLostOnceAndAgainWhenThatWasDeleted() throws Exception {
        Treatment treatment = two("P-1");
        UUID placement = implants(treatment).get(0).placement();
        UUID other = implants(treatment).get(1).placement();
        FollowUp loss = add(treatment, Kind.LOSS, List.of(placement), entry(today, "trauma"))
                .get(0);

        Problem again = clinic.refused(
                () -> followUps.add(treatment.id(), Kind.LOSS, List.of(other, placement), entry(today, "trauma")));
        assertEquals("lost-already", again.type());
        assertEquals(List.of("/placements/1 lost-already"), faults(again));
        assertNull(implants(treatment).get(1).loss());

        delete(treatment, loss);
        add(treatment, Kind.LOSS, List.of(placement), entry(today, "fracture"));
        assertEquals(
                "lost-already",
                clinic.refused(() -> followUps.restore(treatment.id(), Kind.LOSS, loss.id()))
                        .type());
    }

    @Test
    public void whatWasCorrectedDeletedAndRestoredLeavesItsTrace() throws Exception {
        Treatment treatment = two("P-1");
        UUID placement = implants(treatment).get(0).placement();
        FollowUp loss = add(treatment, Kind.LOSS, List.of(placement), entry(today, "trauma"))
                .get(0);

        FollowUp corrected = clinic.run(() -> followUps.correct(
                treatment.id(),
                Kind.LOSS,
                loss.id(),
                loss.version(),
                new FollowUpEntry(
                        today.minusDays(3), "fracture", "Broken below the collar", clinic.practitioner, null)));
        assertEquals("fracture", corrected.entry().code());
        assertEquals(
                "changed-meanwhile",
                clinic.refused(() -> followUps.correct(
                                treatment.id(), Kind.LOSS, loss.id(), loss.version(), entry(today, "other")))
                        .type());
        delete(treatment, corrected);
        assertNull(implants(treatment).get(0).loss());
        assertEquals(
                404,
                clinic.refused(() -> {
                            followUps.delete(treatment.id(), Kind.LOSS, loss.id(), -1);
                            return null;
                        })
                        .status());
        clinic.run(() -> followUps.restore(treatment.id(), Kind.LOSS, loss.id()));

        FollowUp shown = implants(treatment).get(0).entries().get(0);
        assertEquals(
                List.of(Act.CORRECTED, Act.DELETED, Act.RESTORED),
                shown.former().stream().map(FollowUp.Former::act).toList());
        assertEquals("trauma", shown.former().get(0).entry().code());
        assertEquals(today, shown.former().get(0).entry().date());
        assertEquals("fracture", shown.former().get(1).entry().code());
        assertEquals(
                List.of(
                        AuditEvent.Action.CREATE,
                        AuditEvent.Action.UPDATE,
                        AuditEvent.Action.DELETE,
                        AuditEvent.Action.UPDATE),
                GROUND.audit().events().stream()
                        .filter(event -> loss.id().toString().equals(event.objectId()))
                        .filter(event -> treatment.patient().equals(event.patient()))
                        .map(AuditEvent::action)
                        .toList());
    }

    @Test
    public void aLostImplantIsReplacedByALaterOneAtItsPosition() throws Exception {
        Treatment treatment = two("P-1");
        UUID placement = implants(treatment).get(0).placement();
        add(treatment, Kind.LOSS, List.of(placement), entry(surgery.plusDays(100), "trauma"));
        at("P-1", surgery.plusDays(50), 36);
        at("P-1", surgery.plusDays(200), 35);
        at("P-2", surgery.plusDays(200), 36);
        assertNull(implants(treatment).get(0).loss().replacement());

        Treatment later = at("P-1", surgery.plusDays(210), 36);

        assertEquals(
                new FollowUps.Replacement(later.id(), surgery.plusDays(210)),
                implants(treatment).get(0).loss().replacement());
    }

    @Test
    public void aRecallShowsLostImplantsAsLost() throws Exception {
        Treatment treatment = two("P-1");
        add(
                treatment,
                Kind.LOSS,
                List.of(implants(treatment).get(0).placement()),
                entry(surgery.plusDays(100), "trauma"));

        List<Recalls.Found> found = clinic.run(() -> clinic.recalls.find(
                        new RecallCriteria.Form("EF51", null, null, null, null, null, null, null).checked(),
                        Clinic.ALL))
                .devices()
                .items();

        assertEquals(2, found.size());
        for (Recalls.Found each : found) {
            assertEquals(each.position().number() == 36 ? surgery.plusDays(100) : null, each.lostOn());
        }
    }

    @Test
    public void aTreatmentCannotBeChangedAgainstItsFollowUp() throws Exception {
        Treatment treatment = two("P-1");
        add(treatment, Kind.VISIT, List.of(implants(treatment).get(0).placement()), entry(surgery.plusDays(10), null));
        TreatmentDetails details = treatment.details();

        assertEquals(
                List.of("/surgery/date after-follow-up"),
                faults(clinic.refused(() -> clinic.treatments.change(
                        treatment.id(),
                        treatment.version(),
                        clinic.details("P-1", surgery.plusDays(11), details.placements()),
                        new Problem.Faults()))));
        assertEquals(
                List.of("/placements has-follow-up"),
                faults(clinic.refused(() -> clinic.treatments.change(
                        treatment.id(),
                        treatment.version(),
                        clinic.details(
                                "P-1", surgery, List.of(details.placements().get(1))),
                        new Problem.Faults()))));

        Treatment moved = clinic.change(
                treatment,
                clinic.details(
                        "P-1",
                        surgery,
                        List.of(
                                placement(35, details.placements().get(0).implant(), null),
                                details.placements().get(1))));
        List<Implant> implants = implants(moved);
        assertEquals(35, implants.get(0).position().number());
        assertEquals("its follow-up came with it", 1, implants.get(0).entries().size());
    }

    @Test
    public void whoMayNotEditMayOnlyLook() throws Exception {
        Treatment treatment = two("P-1");
        UUID placement = implants(treatment).get(0).placement();

        assertEquals(
                403,
                clinic.refused(
                                clinic.person(Level.VIEW),
                                () -> followUps.add(treatment.id(), Kind.VISIT, List.of(placement), entry(today, null)))
                        .status());
        assertEquals(
                2,
                clinic.as(clinic.person(Level.VIEW), () -> followUps.implants(treatment.id()))
                        .size());
        assertEquals(
                404,
                clinic.refused(clinic.stranger(), () -> followUps.implants(treatment.id()))
                        .status());
        assertEquals(
                403,
                clinic.refused(clinic.person(Level.NONE), () -> followUps.implants(treatment.id()))
                        .status());
    }

    private Treatment two(String patient) throws Exception {
        return clinic.record(clinic.details(
                patient,
                surgery,
                List.of(
                        placement(36, byHand(Clinic.implant("EF-51")), null),
                        placement(37, byHand(Clinic.implant("EF-51")), null),
                        placement(
                                38,
                                null,
                                byHand(Clinic.device(
                                        org.alveolus.api.catalogue.DeviceKind.ABUTMENT,
                                        "Maker",
                                        "A1",
                                        "X",
                                        null,
                                        null,
                                        null))))));
    }

    private Treatment at(String patient, LocalDate date, int position) throws Exception {
        return clinic.record(
                clinic.details(patient, date, List.of(placement(position, byHand(Clinic.implant("GH52")), null))));
    }

    private FollowUpEntry entry(LocalDate date, String code) {
        return new FollowUpEntry(date, code, null, clinic.practitioner, null);
    }

    private List<Implant> implants(Treatment treatment) throws Exception {
        return clinic.run(() -> followUps.implants(treatment.id()));
    }

    private List<FollowUp> add(Treatment treatment, Kind kind, List<UUID> placements, FollowUpEntry entry)
            throws Exception {
        return clinic.run(() -> followUps.add(treatment.id(), kind, placements, entry));
    }

    private void delete(Treatment treatment, FollowUp entry) throws Exception {
        clinic.run(() -> {
            followUps.delete(treatment.id(), entry.kind(), entry.id(), entry.version());
            return null;
        });
    }

    private List<String> refused(Treatment treatment, Kind kind, List<UUID> placements, FollowUpEntry entry) {
        return faults(clinic.refused(() -> followUps.add(treatment.id(), kind, placements, entry)));
    }
}
