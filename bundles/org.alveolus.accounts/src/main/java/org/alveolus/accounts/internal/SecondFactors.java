package org.alveolus.accounts.internal;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.alveolus.accounts.internal.domain.RecoveryCode;
import org.alveolus.accounts.internal.domain.Totp;
import org.alveolus.accounts.internal.persistence.FactorTable;
import org.alveolus.accounts.internal.persistence.PolicyTable;
import org.alveolus.accounts.internal.persistence.PolicyTable.Policy;
import org.alveolus.accounts.internal.persistence.SessionTable;
import org.alveolus.api.Callers;
import org.alveolus.api.EntityTags;
import org.alveolus.api.InstitutionId;
import org.alveolus.api.Problem;
import org.alveolus.api.Transactions;
import org.alveolus.api.accounts.Account;
import org.alveolus.api.audit.AuditEvent;
import org.alveolus.api.audit.AuditLog;

/** One-time passwords beside the password (A7), and which institutions demand them. Any thread; joins the current transaction. */
public final class SecondFactors {

    private static final int CODES = 10;
    private static final String OBJECT = "second-factor";

    private final Members members;
    private final Mails mails;
    private final FactorTable table;
    private final PolicyTable policies;
    private final SessionTable sessions;
    private final Transactions transactions;
    private final AuditLog audit;
    private final Clock clock;

    SecondFactors(Members members, Mails mails, Transactions transactions, AuditLog audit, Clock clock) {
        this.members = members;
        this.mails = mails;
        this.table = new FactorTable(transactions);
        this.policies = new PolicyTable(transactions);
        this.sessions = new SessionTable(transactions);
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
    }

    /** A secret that its owner's authenticator is to learn, and the address that a picture of it holds. */
    public record Begun(String secret, String address) {}

    /** Whether an account has one. */
    public boolean has(UUID account) {
        return transactions.run(
                () -> table.find(account).map(FactorTable.Factor::confirmed).orElse(false));
    }

    /** How many recovery codes of an account are left. */
    public int codesLeft(UUID account) {
        return transactions.run(() -> table.codesLeft(account));
    }

    /**
     * Begins to set up the caller's; it counts once it is confirmed.
     *
     * @throws org.alveolus.api.ProblemException 409 {@code factor-there}
     */
    public Begun begin() {
        UUID account = Callers.current().account();
        return transactions.run(() -> {
            if (has(account)) {
                throw Problem.conflict("factor-there", "There is a second factor already. Remove it first.")
                        .exception();
            }
            String secret = Totp.secret();
            table.begin(account, secret);
            return new Begun(
                    secret,
                    Totp.address(secret, members.require(account).account().email()));
        });
    }

    /**
     * Confirms the caller's by a password that the authenticator shows.
     *
     * @return recovery codes, which are told this once
     * @throws org.alveolus.api.ProblemException 400 {@code wrong-code}; 409 {@code factor-not-begun}
     */
    public List<String> confirm(String code) {
        UUID account = Callers.current().account();
        return transactions.run(() -> {
            FactorTable.Factor factor = table.find(account)
                    .filter(begun -> !begun.confirmed())
                    .orElseThrow(() -> Problem.conflict("factor-not-begun", "Begin to set up a second factor first.")
                            .exception());
            if (code == null || !takePassword(account, factor, plain(code))) {
                throw wrongCode().exception();
            }
            table.confirm(account);
            sessions.factorFound(account);
            audit.record(AuditEvent.of(AuditEvent.Action.CREATE, OBJECT, account, null));
            return newCodes(account);
        });
    }

    private static Problem wrongCode() {
        return Problem.invalid("/code", "wrong-code", "This is not what the authenticator shows now");
    }

    /**
     * Gives the caller other recovery codes.
     *
     * @throws org.alveolus.api.ProblemException 409 {@code factor-not-begun}
     */
    public List<String> renewCodes() {
        UUID account = Callers.current().account();
        return transactions.run(() -> {
            if (!has(account)) {
                throw Problem.conflict("factor-not-begun", "Set up a second factor first.")
                        .exception();
            }
            audit.record(AuditEvent.of(AuditEvent.Action.UPDATE, OBJECT, account, "New recovery codes"));
            return newCodes(account);
        });
    }

    private List<String> newCodes(UUID account) {
        List<String> codes = Stream.generate(RecoveryCode::next).limit(CODES).toList();
        table.keepCodes(account, codes.stream().map(RecoveryCode::hash).toList());
        return codes;
    }

    /**
     * Whether a code opens an account that has a second factor: what the authenticator shows, or showed or will show half a minute
     * away, and that was not used before; or a recovery code. Either is used up by it.
     */
    boolean opens(UUID account, String code) {
        String plain = plain(code);
        return table.find(account)
                .filter(FactorTable.Factor::confirmed)
                .map(factor ->
                        takePassword(account, factor, plain) || table.takeCode(account, RecoveryCode.hash(plain)))
                .orElse(false);
    }

    private static String plain(String code) {
        return code.replaceAll("\\s", "");
    }

    private boolean takePassword(UUID account, FactorTable.Factor factor, String code) {
        long now = Totp.step(clock.instant());
        return LongStream.rangeClosed(now - 1, now + 1)
                .filter(step -> Totp.password(factor.secret(), step).equals(code))
                .anyMatch(step -> table.take(account, step));
    }

    /**
     * Removes the caller's.
     *
     * @throws org.alveolus.api.ProblemException 404; 409 {@code factor-demanded} when an institution of the caller's demands one
     */
    public void remove(Locale language) {
        UUID account = Callers.current().account();
        transactions.run(() -> {
            if (members.institutions(account).stream()
                    .anyMatch(institution -> policies.find(institution).secondFactor())) {
                throw Problem.conflict("factor-demanded", "Your institution demands a second factor.")
                        .exception();
            }
            remove(members.require(account).account(), language, null);
        });
    }

    /**
     * Removes that of a member of the caller's institution, who has lost it.
     *
     * @throws org.alveolus.api.ProblemException 404; 409 {@code belongs-elsewhere} when it guards another institution as well
     */
    public void reset(UUID member, Locale language) {
        transactions.run(() -> {
            Account account = members.member(member).account();
            if (members.institutions(member).size() > 1) {
                throw Problem.conflict(
                                "belongs-elsewhere",
                                "This second factor guards another institution as well. Ask the operator of the installation.")
                        .exception();
            }
            remove(account, language, "Removed by an administrator");
        });
    }

    /** Removes that of an account, for operators; false when there is none. */
    public boolean remove(Account account) {
        return transactions.run(() -> {
            boolean removed = table.delete(account.id());
            if (removed) {
                audit.record(AuditEvent.of(AuditEvent.Action.DELETE, OBJECT, account.id(), "Removed by an operator"));
                mails.send("factor-removed", account.email(), Locale.ENGLISH, Map.of());
            }
            return removed;
        });
    }

    private void remove(Account account, Locale language, String detail) {
        if (!table.delete(account.id())) {
            throw Problem.notFound("There is no second factor.").exception();
        }
        audit.record(AuditEvent.of(AuditEvent.Action.DELETE, OBJECT, account.id(), detail));
        mails.send("factor-removed", account.email(), language, Map.of());
    }

    /** What the caller's institution demands. */
    public Policy policy() {
        InstitutionId institution = Callers.current().requireInstitution();
        return transactions.run(() -> policies.find(institution));
    }

    /**
     * Says what the caller's institution demands from the next sign-in on.
     *
     * @throws org.alveolus.api.ProblemException 412
     */
    public Policy demand(boolean secondFactor, long version) {
        InstitutionId institution = Callers.current().requireInstitution();
        return transactions.run(() -> {
            Policy before = policies.find(institution);
            EntityTags.check(version, before.version());
            if (!policies.keep(institution, secondFactor, before.version())) {
                throw Problem.changedMeanwhile().exception();
            }
            audit.record(AuditEvent.of(
                    AuditEvent.Action.UPDATE,
                    "sign-in-policy",
                    institution,
                    secondFactor ? "Demands a second factor" : "Demands no second factor"));
            return policies.find(institution);
        });
    }

    /** Whether somebody may not work in an institution before setting one up. */
    boolean missing(UUID account, InstitutionId institution) {
        return institution != null && policies.find(institution).secondFactor() && !has(account);
    }
}
