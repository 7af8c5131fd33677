package org.alveolus.accounts.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.alveolus.accounts.internal.domain.StaffFile;
import org.alveolus.accounts.internal.persistence.LinkTable.Purpose;
import org.alveolus.api.Caller;
import org.alveolus.api.InstitutionId;
import org.alveolus.api.Level;
import org.alveolus.api.Modules;
import org.alveolus.api.Page;
import org.alveolus.api.ProblemException;
import org.alveolus.api.Rights;
import org.alveolus.testing.TestGround;
import org.junit.ClassRule;
import org.junit.Test;

/** Proves A3, A6, A7. */
public class StaffTest {

    @ClassRule
    public static final TestGround GROUND = TestGround.of("accounts");

    private static final String PASSWORD = "Implant#2026";

    private final Parts parts = new Parts(GROUND);
    private final Staff staff = parts.staff;
    private final UUID centre = parts.institutions.addLocation("Centre", "").id();
    private final InstitutionId clinic = GROUND.institution();
    private final InstitutionId other = GROUND.institution();
    private final Caller boss = GROUND.caller(clinic, centre);
    private final Caller stranger = GROUND.caller(other, centre);
    private final Caller.Origin origin =
            new Caller.Origin("rest", UUID.randomUUID().toString(), "r-1");

    @Test
    public void keepsTheWholeFile() throws Exception {
        StaffFile file = new StaffFile(
                "J.", "van der", "Visser", "+31612345678", StaffFile.Gender.OTHER, true, true, true, Set.of(centre));
        String email = address();
        Staff.Member added = add(email, file, Rights.NONE, null).member();
        assertEquals(file, added.file());
        assertEquals("J. van der Visser", added.account().name());
        StaffFile next = new StaffFile(null, null, "Wit", null, null, false, false, false, Set.of());
        Staff.Member changed =
                GROUND.as(boss, () -> staff.change(added.account().id(), added.version(), next));
        assertEquals(next, changed.file());
        assertEquals(
                next, GROUND.as(boss, () -> staff.member(added.account().id())).file());
        assertEquals(
                "changed-meanwhile",
                refused(boss, () -> staff.change(added.account().id(), added.version(), file)));
        assertEquals(
                "not-found",
                refused(stranger, () -> staff.member(added.account().id())));
        assertEquals(
                "not-found",
                refused(stranger, () -> staff.change(added.account().id(), changed.version(), file)));
    }

    @Test
    public void listsActiveUnlinkedAndArchivedByName() throws Exception {
        Staff.Member zoe =
                add(address(), file("Zoë", Set.of(centre)), Rights.NONE, null).member();
        Staff.Member ada =
                add(address(), file("ada", Set.of()), Rights.NONE, null).member();
        Staff.Member gone =
                add(address(), file("Gone", Set.of()), Rights.NONE, null).member();
        GROUND.as(stranger, () -> staff.add(address(), file("Foreign", Set.of()), Rights.NONE, null, false));
        GROUND.as(boss, () -> {
            staff.archive(gone.account().id(), gone.version());
            return null;
        });
        assertEquals(List.of("ada", "Zoë"), names(Staff.Part.ACTIVE, null));
        assertEquals(List.of("ada"), names(Staff.Part.UNLINKED, null));
        assertEquals(List.of("Gone"), names(Staff.Part.ARCHIVED, null));
        assertEquals(List.of("Zoë"), names(Staff.Part.ACTIVE, "OE"));
        assertEquals(
                List.of("ada"), names(Staff.Part.ACTIVE, ada.account().email().substring(3)));
        assertEquals(List.of(), names(Staff.Part.ACTIVE, "%"));
        assertNotNull(zoe);
    }

    @Test
    public void theListGoesOnAfterSomebodyWhoLeft() throws Exception {
        List<Staff.Member> all = new ArrayList<>();
        for (String name : List.of("Anna", "Bert", "Carl", "Dora")) {
            all.add(add(address(), file(name, Set.of()), Rights.NONE, null).member());
        }
        Page<Staff.Member> first = page(null);
        assertEquals(List.of("Anna", "Bert"), names(first));
        Staff.Member last = all.get(1);
        GROUND.as(boss, () -> {
            staff.archive(last.account().id(), last.version());
            return null;
        });
        Page<Staff.Member> second = page(first.next());
        assertEquals(List.of("Carl", "Dora"), names(second));
        assertNull(second.next());
        assertEquals("invalid", refused(boss, () -> staff.list(Staff.Part.ACTIVE, null, new Page.Request("wrong", 2))));
    }

    private Page<Staff.Member> page(String cursor) throws Exception {
        return GROUND.as(boss, () -> staff.list(Staff.Part.ACTIVE, null, new Page.Request(cursor, 2)));
    }

    @Test
    public void aNewcomerChoosesTheFirstPasswordByMail() throws Exception {
        String email = address();
        Staff.Added added =
                GROUND.as(boss, () -> staff.add(email, file("Anna", Set.of(centre)), Rights.NONE, null, true));
        assertTrue(added.welcomed());
        assertEquals(List.of("Uw account bij Alveolus"), parts.subjects(email));
        String secret = parts.secret(email);
        GROUND.as(nobody(), () -> {
            assertEquals(Purpose.FIRST_PASSWORD, parts.links.look(secret).purpose());
            parts.links.setPassword(secret, PASSWORD, java.util.Locale.ENGLISH, origin);
            return parts.sessions.begin(email, PASSWORD, origin, null);
        });
        parts.mail = false;
        String second = address();
        assertFalse(GROUND.as(boss, () -> staff.add(second, file("Bert", Set.of()), Rights.NONE, null, true))
                .welcomed());
    }

    @Test
    public void somebodyOfAnotherInstitutionJoinsWithTheSameAccountAndNothingIsTold() throws Exception {
        String email = address();
        StaffFile theirs = new StaffFile(
                "Secret", null, "Elsewhere", "+31611111111", StaffFile.Gender.FEMALE, true, true, true, Set.of());
        Staff.Member first = GROUND.as(stranger, () -> staff.add(email, theirs, Rights.NONE, PASSWORD, false))
                .member();
        Staff.Added joined =
                GROUND.as(boss, () -> staff.add(email, file("Anna", Set.of()), Rights.NONE, "Other#2026", true));
        assertEquals(first.account().id(), joined.member().account().id());
        assertEquals("Anna", joined.member().account().name());
        assertNull(joined.member().file().mobile());
        assertEquals(List.of("U hoort nu bij De Linde"), parts.subjects(email));
        assertEquals(
                "Secret Elsewhere",
                GROUND.as(stranger, () -> staff.member(first.account().id()))
                        .account()
                        .name());
        GROUND.as(nobody(), () -> parts.sessions.begin(email, PASSWORD, origin, null));
        assertEquals(
                "already-staff",
                refused(boss, () -> staff.add(email, file("Anna", Set.of()), Rights.NONE, null, false)));
    }

    @Test
    public void archivingEndsSessionsAndTokensAtOnceAndBringingBackRestoresTheRights() throws Exception {
        String email = address();
        Rights rights = Rights.of(false, Map.of(centre, Map.of(Modules.STOCK, Level.EDIT)));
        Staff.Member anna =
                add(email, file("Anna", Set.of(centre)), rights, PASSWORD).member();
        UUID id = anna.account().id();
        Sessions.Begun session = GROUND.as(nobody(), () -> parts.sessions.begin(email, PASSWORD, origin, null));
        Caller self = new Caller(id, "Anna", clinic, rights, null, origin);
        String token = GROUND.as(
                        self, () -> parts.tokens.make("T", LocalDate.of(2026, 12, 1), Map.of("stock", Level.VIEW)))
                .secret();
        assertTrue(authenticated(session.token()));
        assertTrue(authenticated(token));
        GROUND.as(boss, () -> {
            staff.archive(id, anna.version());
            return null;
        });
        assertFalse(authenticated(session.token()));
        assertFalse(authenticated(token));
        assertEquals(
                "archived-staff",
                refused(boss, () -> staff.add(email, file("Anna", Set.of()), Rights.NONE, null, false)));
        assertEquals("not-found", refused(boss, () -> staff.archive(id, anna.version() + 1)));
        Staff.Member back = GROUND.as(boss, () -> staff.bringBack(id));
        assertTrue(back.active());
        assertEquals(Level.EDIT, back.rights().at(centre, Modules.STOCK));
        assertFalse(authenticated(token));
        Sessions.Begun again = GROUND.as(nobody(), () -> parts.sessions.begin(email, PASSWORD, origin, null));
        assertEquals(clinic, again.session().institution());
    }

    @Test
    public void whatIsUnderWayWhenSomebodyIsArchivedEndsAndTheNextIsRefused() throws Exception {
        String email = address();
        Rights rights = Rights.of(false, Map.of(centre, Map.of(Modules.STOCK, Level.EDIT)));
        Staff.Member anna =
                add(email, file("Anna", Set.of(centre)), rights, PASSWORD).member();
        Sessions.Begun session = GROUND.as(nobody(), () -> parts.sessions.begin(email, PASSWORD, origin, null));
        CountDownLatch admitted = new CountDownLatch(1);
        CountDownLatch archived = new CountDownLatch(1);
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try {
            Future<Boolean> request = thread.submit(() -> {
                Caller caller = parts.sessions
                        .authenticate(session.token(), null, origin)
                        .orElseThrow()
                        .caller();
                admitted.countDown();
                archived.await();
                return caller.rights().at(centre, Modules.STOCK).contains(Level.EDIT);
            });
            admitted.await();
            GROUND.as(boss, () -> {
                staff.archive(anna.account().id(), anna.version());
                return null;
            });
            archived.countDown();
            assertTrue("it had begun before", request.get());
        } finally {
            thread.shutdownNow();
        }
        assertFalse(authenticated(session.token()));
    }

    @Test
    public void nobodyShutsThemselvesOutAndTheLastAdministratorStays() throws Exception {
        Rights administrator = Rights.of(true, Map.of());
        Staff.Member first =
                add(address(), file("First", Set.of()), administrator, null).member();
        UUID id = first.account().id();
        Caller self = new Caller(id, "First", clinic, administrator, null, origin);
        assertEquals("oneself", refused(self, () -> archive(first)));
        assertEquals("last-administrator", refused(boss, () -> archive(first)));
        Staff.Member second =
                add(address(), file("Second", Set.of()), administrator, null).member();
        assertEquals(
                "oneself", refused(self, () -> parts.members.change(id, first.version(), Rights.of(false, Map.of()))));
        GROUND.as(self, () -> archive(second));
    }

    @Test
    public void twoAdministratorsWhoArchiveEachOtherLeaveOne() throws Exception {
        Rights administrator = Rights.of(true, Map.of());
        List<Staff.Member> two = List.of(
                add(address(), file("A", Set.of()), administrator, null).member(),
                add(address(), file("B", Set.of()), administrator, null).member());
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            List<Callable<Boolean>> acts = IntStream.range(0, 2)
                    .<Callable<Boolean>>mapToObj(i -> () -> {
                        Caller self = new Caller(two.get(i).account().id(), "x", clinic, administrator, null, origin);
                        try {
                            return GROUND.as(self, () -> archive(two.get(1 - i)));
                        } catch (ProblemException e) {
                            assertTrue(
                                    e.problem().type(),
                                    e.problem().status() == 409 || e.problem().status() == 503);
                            return false;
                        }
                    })
                    .toList();
            int done = 0;
            for (Future<Boolean> act : threads.invokeAll(acts)) {
                done += act.get() ? 1 : 0;
            }
            assertTrue("at most one", done <= 1);
        } finally {
            threads.shutdownNow();
        }
        assertTrue(names(Staff.Part.ACTIVE, null).size() >= 1);
    }

    @Test
    public void thoseForWhomItIsSetEndAfterTenIdleMinutes() throws Exception {
        String email = address();
        Staff.Member anna =
                add(email, file("Anna", Set.of()), Rights.NONE, PASSWORD).member();
        Sessions.Begun session = GROUND.as(nobody(), () -> parts.sessions.begin(email, PASSWORD, origin, null));
        assertEquals(1_800, session.session().idleSeconds());
        StaffFile soon = anna.file().with(true, true, false);
        GROUND.as(boss, () -> staff.change(anna.account().id(), anna.version(), soon));
        assertEquals(
                600, parts.sessions.state(session.token()).orElseThrow().left().toSeconds());
        assertEquals(
                600,
                GROUND.as(nobody(), () -> parts.sessions.begin(email, PASSWORD, origin, null))
                        .session()
                        .idleSeconds());
        assertEquals(
                "confirm-password", refused(nobody(), () -> parts.sessions.requireConfirmedForFiles(session.token())));
        GROUND.as(nobody(), () -> {
            parts.sessions.confirm(session.token(), PASSWORD, origin);
            parts.sessions.requireConfirmedForFiles(session.token());
            return null;
        });
        GROUND.clock().advance(java.time.Duration.ofSeconds(601));
        assertTrue(parts.sessions.state(session.token()).isEmpty());
        assertFalse(authenticated(session.token()));
    }

    private boolean archive(Staff.Member member) {
        staff.archive(member.account().id(), member.version());
        return true;
    }

    private boolean authenticated(String token) throws Exception {
        return GROUND.as(nobody(), () -> parts.sessions
                .authenticate(token, null, origin)
                .map(known -> known.caller().institution() != null)
                .orElse(false));
    }

    private Staff.Added add(String email, StaffFile file, Rights rights, String password) throws Exception {
        return GROUND.as(boss, () -> staff.add(email, file, rights, password, false));
    }

    private List<String> names(Staff.Part part, String search) throws Exception {
        return names(GROUND.as(boss, () -> staff.list(part, search, Page.Request.FIRST)));
    }

    private static List<String> names(Page<Staff.Member> page) {
        return page.items().stream().map(member -> member.account().name()).toList();
    }

    private static StaffFile file(String name, Set<UUID> locations) {
        return StaffFile.ofName(name, locations);
    }

    private static String address() {
        return "p." + UUID.randomUUID() + "@linden.example";
    }

    private Caller nobody() {
        return Caller.system(null, Rights.NONE, origin);
    }

    private static String refused(Caller caller, Runnable work) {
        return assertThrows(
                        ProblemException.class,
                        () -> GROUND.as(caller, () -> {
                            work.run();
                            return null;
                        }))
                .problem()
                .type();
    }
}
