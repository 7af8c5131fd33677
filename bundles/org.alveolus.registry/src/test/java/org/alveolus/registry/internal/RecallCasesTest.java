package org.alveolus.registry.internal;

import static org.alveolus.registry.internal.Clinic.byHand;
import static org.alveolus.registry.internal.Clinic.faults;
import static org.alveolus.registry.internal.Clinic.placement;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.alveolus.api.Caller;
import org.alveolus.api.Level;
import org.alveolus.api.Page;
import org.alveolus.api.Problem;
import org.alveolus.api.audit.AuditEvent;
import org.alveolus.api.registry.RecallContact;
import org.alveolus.api.registry.RecallContact.Outcome;
import org.alveolus.api.registry.RecallContact.Way;
import org.alveolus.api.registry.Treatment;
import org.alveolus.api.stock.StockItem;
import org.alveolus.registry.internal.RecallCases.Member;
import org.alveolus.registry.internal.RecallCases.Shown;
import org.alveolus.registry.internal.domain.RecallCase.Act;
import org.alveolus.registry.internal.domain.RecallCase.Event;
import org.alveolus.registry.internal.domain.RecallCase.Notice;
import org.alveolus.registry.internal.domain.RecallCase.State;
import org.alveolus.registry.internal.domain.RecallCriteria;
import org.alveolus.testing.TestGround;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.ClassRule;
import org.junit.Test;

/** Proves R16, P2, P3. */
public class RecallCasesTest {

    @ClassRule
    public static final TestGround GROUND = TestGround.of(Clinic.CAPABILITIES);

    private final Clinic clinic = new Clinic(GROUND);
    private final RecallCases cases = new RecallCases(clinic.own, clinic.neighbours);
    private final Instant now = GROUND.clock().instant();
    private final LocalDate noticed = LocalDate.of(2026, 11, 21);

    @Test
    public void fromTheNoticeToTheClosingReport() throws Exception {
        StockItem piece = clinic.item(Clinic.implant("EF51"));
        placed("P-1", "ef-51");
        placed("P-2", "EF 51");
        placed("P-3", "OTHER");

        Shown opened = open("EF51");
        assertEquals(2, opened.patients());
        assertEquals(0, opened.settled());
        assertEquals(1, opened.items().size());
        UUID id = opened.recall().id();

        Shown quarantined = clinic.run(() -> cases.quarantine(id));
        assertNotNull(quarantined.items().get(0).item().quarantinedAt());
        assertEquals(StockItem.State.QUARANTINED, clinic.state(piece));

        List<Member> members = members(id);
        assertEquals(
                List.of("P-1", "P-2"),
                members.stream().map(member -> member.known().number()).toList());
        Member first = contact(id, members.get(0), Outcome.NOT_REACHED, "Voicemail", false);
        assertNull(first.person().settledAt());
        first = contact(id, members.get(0), Outcome.APPOINTMENT_MADE, null, true);
        assertNotNull(first.person().settledAt());
        assertEquals(2, first.person().contacts().size());

        Problem early = clinic.refused(() -> cases.close(id, " "));
        assertEquals(List.of("/reason patients-open"), faults(early));
        assertEquals(1L, early.extensions().get("open"));
        Shown closed = clinic.run(() -> cases.close(id, "P-2 moved abroad"));
        assertEquals(State.CLOSED, closed.recall().state());
        assertEquals("P-2 moved abroad", closed.recall().closingReason());
        assertEquals(
                "case-closed",
                clinic.refused(() -> cases.settle(id, members.get(1).person().id(), true, null))
                        .type());

        for (Locale language : List.of(Locale.ENGLISH, Locale.GERMAN, Locale.forLanguageTag("nl"))) {
            String report = text(clinic.run(() -> cases.report(id, language)));
            for (String part : List.of(
                    "FSN-2026-0117",
                    "Loosening at the neck",
                    "P-1",
                    "P-2",
                    "EF51",
                    "Voicemail",
                    "P-2 moved abroad",
                    "Cabinet",
                    "Linden Tandheelkunde")) {
                assertTrue(language + ": " + part, report.contains(part));
            }
            assertFalse(report.contains("P-3"));
        }

        Shown reopened = clinic.run(() -> cases.reopen(id, "P-2 came back"));
        assertEquals(State.OPEN, reopened.recall().state());
        assertNull(reopened.recall().closingReason());
        assertEquals(
                List.of(Act.OPENED, Act.QUARANTINED, Act.CLOSED, Act.REOPENED),
                reopened.events().stream().map(Event::act).toList());
        clinic.run(() -> cases.settle(id, members.get(1).person().id(), true, "Seen"));
        assertNull(clinic.run(() -> cases.close(id, null)).recall().closingReason());
    }

    @Test
    public void aPatientRecordedLaterAppearsWhileTheCaseIsOpen() throws Exception {
        placed("P-1", "EF51");
        Shown opened = open("EF51");
        UUID id = opened.recall().id();
        Member first = members(id).get(0);
        clinic.run(() -> cases.settle(id, first.person().id(), true, null));

        placed("P-2", "ef/51");
        placed("P-3", "EF52");
        Treatment other = placed("P-4", "EF52");
        clinic.change(other, clinic.implant("P-4", 36, byHand(Clinic.implant("EF-51"))));

        assertEquals(
                List.of("P-1", "P-2", "P-4"),
                members(id).stream().map(member -> member.known().number()).toList());
        assertEquals(1, clinic.run(() -> cases.get(id)).settled());

        placed("P-1", "EF51");
        assertEquals(
                "there is something to do again",
                0,
                clinic.run(() -> cases.get(id)).settled());

        clinic.run(() -> cases.close(id, "Withdrawn"));
        placed("P-5", "EF51");
        assertEquals(3, members(id).size());
        clinic.run(() -> cases.reopen(id, "Renewed"));
        assertEquals(4, members(id).size());
    }

    @Test
    public void whatWasFoundStaysInTheCase() throws Exception {
        Treatment treatment = placed("P-1", "EF51");
        UUID id = open("EF51").recall().id();

        clinic.change(treatment, clinic.implant("P-1", 36, byHand(Clinic.implant("EF52"))));
        clinic.run(() -> cases.refresh(id));

        Member member = members(id).get(0);
        assertEquals("EF51", member.person().devices().get(0).piece().lot());
    }

    @Test
    public void aPatientIsMeantByTheDirectorysIdToo() throws Exception {
        Treatment treatment = placed("P-1", "EF51");
        Treatment other = placed("P-2", "EF52");
        UUID id = open("EF51").recall().id();

        Member member = clinic.run(() -> cases.contactPatient(id, treatment.patient(), at(now), true));

        assertEquals(1, member.person().contacts().size());
        assertNotNull(member.person().settledAt());
        assertEquals(
                404,
                clinic.refused(() -> cases.contactPatient(id, other.patient(), at(now), true))
                        .status());
    }

    @Test
    public void aWithdrawnContactStaysInSight() throws Exception {
        placed("P-1", "EF51");
        UUID id = open("EF51").recall().id();
        Member member = contact(id, members(id).get(0), Outcome.DECLINED, "Wrong patient", false);
        UUID contact = member.person().contacts().get(0).id();

        Member after = clinic.run(() -> cases.withdraw(id, member.person().id(), contact));

        assertNotNull(after.person().contacts().get(0).withdrawnAt());
        assertEquals(
                404,
                clinic.refused(() -> cases.withdraw(id, member.person().id(), contact))
                        .status());
    }

    @Test
    public void whoMayNotSeeALocationIsToldHowManyMoreThereAre() throws Exception {
        placed("P-1", "EF51");
        clinic.record(clinic.south, clinic.implant("P-9", 36, byHand(Clinic.implant("EF51"))));
        UUID id = open("EF51").recall().id();
        assertEquals(2, members(id).size());
        UUID hiddenPerson = members(id).get(1).person().id();
        Caller north = clinic.person(Level.EDIT);

        Shown shown = clinic.as(north, () -> cases.get(id));
        assertEquals(1, shown.patients());
        assertEquals(1, shown.hiddenPatients());
        assertEquals(List.of("Dr. B. Voorbeeld"), shown.hidden().get(0).openedBy());
        assertEquals(
                1,
                clinic.as(north, () -> cases.patients(id, Clinic.ALL)).items().size());
        assertEquals(
                403,
                clinic.refused(north, () -> cases.settle(id, hiddenPerson, true, null))
                        .status());
        assertTrue(
                text(clinic.as(north, () -> cases.report(id, Locale.ENGLISH))).contains("1 more patients"));
        assertEquals(
                "nobody is forgotten: it cannot be closed without a reason",
                List.of("/reason patients-open"),
                faults(clinic.refused(north, () -> {
                    cases.settle(id, members(id, north).get(0).person().id(), true, null);
                    return cases.close(id, null);
                })));
    }

    @Test
    public void rightsAndInstitutionsHold() throws Exception {
        placed("P-1", "EF51");
        UUID id = open("EF51").recall().id();
        UUID person = members(id).get(0).person().id();
        Caller reader = clinic.person(Level.VIEW);
        List<Callable<?>> writes = List.of(
                () -> cases.open(notice(), lot("EF51"), null),
                () -> cases.refresh(id),
                () -> cases.quarantine(id),
                () -> cases.release(id, "x"),
                () -> cases.close(id, "x"),
                () -> cases.change(id, 1, notice(), null),
                () -> cases.settle(id, person, true, null));
        for (Callable<?> write : writes) {
            assertEquals(403, clinic.refused(reader, write).status());
        }
        assertEquals(
                1, clinic.as(reader, () -> cases.list(null, Clinic.ALL)).items().size());

        Caller stranger = clinic.stranger();
        for (Callable<?> act : writes.subList(1, writes.size())) {
            assertEquals(404, clinic.refused(stranger, act).status());
        }
        assertEquals(404, clinic.refused(stranger, () -> cases.get(id)).status());
        assertEquals(
                404,
                clinic.refused(stranger, () -> cases.report(id, Locale.ENGLISH)).status());
        assertEquals(
                0,
                clinic.as(stranger, () -> cases.list(null, Clinic.ALL)).items().size());
    }

    @Test
    public void withoutTheStockTheCaseIsWorkedAndSaysSo() throws Exception {
        placed("P-1", "EF51");
        clinic.stockPresent = Optional.empty();
        Shown opened = open("EF51");

        assertFalse(opened.stockPresent());
        assertEquals(1, opened.patients());
        UUID id = opened.recall().id();
        assertEquals("stock-absent", clinic.refused(() -> cases.quarantine(id)).type());
        assertTrue(text(clinic.run(() -> cases.report(id, Locale.ENGLISH))).contains("stock is not installed"));

        clinic.stockPresent = Optional.of(clinic.stock);
        StockItem piece = clinic.item(Clinic.implant("EF51"));
        assertEquals(1, clinic.run(() -> cases.refresh(id)).items().size());
        clinic.run(() -> cases.quarantine(id));
        Shown released = clinic.run(() -> cases.release(id, "Not concerned after all"));
        assertNotNull(released.items().get(0).item().releasedAt());
        assertEquals(StockItem.State.IN_STOCK, clinic.state(piece));
    }

    @Test
    public void everyFaultIsNamed() throws Exception {
        placed("P-1", "EF51");
        UUID id = open("EF51").recall().id();
        Member member = members(id).get(0);
        UUID person = member.person().id();

        assertEquals(
                List.of("/reference required", "/noticeDate required", "/assigned unknown"),
                faults(clinic.refused(() -> cases.open(new Notice(" ", null, null), lot("EF51"), UUID.randomUUID()))));
        assertEquals(
                List.of("/reference too-long", "/noticeDate in-future", "/notice too-long"),
                faults(clinic.refused(() -> cases.open(
                        new Notice("x".repeat(201), LocalDate.of(2026, 12, 24), "x".repeat(4001)),
                        lot("EF51"),
                        null))));
        assertEquals(
                List.of("/supplier unknown"),
                faults(clinic.refused(() -> cases.open(
                        notice(),
                        new RecallCriteria(null, null, null, null, null, UUID.randomUUID(), null, null),
                        null))));
        assertEquals(
                List.of("/at required", "/way required", "/outcome required", "/remark too-long"),
                faults(clinic.refused(() ->
                        cases.contact(id, person, new RecallContact(null, null, null, "x".repeat(1001)), false))));
        assertEquals(
                List.of("/at in-future"),
                faults(clinic.refused(() -> cases.contact(id, person, at(now.plus(Duration.ofHours(1))), false))));
        assertEquals(
                List.of("/at before-notice"),
                faults(clinic.refused(() -> cases.contact(id, person, at(now.minus(Duration.ofDays(9))), false))));
        assertEquals(List.of("/reason required"), faults(clinic.refused(() -> cases.release(id, null))));
        assertEquals("case-open", clinic.refused(() -> cases.reopen(id, "x")).type());
        assertEquals(
                404,
                clinic.refused(() -> cases.settle(id, UUID.randomUUID(), true, null))
                        .status());
        assertEquals(
                412, clinic.refused(() -> cases.change(id, 99, notice(), null)).status());
        assertEquals(0, members(id).get(0).person().contacts().size());
    }

    @Test
    public void theListShowsTheLatestFirstAndHowFarTheyAre() throws Exception {
        placed("P-1", "EF51");
        UUID first = open("EF51").recall().id();
        UUID second = open("NONE").recall().id();
        clinic.run(() -> cases.settle(first, members(first).get(0).person().id(), true, null));
        clinic.run(() -> cases.close(second, null));

        Page<RecallCases.Listed> latest = clinic.run(() -> cases.list(null, new Page.Request(null, 1)));
        assertEquals(second, latest.items().get(0).recall().id());
        Page<RecallCases.Listed> page = clinic.run(() -> cases.list(null, new Page.Request(latest.next(), 1)));
        assertEquals(first, page.items().get(0).recall().id());
        assertEquals(1, page.items().get(0).patients());
        assertEquals(1, page.items().get(0).settled());
        assertEquals(
                List.of(first),
                clinic.run(() -> cases.list(State.OPEN, Clinic.ALL)).items().stream()
                        .map(listed -> listed.recall().id())
                        .toList());
    }

    @Test
    public void everyPatientShownIsInTheAuditLog() throws Exception {
        Treatment treatment = placed("P-1", "EF51");
        UUID id = open("EF51").recall().id();
        GROUND.audit().clear();

        members(id);

        assertEquals(
                List.of(treatment.patient()),
                GROUND.audit().events().stream()
                        .filter(event -> event.objectType().equals("recall-case"))
                        .map(AuditEvent::patient)
                        .toList());
    }

    private Treatment placed(String patient, String lot) throws Exception {
        return clinic.record(clinic.details(
                patient, LocalDate.of(2026, 11, 20), List.of(placement(36, byHand(Clinic.implant(lot)), null))));
    }

    private Notice notice() {
        return new Notice("FSN-2026-0117", noticed, "Loosening at the neck");
    }

    private static RecallCriteria lot(String lot) {
        return new RecallCriteria.Form(lot, null, null, null, null, null, null, null).checked();
    }

    private Shown open(String lot) throws Exception {
        return clinic.run(() -> cases.open(notice(), lot(lot), null));
    }

    private RecallContact at(Instant at) {
        return new RecallContact(at, Way.TELEPHONE, Outcome.REACHED, null);
    }

    private Member contact(UUID id, Member member, Outcome outcome, String remark, boolean settles) throws Exception {
        return clinic.run(() -> cases.contact(
                id, member.person().id(), new RecallContact(now, Way.TELEPHONE, outcome, remark), settles));
    }

    private List<Member> members(UUID id) throws Exception {
        return clinic.run(() -> cases.patients(id, Clinic.ALL)).items();
    }

    private List<Member> members(UUID id, Caller caller) throws Exception {
        return clinic.as(caller, () -> cases.patients(id, Clinic.ALL)).items();
    }

    private static String text(byte[] pdf) throws Exception {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }
}
