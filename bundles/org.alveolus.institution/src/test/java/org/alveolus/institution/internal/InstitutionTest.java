package org.alveolus.institution.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.alveolus.api.Caller;
import org.alveolus.api.EntityTags;
import org.alveolus.api.Ids;
import org.alveolus.api.InstitutionId;
import org.alveolus.api.Level;
import org.alveolus.api.Modules;
import org.alveolus.api.Problem;
import org.alveolus.api.ProblemException;
import org.alveolus.api.Rights;
import org.alveolus.api.accounts.Account;
import org.alveolus.api.accounts.Accounts;
import org.alveolus.api.institution.Institution;
import org.alveolus.api.institution.PracticeLocation;
import org.alveolus.testing.TestGround;
import org.junit.Before;
import org.junit.ClassRule;
import org.junit.Test;

/** Proves A5, P3, F1. */
public class InstitutionTest {

    @ClassRule
    public static final TestGround GROUND = TestGround.of("institution");

    private final Admissions admissions = new Admissions();
    private final InstitutionComponent institutions =
            new InstitutionComponent(GROUND.unit("institution"), GROUND.transactions(), GROUND.audit(), admissions);
    private Institution clinic;
    private Caller caller;

    @Before
    public void setUp() throws Exception {
        clinic = made("Clinic");
        caller = GROUND.caller(clinic.id(), UUID.randomUUID());
        GROUND.audit().clear();
    }

    @Test
    public void keepsWhatWasRecorded() throws Exception {
        assertEquals(clinic, institutions.find(clinic.id()).orElseThrow());
        assertTrue(institutions.all().contains(clinic));
        assertTrue(institutions.find(GROUND.institution()).isEmpty());
    }

    @Test
    public void tellsEveryFaultOfAnInstitution() {
        Institution faulty = new Institution(
                GROUND.institution(), " ", null, "XX", null, List.of(), "x".repeat(1001), "javascript:alert(1)");
        assertEquals(
                List.of(
                        "/name required",
                        "/kind required",
                        "/zone required",
                        "/address too-long",
                        "/website not-a-website",
                        "/country unknown",
                        "/languages out-of-range"),
                faults(() -> institutions.create(faulty)));
    }

    @Test
    public void addsLocationsAndGivesTheirAdministratorEveryRightThere() throws Exception {
        PracticeLocation south = run(() -> institutions.addLocation(" South ", "Street 1\nTown"));
        PracticeLocation north = run(() -> institutions.addLocation("North", null));
        assertEquals(new PracticeLocation(south.id(), "South", "Street 1\nTown"), south);
        assertEquals(List.of(north, south), run(institutions::locations));
        Rights admitted = admissions.rights.get(admissions.rights.size() - 1);
        assertTrue(admitted.administrator());
        assertEquals(Level.DELETE, admitted.at(north.id(), Modules.STOCK));
        assertEquals(Level.DELETE, admitted.at(caller.location(), Modules.REGISTRY));
        assertEquals(
                "location-exists",
                refused(() -> institutions.addLocation("NORTH ", null)).type());
        assertEquals(
                List.of("/name too-long", "/address control-character"),
                faults(() -> institutions.addLocation("x".repeat(201), "a\u0000b")));
    }

    @Test
    public void renamesOnlyThePresentState() throws Exception {
        Locations locations = institutions.versionedLocations();
        Locations.Versioned added = run(() -> locations.add("Old", null));
        UUID id = added.location().id();
        Locations.Versioned renamed = run(() -> locations.change(id, added.version(), "New", "Street 1"));
        assertEquals(new PracticeLocation(id, "New", "Street 1"), renamed.location());
        assertEquals(renamed, run(() -> locations.get(id)));
        assertEquals(
                412,
                refused(() -> locations.change(id, added.version(), "Newer", null))
                        .status());
        run(() -> locations.add("Other", null));
        assertEquals(
                "location-exists",
                refused(() -> locations.change(id, renamed.version(), "other", null))
                        .type());
        run(() -> locations.change(id, renamed.version(), "NEW", null));
    }

    @Test
    public void keepsInstitutionsApart() throws Exception {
        PracticeLocation mine = run(() -> institutions.addLocation("Mine", null));
        Caller stranger = GROUND.caller(made("Other").id(), UUID.randomUUID());
        assertEquals(List.of(), GROUND.as(stranger, institutions::locations));
        GROUND.as(stranger, () -> institutions.addLocation("Mine", null));
        for (Callable<?> attempt : List.<Callable<?>>of(
                () -> institutions.versionedLocations().get(mine.id()),
                () -> institutions.versionedLocations().change(mine.id(), EntityTags.ANY, "Stolen", null))) {
            assertEquals(
                    404,
                    assertThrows(ProblemException.class, () -> GROUND.as(stranger, attempt))
                            .problem()
                            .status());
        }
        assertEquals(List.of(mine), run(institutions::locations));
    }

    @Test
    public void theSystemHasEveryRightAtEveryLocation() throws Exception {
        PracticeLocation one = run(() -> institutions.addLocation("One", null));
        PracticeLocation two = run(() -> institutions.addLocation("Two", null));
        Caller.Origin origin = new Caller.Origin("shell", null, null);
        Caller system = institutions.systemCaller(clinic.id(), origin);
        assertEquals(clinic.id(), system.institution());
        assertEquals(Set.of(one.id(), two.id()), system.rights().locations(Modules.STOCK, Level.DELETE));
        assertEquals(null, system.account());
        assertEquals(List.of(one, two), GROUND.as(system, institutions::locations));
    }

    private Institution made(String name) throws Exception {
        Institution institution = new Institution(
                new InstitutionId(Ids.next()),
                name,
                Institution.Kind.CLINIC,
                "NL",
                ZoneId.of("Europe/Amsterdam"),
                List.of(Locale.forLanguageTag("nl"), Locale.forLanguageTag("en-GB")),
                "Street 1\nTown",
                "https://clinic.example");
        Caller operator = new Caller(null, "system", null, Rights.NONE, null, new Caller.Origin("shell", null, null));
        return GROUND.as(operator, () -> institutions.create(institution));
    }

    private <T> T run(Callable<T> work) throws Exception {
        return GROUND.as(caller, work);
    }

    private Problem refused(Callable<?> work) {
        return assertThrows(ProblemException.class, () -> run(work)).problem();
    }

    private List<String> faults(Callable<?> work) {
        return refused(work).errors().stream()
                .map(error -> error.pointer() + " " + error.code())
                .toList();
    }

    /** Remembers who was admitted with which rights. */
    private static final class Admissions implements Accounts {

        private final List<Rights> rights = new ArrayList<>();

        @Override
        public Account create(String email, String name, String password) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void admit(UUID account, InstitutionId institution, Rights admitted) {
            rights.add(admitted);
        }

        @Override
        public Optional<Account> find(String email) {
            return Optional.empty();
        }

        @Override
        public Optional<Account> findStaff(UUID account) {
            return Optional.empty();
        }

        @Override
        public List<Account> staff() {
            return List.of();
        }

        @Override
        public List<Account> staffWith(String module, Level level, UUID practiceLocation) {
            return List.of();
        }
    }
}
