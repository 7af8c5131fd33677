package org.alveolus.accounts.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import javax.persistence.EntityManager;
import javax.persistence.EntityManagerFactory;
import javax.persistence.LockModeType;
import org.alveolus.accounts.internal.domain.Credentials;
import org.alveolus.accounts.internal.domain.PasswordHasher;
import org.alveolus.accounts.internal.persistence.AccountEntity;
import org.alveolus.accounts.internal.persistence.MembershipEntity;
import org.alveolus.accounts.internal.persistence.SessionTable;
import org.alveolus.api.Caller;
import org.alveolus.api.Callers;
import org.alveolus.api.EntityTags;
import org.alveolus.api.Ids;
import org.alveolus.api.InstitutionId;
import org.alveolus.api.Level;
import org.alveolus.api.Problem;
import org.alveolus.api.Rights;
import org.alveolus.api.Transactions;
import org.alveolus.api.accounts.Account;
import org.alveolus.api.accounts.Accounts;
import org.alveolus.api.audit.AuditEvent;
import org.alveolus.api.audit.AuditLog;

/** Accounts, and which institutions they belong to with what rights (A4). Any thread; joins the current transaction. */
public final class Members implements Accounts {

    private static final int MAXIMUM_NAME = 200;

    private final EntityManagerFactory unit;
    private final Transactions transactions;
    private final AuditLog audit;
    private final Clock clock;
    private final PasswordHasher hasher;
    private final SessionTable sessions;

    Members(EntityManagerFactory unit, Transactions transactions, AuditLog audit, Clock clock, PasswordHasher hasher) {
        this.unit = unit;
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
        this.hasher = hasher;
        this.sessions = new SessionTable(transactions);
    }

    /** An account with what only this capability may know. */
    record Secret(Account account, String passwordHash, InstitutionId lastInstitution) {

        private static Secret of(AccountEntity entity) {
            return new Secret(entity.toAccount(), entity.passwordHash(), entity.lastInstitution());
        }
    }

    /** A member of the caller's institution and the version of the membership. */
    public record Member(Account account, Rights rights, long version) {

        private static Member of(MembershipEntity entity) {
            return new Member(entity.account(), entity.rights(), entity.version());
        }
    }

    /** Whether there is any account at all. */
    public boolean none() {
        return inTransaction(entities -> entities.createQuery("select a from AccountEntity a", AccountEntity.class)
                .setMaxResults(1)
                .getResultList()
                .isEmpty());
    }

    @Override
    public Account create(String email, String name, String password) {
        check(new Problem.Faults(), email, name, password);
        String hash = hasher.hash(password);
        return inTransaction(entities -> {
            if (byEmail(entities, email).isPresent()) {
                throw Problem.conflict("email-in-use", "There is an account with this e-mail address already.")
                        .exception();
            }
            AccountEntity entity = AccountEntity.of(Ids.next(), email, name, hash, clock.instant());
            entities.persist(entity);
            entities.flush();
            audit.record(AuditEvent.of(AuditEvent.Action.CREATE, "account", entity.id(), null));
            return entity.toAccount();
        });
    }

    /** Refuses what cannot be an account, together with faults that were found before. */
    public static void check(Problem.Faults faults, String email, String name, String password) {
        Credentials.checkEmail(faults, "/email", email);
        faults.text("/name", name, 1, MAXIMUM_NAME);
        Credentials.checkPassword(faults, "/password", password);
        faults.refuse();
    }

    @Override
    public void admit(UUID account, InstitutionId institution, Rights rights) {
        Caller caller = Callers.current();
        Caller there = new Caller(caller.account(), caller.name(), institution, caller.rights(), null, caller.origin());
        Callers.as(there, () -> {
            inTransaction(entities -> {
                MembershipEntity membership = membership(entities, account).orElseGet(() -> {
                    AccountEntity known = entities.find(AccountEntity.class, account.toString());
                    if (known == null) {
                        throw Problem.notFound("There is no such account.").exception();
                    }
                    MembershipEntity made = MembershipEntity.of(Ids.next(), known);
                    entities.persist(made);
                    return made;
                });
                give(entities, membership, rights);
                return null;
            });
        });
    }

    private void give(EntityManager entities, MembershipEntity membership, Rights rights) {
        membership.give(rights);
        entities.flush();
        sessions.stamp(membership.account().id());
        audit.record(AuditEvent.of(
                AuditEvent.Action.UPDATE,
                "rights",
                membership.account().id(),
                rights.administrator() ? "Is administrator" : "Is no administrator"));
    }

    @Override
    public Optional<Account> find(String email) {
        return inTransaction(entities -> byEmail(entities, email).map(AccountEntity::toAccount));
    }

    @Override
    public Optional<Account> findStaff(UUID account) {
        Callers.current().requireInstitution();
        return inTransaction(entities -> entities.createQuery(
                        "select m from MembershipEntity m where m.account.id = :account and m.active = :yes",
                        MembershipEntity.class)
                .setParameter("account", account.toString())
                .setParameter("yes", true)
                .getResultStream()
                .findFirst()
                .map(MembershipEntity::account));
    }

    @Override
    public List<Account> staff() {
        return members().stream().map(Member::account).toList();
    }

    @Override
    public List<Account> staffWith(String module, Level level, UUID practiceLocation) {
        return members().stream()
                .filter(member -> member.rights().at(practiceLocation, module).contains(level))
                .map(Member::account)
                .toList();
    }

    /** Active members of the caller's institution, by name. */
    public List<Member> members() {
        Callers.current().requireInstitution();
        return inTransaction(entities -> entities
                .createQuery(
                        "select m from MembershipEntity m where m.active = :yes order by m.nameKey, m.id",
                        MembershipEntity.class)
                .setParameter("yes", true)
                .getResultList()
                .stream()
                .map(Member::of)
                .toList());
    }

    /**
     * @throws org.alveolus.api.ProblemException 404
     */
    public Member member(UUID account) {
        Callers.current().requireInstitution();
        return inTransaction(entities -> Member.of(
                membership(entities, account).filter(MembershipEntity::active).orElseThrow(Members::nobody)));
    }

    /**
     * Gives a member of the caller's institution other rights.
     *
     * @param version of the state that it was made from
     * @throws org.alveolus.api.ProblemException 404; 409 {@code last-administrator}, {@code oneself}; 412
     */
    public Member change(UUID account, long version, Rights rights) {
        return change(account, version, before -> rights);
    }

    /** {@link #change(UUID, long, Rights)} with rights that are made from the present ones. */
    public Member change(UUID account, long version, UnaryOperator<Rights> change) {
        Callers.current().requireInstitution();
        return inTransaction(entities -> {
            MembershipEntity membership = membership(entities, account)
                    .filter(MembershipEntity::active)
                    .orElseThrow(Members::nobody);
            EntityTags.check(version, membership.version());
            Rights rights = change.apply(membership.rights());
            if (membership.rights().administrator() && !rights.administrator()) {
                refuseOneself(account);
                refuseLastAdministrator(entities, membership);
            }
            entities.lock(membership, LockModeType.OPTIMISTIC_FORCE_INCREMENT);
            give(entities, membership, rights);
            return Member.of(membership);
        });
    }

    static void refuseOneself(UUID account) {
        if (account.equals(Callers.current().account())) {
            throw Problem.conflict("oneself", "Somebody else must do this: it would shut yourself out.")
                    .exception();
        }
    }

    static void refuseLastAdministrator(EntityManager entities, MembershipEntity leaving) {
        List<MembershipEntity> administrators = entities.createQuery(
                        "select m from MembershipEntity m where m.active = :yes and m.administrator = :yes",
                        MembershipEntity.class)
                .setParameter("yes", true)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList();
        if (administrators.stream().allMatch(other -> other.id().equals(leaving.id()))) {
            throw Problem.conflict("last-administrator", "An institution needs at least one administrator.")
                    .exception();
        }
    }

    static RuntimeException nobody() {
        return Problem.notFound("There is no such member of staff.").exception();
    }

    static Optional<MembershipEntity> membership(EntityManager entities, UUID account) {
        return entities
                .createQuery("select m from MembershipEntity m where m.account.id = :account", MembershipEntity.class)
                .setParameter("account", account.toString())
                .getResultList()
                .stream()
                .findFirst();
    }

    static Optional<AccountEntity> byEmail(EntityManager entities, String email) {
        return entities
                .createQuery("select a from AccountEntity a where a.emailKey = :key", AccountEntity.class)
                .setParameter("key", Credentials.key(email))
                .getResultList()
                .stream()
                .findFirst();
    }

    /** The account with this user name, for signing in. */
    Optional<Secret> secret(String email) {
        return inTransaction(entities -> byEmail(entities, email).map(Secret::of));
    }

    /** The account of this id, which must be there. */
    Secret require(UUID account) {
        return inTransaction(entities -> Secret.of(entities.find(AccountEntity.class, account.toString())));
    }

    /**
     * Gives an account another user name.
     *
     * @throws org.alveolus.api.ProblemException 409 {@code email-in-use}
     */
    void rename(UUID account, String email) {
        inTransaction(entities -> {
            if (byEmail(entities, email).isPresent()) {
                throw Problem.conflict("email-in-use", "There is an account with this e-mail address already.")
                        .exception();
            }
            entities.find(AccountEntity.class, account.toString()).rename(email);
            entities.flush();
            return null;
        });
    }

    void keepPassword(UUID account, String hash) {
        inTransaction(entities -> {
            entities.find(AccountEntity.class, account.toString()).keepPassword(hash);
            return null;
        });
    }

    void chose(UUID account, InstitutionId institution) {
        inTransaction(entities -> {
            entities.find(AccountEntity.class, account.toString()).chose(institution);
            return null;
        });
    }

    /** The institution in which a person begins: the last chosen of theirs, else any. */
    Optional<InstitutionId> institutionOf(Secret secret) {
        List<InstitutionId> theirs = institutions(secret.account().id());
        return theirs.contains(secret.lastInstitution())
                ? Optional.of(secret.lastInstitution())
                : theirs.stream().findFirst();
    }

    /** The institutions that a person is an active member of; this crosses their borders, so it is no entity's query. */
    public List<InstitutionId> institutions(UUID account) {
        return transactions.run(() -> {
            try (Connection connection = transactions.connection();
                    PreparedStatement statement = connection.prepareStatement(
                            "select institution from accounts_membership where account_id = ? and active = true")) {
                statement.setString(1, account.toString());
                List<InstitutionId> found = new ArrayList<>();
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        found.add(InstitutionId.parse(rows.getString(1)));
                    }
                }
                found.sort(Comparator.comparing(InstitutionId::toString));
                return found;
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    /** An account and in how many institutions it is active, for operators. */
    public record Listed(Account account, int institutions) {}

    /** Accounts by e-mail address, for operators. */
    public List<Listed> list(int limit) {
        return inTransaction(entities -> entities
                        .createQuery("select a from AccountEntity a order by a.emailKey", AccountEntity.class)
                        .setMaxResults(limit)
                        .getResultList()
                        .stream()
                        .map(AccountEntity::toAccount)
                        .toList())
                .stream()
                .map(account -> new Listed(account, institutions(account.id()).size()))
                .toList();
    }

    private <T> T inTransaction(Function<EntityManager, T> work) {
        return transactions.run(() -> work.apply(transactions.entityManager(unit)));
    }
}
