package org.alveolus.accounts.internal;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.persistence.EntityManager;
import javax.persistence.EntityManagerFactory;
import javax.persistence.LockModeType;
import javax.persistence.TypedQuery;
import org.alveolus.accounts.internal.domain.Credentials;
import org.alveolus.accounts.internal.domain.PasswordHasher;
import org.alveolus.accounts.internal.domain.StaffFile;
import org.alveolus.accounts.internal.domain.Token;
import org.alveolus.accounts.internal.persistence.AccountEntity;
import org.alveolus.accounts.internal.persistence.MembershipEntity;
import org.alveolus.accounts.internal.persistence.SessionTable;
import org.alveolus.api.Callers;
import org.alveolus.api.Cursor;
import org.alveolus.api.EntityTags;
import org.alveolus.api.Ids;
import org.alveolus.api.InstitutionId;
import org.alveolus.api.Page;
import org.alveolus.api.Problem;
import org.alveolus.api.Rights;
import org.alveolus.api.Texts;
import org.alveolus.api.Transactions;
import org.alveolus.api.accounts.Account;
import org.alveolus.api.audit.AuditEvent;
import org.alveolus.api.audit.AuditLog;
import org.alveolus.api.institution.Institution;
import org.alveolus.api.institution.Institutions;
import org.alveolus.api.institution.PracticeLocation;

/** The staff of the caller's institution and what it knows of them (A3). Any thread; joins the current transaction. */
public final class Staff {

    private static final int MAXIMUM_SEARCH = 100;
    private static final String OBJECT = "staff";

    private final EntityManagerFactory unit;
    private final Transactions transactions;
    private final AuditLog audit;
    private final Clock clock;
    private final PasswordHasher hasher;
    private final Members members;
    private final Sessions sessions;
    private final ApiTokens tokens;
    private final Links links;
    private final SessionTable sessionTable;
    private final Supplier<Optional<Institutions>> institutions;

    Staff(
            EntityManagerFactory unit,
            Transactions transactions,
            AuditLog audit,
            Clock clock,
            PasswordHasher hasher,
            Members members,
            Sessions sessions,
            ApiTokens tokens,
            Links links,
            Supplier<Optional<Institutions>> institutions) {
        this.unit = unit;
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
        this.hasher = hasher;
        this.members = members;
        this.sessions = sessions;
        this.tokens = tokens;
        this.links = links;
        this.sessionTable = new SessionTable(transactions);
        this.institutions = institutions;
    }

    /** Which of the staff are listed. */
    public enum Part {
        ACTIVE,
        /** Active, and working at no practice location. */
        UNLINKED,
        ARCHIVED
    }

    /** A member, active or archived, with the version of the membership. */
    public record Member(Account account, StaffFile file, Rights rights, boolean active, long version) {

        private static Member of(MembershipEntity entity) {
            return new Member(entity.account(), entity.file(), entity.rights(), entity.active(), entity.version());
        }
    }

    /** A member that was added, and whether a welcome mail left. */
    public record Added(Member member, boolean welcomed) {}

    /**
     * The staff by name.
     *
     * @param search a part of the name or the e-mail address; null for all
     */
    public Page<Member> list(Part part, String search, Page.Request page) {
        Callers.current().requireInstitution();
        new Problem.Faults().text("?q", search, 0, MAXIMUM_SEARCH).refuse();
        return inTransaction(entities -> {
            List<String> after = page.cursor() == null ? null : Cursor.values(page.cursor(), 2);
            String condition = "select m from MembershipEntity m"
                    + (part == Part.UNLINKED ? " left join m.workplaces w" : "")
                    + " where m.active = :active"
                    + (part == Part.UNLINKED ? " and w is null" : "")
                    + (search == null || search.isBlank()
                            ? ""
                            : " and (locate(:name, m.nameKey) > 0 or locate(:email, m.account.emailKey) > 0)")
                    + (after == null ? "" : " and (m.nameKey > :key or (m.nameKey = :key and m.id > :id))")
                    + " order by m.nameKey, m.id";
            TypedQuery<MembershipEntity> query = entities.createQuery(condition, MembershipEntity.class)
                    .setParameter("active", part != Part.ARCHIVED)
                    .setHint("eclipselink.jdbc.bind-parameters", "true")
                    .setMaxResults(page.limit() + 1);
            if (search != null && !search.isBlank()) {
                query.setParameter("name", Texts.sortable(search, MAXIMUM_SEARCH))
                        .setParameter("email", Credentials.key(search));
            }
            if (after != null) {
                query.setParameter("key", after.get(0)).setParameter("id", after.get(1));
            }
            List<MembershipEntity> found = query.getResultList();
            List<MembershipEntity> shown = found.subList(0, Math.min(found.size(), page.limit()));
            String next = found.size() <= page.limit()
                    ? null
                    : Cursor.of(
                            shown.get(shown.size() - 1).nameKey(),
                            shown.get(shown.size() - 1).id());
            return new Page<>(shown, next).map(Member::of);
        });
    }

    /**
     * A member, active or archived.
     *
     * @throws org.alveolus.api.ProblemException 404
     */
    public Member member(UUID account) {
        Callers.current().requireInstitution();
        return inTransaction(entities -> Member.of(require(entities, account)));
    }

    private static MembershipEntity require(EntityManager entities, UUID account) {
        return Members.membership(entities, account).orElseThrow(Members::nobody);
    }

    /**
     * Adds somebody: with a new account, or with the one that has this address already, of which the caller learns nothing.
     *
     * @param password of a new account; null for one that nobody knows, until the person chooses one by a link
     * @param welcome whether to send a mail with the way in
     * @throws org.alveolus.api.ProblemException 400; 409 {@code already-staff}, {@code archived-staff}
     */
    public Added add(String email, StaffFile file, Rights rights, String password, boolean welcome) {
        InstitutionId institution = Callers.current().requireInstitution();
        Problem.Faults faults = new Problem.Faults();
        Credentials.checkEmail(faults, "/email", email);
        if (password != null) {
            Credentials.checkPassword(faults, "/password", password);
        }
        file.check(faults, locations());
        faults.refuse();
        String hash = hasher.hash(password == null ? Token.next() : password);
        return inTransaction(entities -> {
            Optional<AccountEntity> known = Members.byEmail(entities, email);
            Optional<MembershipEntity> present =
                    known.flatMap(account -> Members.membership(entities, UUID.fromString(account.id())));
            present.ifPresent(Staff::refuseMember);
            AccountEntity account = known.orElseGet(() -> {
                AccountEntity made = AccountEntity.of(Ids.next(), email, file.name(), hash, clock.instant());
                entities.persist(made);
                entities.flush();
                audit.record(AuditEvent.of(AuditEvent.Action.CREATE, "account", made.id(), null));
                return made;
            });
            UUID id = UUID.fromString(account.id());
            MembershipEntity membership = MembershipEntity.of(Ids.next(), account);
            membership.keep(file);
            entities.persist(membership);
            entities.flush();
            audit.record(AuditEvent.of(AuditEvent.Action.CREATE, OBJECT, id, null));
            members.admit(id, institution, rights);
            boolean fresh = known.isEmpty() && password == null;
            return new Added(
                    Member.of(require(entities, id)), welcome && welcome(membership.account(), fresh, institution));
        });
    }

    private static void refuseMember(MembershipEntity membership) {
        throw Problem.conflict(
                        membership.active() ? "already-staff" : "archived-staff",
                        membership.active()
                                ? "This person belongs to the staff already."
                                : "This person is in the archive. Bring them back instead.")
                .with("id", membership.account().id())
                .exception();
    }

    private boolean welcome(Account account, boolean fresh, InstitutionId id) {
        Institution institution = present().find(id).orElseThrow();
        Locale language = institution.languages().stream().findFirst().orElse(Locale.ENGLISH);
        return links.welcome(account, fresh, Languages.of(language.toLanguageTag()), institution.name());
    }

    /**
     * Sends a member a link to choose a password.
     *
     * @return whether mail can leave
     * @throws org.alveolus.api.ProblemException 404; 409 {@code archived-staff}
     */
    public boolean invite(UUID account) {
        InstitutionId institution = Callers.current().requireInstitution();
        return inTransaction(entities -> {
            MembershipEntity membership = require(entities, account);
            if (!membership.active()) {
                refuseMember(membership);
            }
            audit.record(AuditEvent.of(AuditEvent.Action.EXECUTE, OBJECT, account, "Sent a welcome mail"));
            return welcome(membership.account(), true, institution);
        });
    }

    /**
     * Keeps another file of a member.
     *
     * @throws org.alveolus.api.ProblemException 400; 404; 412
     */
    public Member change(UUID account, long version, StaffFile file) {
        InstitutionId institution = Callers.current().requireInstitution();
        Problem.Faults faults = new Problem.Faults();
        file.check(faults, locations());
        faults.refuse();
        return inTransaction(entities -> {
            MembershipEntity membership = require(entities, account);
            EntityTags.check(version, membership.version());
            membership.keep(file);
            entities.lock(membership, LockModeType.OPTIMISTIC_FORCE_INCREMENT);
            entities.flush();
            sessions.idle(account, institution, file.idleOut());
            audit.record(AuditEvent.of(AuditEvent.Action.UPDATE, OBJECT, account, null));
            return Member.of(membership);
        });
    }

    /**
     * Archives a member: sessions in this institution and tokens end at once.
     *
     * @throws org.alveolus.api.ProblemException 404; 409 {@code oneself}, {@code last-administrator}; 412
     */
    public void archive(UUID account, long version) {
        InstitutionId institution = Callers.current().requireInstitution();
        inTransaction(entities -> {
            MembershipEntity membership = Optional.of(require(entities, account))
                    .filter(MembershipEntity::active)
                    .orElseThrow(Members::nobody);
            EntityTags.check(version, membership.version());
            Members.refuseOneself(account);
            if (membership.rights().administrator()) {
                Members.refuseLastAdministrator(entities, membership);
            }
            membership.archive();
            entities.flush();
            sessionTable.stamp(account);
            sessionTable.deleteIn(account, institution);
            tokens.revokeAll(account);
            audit.record(AuditEvent.of(AuditEvent.Action.DELETE, OBJECT, account, "Archived"));
            return null;
        });
    }

    /**
     * Brings a member back from the archive with the rights of then; nothing changes for one who is active.
     *
     * @throws org.alveolus.api.ProblemException 404
     */
    public Member bringBack(UUID account) {
        Callers.current().requireInstitution();
        return inTransaction(entities -> {
            MembershipEntity membership = require(entities, account);
            if (!membership.active()) {
                membership.bringBack();
                entities.flush();
                sessionTable.stamp(account);
                audit.record(AuditEvent.of(AuditEvent.Action.UPDATE, OBJECT, account, "Brought back"));
            }
            return Member.of(membership);
        });
    }

    private Set<UUID> locations() {
        return present().locations().stream().map(PracticeLocation::id).collect(Collectors.toSet());
    }

    private Institutions present() {
        return institutions.get().orElseThrow(() -> Problem.of(
                        "starting", 503, "Not ready yet", "Institutions are not available at the moment.")
                .exception());
    }

    private <T> T inTransaction(Function<EntityManager, T> work) {
        return transactions.run(() -> work.apply(transactions.entityManager(unit)));
    }
}
