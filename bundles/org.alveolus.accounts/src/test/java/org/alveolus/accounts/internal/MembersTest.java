package org.alveolus.accounts.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.alveolus.accounts.internal.domain.PasswordHasher;
import org.alveolus.api.Caller;
import org.alveolus.api.InstitutionId;
import org.alveolus.api.Level;
import org.alveolus.api.Modules;
import org.alveolus.api.Problem;
import org.alveolus.api.ProblemException;
import org.alveolus.api.Rights;
import org.alveolus.api.Tasks;
import org.alveolus.api.accounts.Account;
import org.alveolus.testing.TestGround;
import org.junit.ClassRule;
import org.junit.Test;

/** Proves A4, P3. */
public class MembersTest {

    @ClassRule
    public static final TestGround GROUND = TestGround.of("accounts");

    private final Members members = new Members(
            GROUND.unit("accounts"), GROUND.transactions(), GROUND.audit(), GROUND.clock(), new PasswordHasher());
    private final InstitutionId clinic = GROUND.institution();
    private final UUID location = UUID.randomUUID();
    private final Caller administrator = GROUND.caller(clinic, location);

    @Test
    public void refusesABadAccountNamingEveryField() {
        Problem problem = refused(() -> members.create("no at sign", " ", "short"));
        assertEquals(
                List.of("/email not-an-email", "/name required", "/password weak-password"),
                problem.errors().stream()
                        .map(error -> error.pointer() + " " + error.code())
                        .toList());
        for (String password : List.of("nodigits#", "12345678", "abcdefg1", "ab 12345")) {
            assertEquals(
                    password,
                    400,
                    refused(() -> members.create("a@b.example", "A", password)).status());
        }
        for (String email : List.of(
                "a@",
                "@b",
                "a b@c.example",
                "a@b@c",
                "a@b..c",
                "a".repeat(65) + "@b.example",
                "a@" + "b".repeat(260))) {
            assertEquals(
                    email,
                    400,
                    refused(() -> members.create(email, "A", "Implant#2026")).status());
        }
    }

    @Test
    public void keepsTasksOneByOne() throws Exception {
        admit("Boss", Rights.of(true, Map.of()));
        Account ada = admit("Ada", Rights.of(false, Map.of(), Set.of(Tasks.USE_EXPIRED_ITEM)));
        Members.Member member = GROUND.as(administrator, () -> members.member(ada.id()));
        assertEquals(Set.of(Tasks.USE_EXPIRED_ITEM), member.rights().tasks());
        Members.Member changed = GROUND.as(
                administrator,
                () -> members.change(
                        ada.id(), member.version(), Rights.of(false, Map.of(), Set.of(Tasks.EXPORT_OWN_RECORDS))));
        assertEquals(Set.of(Tasks.EXPORT_OWN_RECORDS), changed.rights().tasks());
    }

    @Test
    public void refusesAUserNameTwice() throws Exception {
        String email = UUID.randomUUID() + "@linden.example";
        GROUND.as(administrator, () -> members.create(email, "A", "Implant#2026"));
        assertEquals(
                "email-in-use",
                refused(() -> members.create(email.toUpperCase(java.util.Locale.ROOT), "B", "Implant#2026"))
                        .type());
        assertEquals(
                "A",
                GROUND.as(administrator, () -> members.find(" " + email))
                        .orElseThrow()
                        .name());
    }

    @Test
    public void makesOneAccountOfSeveralAtOnce() throws Exception {
        String email = UUID.randomUUID() + "@linden.example";
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Boolean>> attempts = IntStream.range(0, 8)
                    .<Callable<Boolean>>mapToObj(i -> () -> {
                        try {
                            GROUND.as(administrator, () -> members.create(email, "A" + i, "Implant#2026"));
                            return true;
                        } catch (ProblemException e) {
                            assertEquals(409, e.problem().status());
                            return false;
                        }
                    })
                    .toList();
            int made = 0;
            for (Future<Boolean> attempt : threads.invokeAll(attempts)) {
                made += attempt.get() ? 1 : 0;
            }
            assertEquals(1, made);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    public void listsTheStaffOfTheCallersInstitutionOnly() throws Exception {
        Account zoe = admit("Zoë", Rights.of(true, Map.of(location, Map.of(Modules.STOCK, Level.EDIT))));
        Account ada = admit("ada", Rights.of(false, Map.of(location, Map.of(Modules.STOCK, Level.VIEW))));
        InstitutionId foreign = GROUND.institution();
        GROUND.as(GROUND.caller(foreign), () -> {
            Account other = members.create(UUID.randomUUID() + "@elm.example", "Other", "Implant#2026");
            members.admit(other.id(), foreign, Rights.of(true, Map.of()));
            return other;
        });
        assertEquals(List.of(ada, zoe), GROUND.as(administrator, members::staff));
        assertEquals(Optional.of(zoe), GROUND.as(administrator, () -> members.findStaff(zoe.id())));
        assertEquals(Optional.empty(), GROUND.as(GROUND.caller(foreign), () -> members.findStaff(zoe.id())));
        Account noMember = GROUND.as(
                administrator, () -> members.create(UUID.randomUUID() + "@linden.example", "Nowhere", "Implant#2026"));
        assertEquals(Optional.empty(), GROUND.as(administrator, () -> members.findStaff(noMember.id())));
        assertEquals(
                List.of(zoe), GROUND.as(administrator, () -> members.staffWith(Modules.STOCK, Level.EDIT, location)));
        assertEquals(
                List.of(), GROUND.as(administrator, () -> members.staffWith(Modules.REGISTRY, Level.VIEW, location)));
        assertEquals(
                404,
                assertThrows(
                                ProblemException.class,
                                () -> GROUND.as(GROUND.caller(foreign), () -> members.member(zoe.id())))
                        .problem()
                        .status());
        assertEquals(
                404,
                assertThrows(
                                ProblemException.class,
                                () -> GROUND.as(
                                        GROUND.caller(foreign),
                                        () -> members.change(zoe.id(), 1, Rights.of(false, Map.of()))))
                        .problem()
                        .status());
    }

    @Test
    public void changesRightsOnlyFromThePresentState() throws Exception {
        admit("Boss", Rights.of(true, Map.of()));
        Account ada = admit("Ada", Rights.of(false, Map.of(location, Map.of(Modules.STOCK, Level.VIEW))));
        long version = GROUND.as(administrator, () -> members.member(ada.id())).version();
        Rights edit = Rights.of(false, Map.of(location, Map.of(Modules.STOCK, Level.EDIT)));
        Members.Member changed = GROUND.as(administrator, () -> members.change(ada.id(), version, edit));
        assertEquals(Level.EDIT, changed.rights().at(location, Modules.STOCK));
        Members.Member read = GROUND.as(administrator, () -> members.member(ada.id()));
        assertEquals(changed.version(), read.version());
        assertTrue("the version rises though only rights changed", read.version() > version);
        assertEquals(Level.EDIT, read.rights().at(location, Modules.STOCK));
        assertEquals(
                412,
                assertThrows(
                                ProblemException.class,
                                () -> GROUND.as(administrator, () -> members.change(ada.id(), version, edit)))
                        .problem()
                        .status());
    }

    @Test
    public void keepsOneAdministrator() throws Exception {
        Account boss = admit("Boss", Rights.of(true, Map.of()));
        Members.Member member = GROUND.as(administrator, () -> members.member(boss.id()));
        assertEquals(
                "last-administrator",
                assertThrows(
                                ProblemException.class,
                                () -> GROUND.as(
                                        administrator,
                                        () -> members.change(boss.id(), member.version(), Rights.of(false, Map.of()))))
                        .problem()
                        .type());
        admit("Second", Rights.of(true, Map.of()));
        GROUND.as(administrator, () -> members.change(boss.id(), member.version(), Rights.of(false, Map.of())));
    }

    private Account admit(String name, Rights rights) throws Exception {
        return GROUND.as(administrator, () -> {
            Account account = members.create(UUID.randomUUID() + "@linden.example", name, "Implant#2026");
            members.admit(account.id(), clinic, rights);
            return account;
        });
    }

    private Problem refused(Callable<?> work) {
        return assertThrows(ProblemException.class, () -> GROUND.as(administrator, work))
                .problem();
    }
}
