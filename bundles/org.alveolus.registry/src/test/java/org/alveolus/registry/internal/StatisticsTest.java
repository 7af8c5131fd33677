package org.alveolus.registry.internal;

import static org.alveolus.registry.internal.Clinic.byHand;
import static org.alveolus.registry.internal.Clinic.faults;
import static org.alveolus.registry.internal.Clinic.placement;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.alveolus.api.EntityTags;
import org.alveolus.api.Level;
import org.alveolus.api.Problem;
import org.alveolus.api.ProblemException;
import org.alveolus.api.catalogue.Device;
import org.alveolus.api.catalogue.DeviceKind;
import org.alveolus.api.registry.FollowUpEntry;
import org.alveolus.api.registry.FollowUpEntry.Kind;
import org.alveolus.api.registry.Treatment;
import org.alveolus.api.registry.TreatmentDetails;
import org.alveolus.registry.internal.Statistics.Answer;
import org.alveolus.registry.internal.domain.FollowUpRules;
import org.alveolus.registry.internal.statistics.Extract.Implant;
import org.alveolus.registry.internal.statistics.Extract.Treated;
import org.alveolus.registry.internal.statistics.Month;
import org.alveolus.registry.internal.statistics.Practice;
import org.alveolus.registry.internal.statistics.Question;
import org.alveolus.registry.internal.statistics.RegisterRule;
import org.alveolus.registry.internal.statistics.SlowCount;
import org.alveolus.testing.TestGround;
import org.junit.After;
import org.junit.ClassRule;
import org.junit.Test;

/** Proves R10. */
public class StatisticsTest {

    @ClassRule
    public static final TestGround GROUND = TestGround.of(Clinic.CAPABILITIES);

    private static final List<String> INDICATIONS = List.of("single-tooth", "free-end", "edentulous-upper");

    private final Clinic clinic = new Clinic(GROUND);
    private final FollowUps followUps = new FollowUps(clinic.own, clinic.neighbours, clinic.choices);
    private final RegisterRules rules = new RegisterRules(clinic.own, clinic.choices);
    private final Statistics statistics = new Statistics(clinic.own, clinic.neighbours, rules);

    /** Of another node, where there can be one. */
    private final Statistics elsewhere = System.getProperty(TestGround.POSTGRES_PROPERTY) == null
            ? statistics
            : new Statistics(clinic.own, clinic.neighbours, rules);

    private final LocalDate today = LocalDate.ofInstant(GROUND.clock().instant(), ZoneId.of("Europe/Amsterdam"));
    private final ExecutorService people = Executors.newFixedThreadPool(4);
    private final Queue<UUID> recorded = new ConcurrentLinkedQueue<>();

    @After
    public void leave() {
        people.shutdownNow();
    }

    @Test
    public void whateverChangesIsCountedAtOnce() throws Exception {
        Random random = new Random(20261122);
        for (int i = 0; i < 120; i++) {
            change(random);
            if (i % 4 == 0) {
                check(Practice.question(random, List.of(clinic.north, clinic.south), List.of(clinic.practitioner)));
            }
        }
        check(Practice.EVERYTHING);
    }

    @Test
    public void nothingIsMissedWhenSeveralChangeAndAskAtTheSameTime() throws Exception {
        for (int round = 0; round < 5; round++) {
            List<Future<Void>> all = new ArrayList<>();
            for (int person = 0; person < 4; person++) {
                Random random = new Random(round * 10L + person);
                boolean asks = person > 1;
                Statistics here = person == 2 ? statistics : elsewhere;
                all.add(people.submit(() -> {
                    for (int i = 0; i < 12; i++) {
                        if (asks) {
                            clinic.run(() -> here.ask(Practice.EVERYTHING));
                        } else {
                            changeOrGiveUp(random);
                        }
                    }
                    return null;
                }));
            }
            for (Future<Void> each : all) {
                each.get();
            }
            check(Practice.EVERYTHING);
        }
    }

    @Test
    public void whatIsRolledBackIsNotCounted() throws Exception {
        record(new Random(1));
        check(Practice.EVERYTHING);
        Problem problem = clinic.refused(() -> GROUND.transactions().<Treatment>run(() -> {
            clinic.treatments.record(details(new Random(2)), new Problem.Faults());
            throw Problem.conflict("too-late", "It is too late.").exception();
        }));
        assertEquals("too-late", problem.type());
        check(Practice.EVERYTHING);
    }

    @Test
    public void everythingCanBeMadeAnewAndPreparedBeforehand() throws Exception {
        Random random = new Random(3);
        for (int i = 0; i < 20; i++) {
            record(random);
        }
        clinic.run(() -> {
            statistics.prepare();
            return null;
        });
        check(Practice.EVERYTHING);
        assertTrue(clinic.run(statistics::renew) > 0);
        check(Practice.EVERYTHING);
    }

    @Test
    public void countsOnlyWhereOneMaySeeAndSaysWhatIsLeftOut() throws Exception {
        clinic.record(clinic.north, clinic.implant("P-1", 36, byHand(Clinic.implant("A"))));
        clinic.record(clinic.south, clinic.implant("P-2", 36, byHand(Clinic.implant("B"))));

        Answer answer = clinic.as(clinic.person(Level.VIEW), () -> statistics.ask(Practice.EVERYTHING));

        assertEquals(1, answer.figures().total().implants());
        assertEquals(
                List.of(clinic.north),
                answer.locations().stream().map(each -> each.id()).toList());
        assertEquals(
                List.of("Linden Zuid"),
                answer.hidden().stream().map(each -> each.name()).toList());
        assertFalse(answer.everybody());
        assertEquals(List.of(), answer.figures().progress());
        assertEquals(
                "no-right",
                clinic.refused(clinic.person(Level.VIEW), () -> statistics.ask(of(null, clinic.south)))
                        .type());
        assertEquals(
                "no-right",
                clinic.refused(clinic.person(Level.VIEW), () -> statistics.ask(of(clinic.practitioner, null)))
                        .type());
        assertEquals(
                0,
                clinic.as(clinic.stranger(), () -> statistics.ask(Practice.EVERYTHING))
                        .figures()
                        .total()
                        .implants());
    }

    @Test
    public void aQuestionThatMakesNoSenseIsRefused() {
        assertEquals(
                List.of("?from out-of-range", "?supplier too-long"),
                faults(clinic.refused(() -> statistics.ask(
                        new Question(1, null, null, null, "x".repeat(301), null, Question.Censoring.TODAY)))));
        assertEquals(
                List.of("?to before-from"),
                faults(clinic.refused(() ->
                        statistics.ask(new Question(2026, 2025, null, null, null, null, Question.Censoring.TODAY)))));
    }

    @Test
    public void theRuleOfTheRegisterIsTheInstitutionsOwn() throws Exception {
        assertEquals(RegisterRule.DEFAULT, clinic.run(rules::get));
        RegisterRule changed = clinic.run(
                () -> rules.change(0, new RegisterRules.Draft(3, 100, 50, 20, 10, List.of("free-end", "free-end"))));
        assertEquals(List.of("free-end"), changed.partiallyEdentateIndications());
        assertEquals(changed, clinic.run(rules::get));
        assertEquals(
                "changed-meanwhile",
                clinic.refused(() -> rules.change(0, new RegisterRules.Draft(3, 1, 1, 1, 1, List.of())))
                        .type());
        assertEquals(
                List.of(
                        "/years out-of-range",
                        "/patients required",
                        "/techniques out-of-range",
                        "/partiallyEdentateIndications/0 unknown-choice"),
                faults(clinic.refused(() -> rules.change(
                        changed.version(), new RegisterRules.Draft(0, null, 1, -1, 1, List.of("no-such"))))));
    }

    private static Question of(UUID practitioner, UUID location) {
        return new Question(null, null, practitioner, location, null, null, Question.Censoring.TODAY);
    }

    // ---- changes by chance
    // ----------------------------------------------------------------------------------------------------

    /** What meets a lock of somebody else for too long is rolled back, as it would be for a person. */
    private void changeOrGiveUp(Random random) throws Exception {
        try {
            change(random);
        } catch (ProblemException e) {
            assertTrue(
                    e.problem().toString(),
                    List.of(404, 409, 412, 503).contains(e.problem().status()));
        }
    }

    private void change(Random random) throws Exception {
        List<UUID> all = List.copyOf(recorded);
        if (all.isEmpty() || random.nextInt(3) == 0) {
            record(random);
            return;
        }
        UUID id = all.get(random.nextInt(all.size()));
        Optional<Treatment> present = clinic.run(() -> clinic.treatments.find(id));
        if (present.isEmpty()) {
            clinic.run(() -> clinic.treatments.restore(id, false));
            return;
        }
        switch (random.nextInt(4)) {
            case 0 -> clinic.run(() -> {
                clinic.treatments.delete(id, EntityTags.ANY);
                return null;
            });
            case 1 -> {
                if (entries(id) == 0) {
                    clinic.change(present.get(), details(random));
                }
            }
            default -> follow(random, present.get());
        }
    }

    private long entries(UUID treatment) throws Exception {
        return clinic.run(() -> followUps.implants(treatment)).stream()
                .mapToLong(implant -> implant.entries().size())
                .sum();
    }

    private void follow(Random random, Treatment treatment) throws Exception {
        List<FollowUps.Implant> implants = clinic.run(() -> followUps.implants(treatment.id()));
        if (implants.isEmpty()) {
            return;
        }
        FollowUps.Implant implant = implants.get(random.nextInt(implants.size()));
        LocalDate surgery = treatment.details().surgery().date();
        LocalDate day = surgery.plusDays(random.nextInt((int) (today.toEpochDay() - surgery.toEpochDay()) + 1));
        if (implant.loss() != null) {
            var loss = implant.entries().stream()
                    .filter(entry -> entry.kind() == Kind.LOSS)
                    .findFirst()
                    .orElseThrow();
            clinic.run(() -> {
                followUps.delete(treatment.id(), Kind.LOSS, loss.id(), EntityTags.ANY);
                return null;
            });
        } else if (random.nextBoolean()) {
            add(treatment, Kind.LOSS, implant, new FollowUpEntry(day, "fracture", null, clinic.practitioner, null));
        } else {
            add(treatment, Kind.VISIT, implant, new FollowUpEntry(day, null, null, clinic.practitioner, null));
        }
    }

    private void add(Treatment treatment, Kind kind, FollowUps.Implant implant, FollowUpEntry entry) throws Exception {
        clinic.run(() -> followUps.add(treatment.id(), kind, List.of(implant.placement()), entry));
    }

    private void record(Random random) throws Exception {
        UUID location = random.nextBoolean() ? clinic.north : clinic.south;
        recorded.add(clinic.record(location, details(random)).id());
    }

    private TreatmentDetails details(Random random) {
        List<TreatmentDetails.Placement> placements = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(3); i++) {
            placements.add(
                    placement(31 + i, random.nextInt(5) == 0 ? null : byHand(device(random)), byHand(abutment())));
        }
        TreatmentDetails some =
                clinic.details("P-" + random.nextInt(8), today.minusDays(random.nextInt(700)), placements);
        TreatmentDetails.Surgery surgery = some.surgery();
        return new TreatmentDetails(
                new TreatmentDetails.Surgery(
                        surgery.patientNumber(),
                        surgery.patientName(),
                        surgery.birthDate(),
                        surgery.date(),
                        surgery.practitioner(),
                        INDICATIONS.get(random.nextInt(INDICATIONS.size())),
                        null),
                some.placements(),
                new TreatmentDetails.Techniques(
                        random.nextBoolean() ? List.of("bone-block") : List.of(), List.of(), List.of(), false),
                some.other());
    }

    private static Device device(Random random) {
        int number = random.nextInt(3);
        boolean coded = random.nextBoolean();
        return Clinic.device(
                DeviceKind.IMPLANT,
                number == 0 ? null : "Maker " + number,
                coded ? null : "REF " + number,
                "L" + number,
                null,
                coded ? org.alveolus.spi.udi.UdiIssuer.GS1 : null,
                coded ? Clinic.GTIN : null);
    }

    private static Device abutment() {
        return Clinic.device(DeviceKind.ABUTMENT, "Maker 1", "AB", "L", null, null, null);
    }

    // ---- the slow way
    // ---------------------------------------------------------------------------------------------------------

    private void check(Question question) throws Exception {
        Answer answer = clinic.run(() -> statistics.ask(question));
        assertEquals(today, answer.today());
        SlowCount.check(question, RegisterRule.DEFAULT, null, today, slowly(), answer.figures());
    }

    private Map<Month, List<Treated>> slowly() throws Exception {
        Map<Month, List<Treated>> months = new HashMap<>();
        for (UUID id : recorded) {
            Optional<Treatment> found = clinic.run(() -> clinic.treatments.find(id));
            if (found.isPresent()) {
                Treated treated = treated(found.get(), clinic.run(() -> followUps.implants(id)));
                months.computeIfAbsent(Month.of(found.get().location(), treated.date()), month -> new ArrayList<>())
                        .add(treated);
            }
        }
        return months;
    }

    private static Treated treated(Treatment treatment, List<FollowUps.Implant> implants) {
        TreatmentDetails.Surgery surgery = treatment.details().surgery();
        return new Treated(
                treatment.patient(),
                surgery.date(),
                surgery.practitioner().toString(),
                treatment.practitionerName(),
                surgery.indication(),
                treatment.details().techniques().codes(),
                treatment.details().placements().stream()
                        .filter(placement -> placement.implant() != null)
                        .map(placement -> implant(
                                surgery.date(),
                                placement,
                                implants.stream()
                                        .filter(each -> each.position().equals(placement.position()))
                                        .findFirst()
                                        .orElseThrow()))
                        .toList());
    }

    private static Implant implant(
            LocalDate surgery, TreatmentDetails.Placement placement, FollowUps.Implant followed) {
        Device device = placement.implant().device();
        Optional<LocalDate> lost = Optional.ofNullable(followed.loss()).map(FollowUps.Loss::date);
        LocalDate seen = Stream.concat(
                        Stream.of(surgery),
                        followed.entries().stream()
                                .filter(entry -> entry.kind() != Kind.LOSS)
                                .map(entry -> entry.entry().date()))
                .max(Comparator.naturalOrder())
                .orElseThrow();
        return new Implant(
                placement.position().number(),
                placement.region(),
                device.supplier() == null ? "" : device.supplier().toString(),
                device.supplierName(),
                "not compared",
                "not compared",
                lost.orElse(null),
                lost.isPresent() ? "fracture" : null,
                lost.isPresent() && FollowUpRules.early(surgery, lost.get()),
                seen);
    }
}
