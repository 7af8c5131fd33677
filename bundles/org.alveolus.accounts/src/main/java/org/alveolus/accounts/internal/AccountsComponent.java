package org.alveolus.accounts.internal;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
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

    private final Transactions transactions;
    private final Members members;
    private final Sessions sessions;
    private final Setup setup;

    /** Institutions stand on accounts too, so they may come later. */
    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile Institutions institutions;

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
        sessions = new Sessions(
                members,
                hasher,
                transactions,
                audit,
                clock,
                Duration.ofMinutes(configuration.idleMinutes()),
                Duration.ofHours(configuration.longestHours()));
        setup = new Setup(members, transactions, clock, this::institutions);
    }

    @Deactivate
    void leave() {
        transactions.drain();
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
