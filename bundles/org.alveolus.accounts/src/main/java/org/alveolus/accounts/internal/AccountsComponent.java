package org.alveolus.accounts.internal;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.persistence.EntityManagerFactory;
import org.alveolus.accounts.internal.domain.PasswordHasher;
import org.alveolus.api.Caller;
import org.alveolus.api.InstitutionId;
import org.alveolus.api.Level;
import org.alveolus.api.Rights;
import org.alveolus.api.Transactions;
import org.alveolus.api.accounts.Account;
import org.alveolus.api.accounts.Accounts;
import org.alveolus.api.accounts.Authenticator;
import org.alveolus.api.audit.AuditLog;
import org.alveolus.api.institution.Institutions;
import org.alveolus.api.notify.Notifications;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.metatype.annotations.Designate;

/** Accounts, sessions and rights. */
@Component(
        service = {Accounts.class, Authenticator.class, AccountsComponent.class},
        configurationPid = "org.alveolus.accounts")
@Designate(ocd = AccountsConfiguration.class)
public final class AccountsComponent implements Accounts, Authenticator {

    private static final int MAXIMUM_WAITING = 200;
    private static final int PATIENCE_SECONDS = 10;

    private final Transactions transactions;
    private final Members members;
    private final Sessions sessions;
    private final Setup setup;
    private final Mails mails;
    private final Links links;
    private final SecondFactors factors;
    private final ApiTokens tokens;
    private final Staff staff;
    private final ExecutorService later;

    /** Institutions stand on accounts too, so they may come later. */
    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile Institutions institutions;

    /** Without it no mail leaves, which is told to those who expect one. */
    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile Notifications notifications;

    @Activate
    public AccountsComponent(
            @Reference(target = "(osgi.unit.name=accounts)") EntityManagerFactory unit,
            @Reference Transactions transactions,
            @Reference AuditLog audit,
            @Reference Clock clock,
            AccountsConfiguration configuration) {
        this.transactions = transactions;
        PasswordHasher hasher = new PasswordHasher();
        members = new Members(unit, transactions, audit, clock, hasher);
        mails = new Mails(() -> Optional.ofNullable(notifications));
        later = new ThreadPoolExecutor(
                1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(MAXIMUM_WAITING), AccountsComponent::thread);
        links = new Links(members, mails, hasher, transactions, audit, clock, later);
        factors = new SecondFactors(members, mails, transactions, audit, clock);
        tokens = new ApiTokens(members, transactions, audit, clock);
        sessions = new Sessions(
                members,
                hasher,
                factors,
                tokens,
                transactions,
                audit,
                clock,
                Duration.ofMinutes(configuration.idleMinutes()),
                Duration.ofHours(configuration.longestHours()));
        staff = new Staff(
                unit, transactions, audit, clock, hasher, members, sessions, tokens, links, this::institutions);
        setup = new Setup(members, transactions, clock, this::institutions);
    }

    @Deactivate
    void leave() {
        later.shutdown();
        try {
            if (!later.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                later.shutdownNow();
            }
        } catch (InterruptedException e) {
            later.shutdownNow();
            Thread.currentThread().interrupt();
        }
        transactions.drain();
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "alveolus-accounts-mail");
        thread.setDaemon(true);
        return thread;
    }

    /** Whether mail can leave now. */
    public boolean mail() {
        return mails.reach();
    }

    public Links links() {
        return links;
    }

    public SecondFactors factors() {
        return factors;
    }

    public ApiTokens tokens() {
        return tokens;
    }

    public Staff staffFiles() {
        return staff;
    }

    public Members members() {
        return members;
    }

    public Sessions sessions() {
        return sessions;
    }

    public Setup setup() {
        return setup;
    }

    /** For what is told of several of these at once. */
    public Transactions transactions() {
        return transactions;
    }

    /** Empty while that capability is away. */
    public Optional<Institutions> institutions() {
        return Optional.ofNullable(institutions);
    }

    @Override
    public Account create(String email, String name, String password) {
        return members.create(email, name, password);
    }

    @Override
    public void admit(UUID account, InstitutionId institution, Rights rights) {
        members.admit(account, institution, rights);
    }

    @Override
    public Optional<Account> find(String email) {
        return members.find(email);
    }

    @Override
    public Optional<Account> findStaff(UUID account) {
        return members.findStaff(account);
    }

    @Override
    public List<Account> staff() {
        return members.staff();
    }

    @Override
    public List<Account> staffWith(String module, Level level, UUID practiceLocation) {
        return members.staffWith(module, level, practiceLocation);
    }

    @Override
    public Optional<Authenticated> authenticate(String token, UUID location, Caller.Origin origin) {
        return sessions.authenticate(token, location, origin);
    }
}
