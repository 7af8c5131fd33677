package org.alveolus.accounts.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.alveolus.accounts.internal.domain.Credentials;
import org.alveolus.accounts.internal.domain.Delay;
import org.alveolus.accounts.internal.domain.PasswordHasher;
import org.alveolus.accounts.internal.domain.Token;
import org.alveolus.accounts.internal.persistence.AttemptTable;
import org.alveolus.accounts.internal.persistence.LinkTable;
import org.alveolus.accounts.internal.persistence.LinkTable.Link;
import org.alveolus.accounts.internal.persistence.LinkTable.Purpose;
import org.alveolus.accounts.internal.persistence.SessionTable;
import org.alveolus.api.Caller;
import org.alveolus.api.Callers;
import org.alveolus.api.InstitutionId;
import org.alveolus.api.Problem;
import org.alveolus.api.Rights;
import org.alveolus.api.Transactions;
import org.alveolus.api.accounts.Account;
import org.alveolus.api.audit.AuditEvent;
import org.alveolus.api.audit.AuditLog;

/** Passwords and e-mail addresses by links that were sent by mail (A2). Any thread. */
public final class Links {

    private static final Duration OF_FIRST_PASSWORD = Duration.ofDays(7);
    private static final Duration OF_PASSWORD = Duration.ofHours(1);
    private static final Duration OF_EMAIL = Duration.ofDays(1);
    private static final String OBJECT = "account";

    private final Members members;
    private final Mails mails;
    private final PasswordHasher hasher;
    private final LinkTable table;
    private final SessionTable sessions;
    private final AttemptTable attempts;
    private final Transactions transactions;
    private final AuditLog audit;
    private final Clock clock;
    private final Executor later;

    /** @param later does what nobody may tell from the time of an answer */
    Links(
            Members members,
            Mails mails,
            PasswordHasher hasher,
            Transactions transactions,
            AuditLog audit,
            Clock clock,
            Executor later) {
        this.members = members;
        this.mails = mails;
        this.hasher = hasher;
        this.table = new LinkTable(transactions);
        this.sessions = new SessionTable(transactions);
        this.attempts = new AttemptTable(transactions);
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
        this.later = later;
    }

    /** What the holder of a link is told before using it. */
    public record Seen(Purpose purpose, String email) {}

    /**
     * Has a link for a new password sent, when there is such an account; nothing tells the caller whether there is. Outside any
     * transaction.
     *
     * @return whether mail can leave at all
     * @throws org.alveolus.api.ProblemException 400; 429 {@code too-many-attempts}; 503 {@code busy}
     */
    public boolean forgotten(String email, Locale language, Caller.Origin origin) {
        Problem.Faults faults = new Problem.Faults();
        Credentials.checkEmail(faults, "/email", email);
        faults.refuse();
        Instant now = clock.instant();
        Sessions.refuseEarly(attempts.count(Token.hash("mail " + Credentials.key(email)), Delay.OF_MAIL, now));
        Sessions.refuseEarly(attempts.count(Token.hash("mails " + origin.address()), Delay.OF_MAILS, now));
        if (!mails.reach()) {
            return false;
        }
        try {
            later.execute(() -> send(email, language, origin));
        } catch (RejectedExecutionException e) {
            throw new org.alveolus.api.ProblemException(
                    Problem.of("busy", 503, "Too many people ask right now", "Try again in a few seconds.")
                            .with("retryAfter", 5),
                    e);
        }
        return true;
    }

    private void send(String email, Locale language, Caller.Origin origin) {
        Callers.as(Caller.system(null, Rights.NONE, origin), () -> {
            Optional<Members.Secret> secret = members.secret(email);
            as(
                    secret.orElse(null),
                    origin,
                    () -> transactions.run(() -> {
                        audit.record(new AuditEvent(
                                AuditEvent.Action.EXECUTE,
                                OBJECT,
                                secret.map(known -> known.account().id().toString())
                                        .orElse(null),
                                null,
                                secret.isPresent() ? AuditEvent.Outcome.SUCCESS : AuditEvent.Outcome.REFUSED,
                                secret.isPresent() ? "Asked for a new password" : "Unknown user name"));
                        secret.ifPresent(
                                known -> mail(known.account(), Purpose.PASSWORD, "password", language, Map.of()));
                    }));
        });
    }

    /** Works for the person behind an account, of whom nobody knows yet whether it is them; null for nobody. */
    private void as(Members.Secret secret, Caller.Origin origin, Runnable work) {
        InstitutionId institution =
                Optional.ofNullable(secret).flatMap(members::institutionOf).orElse(null);
        Callers.as(
                new Caller(
                        secret == null ? null : secret.account().id(),
                        secret == null ? "anonymous" : secret.account().name(),
                        institution,
                        Rights.NONE,
                        null,
                        origin),
                work);
    }

    /**
     * Sends a member of staff the way in; joins the caller's transaction.
     *
     * @param fresh whether the account has just been made and has no password that anybody knows
     * @return whether mail can leave
     */
    boolean welcome(Account account, boolean fresh, Locale language, String institution) {
        Map<String, String> values = Map.of("name", account.name(), "institution", institution);
        return fresh
                ? mail(account, Purpose.FIRST_PASSWORD, "first-password", language, values)
                : mails.send("joined", account.email(), language, values);
    }

    private boolean mail(Account account, Purpose purpose, String kind, Locale language, Map<String, String> values) {
        if (!mails.reach()) {
            return false;
        }
        String token = Token.next();
        Duration time = purpose == Purpose.PASSWORD ? OF_PASSWORD : OF_FIRST_PASSWORD;
        table.insert(
                Token.hash(token),
                new Link(account.id(), purpose, null, clock.instant().plus(time)));
        return mails.sendLink(kind, account.email(), language, "#password=" + token, values);
    }

    /**
     * What a link is for.
     *
     * @throws org.alveolus.api.ProblemException 410 {@code link-gone}
     */
    public Seen look(String token) {
        return transactions.run(() -> {
            Link link = require(token);
            return new Seen(
                    link.purpose(),
                    link.purpose() == Purpose.EMAIL
                            ? link.email()
                            : members.require(link.account()).account().email());
        });
    }

    private Link require(String token) {
        return table.find(Token.hash(token), clock.instant()).orElseThrow(Links::gone);
    }

    private static RuntimeException gone() {
        return Problem.of(
                        "link-gone",
                        410,
                        "This link is of no use any more",
                        "It was used before, or its time is over. Ask for a new one.")
                .exception();
    }

    /**
     * Sets the password of a link's account and ends all its sessions. Outside any transaction.
     *
     * @throws org.alveolus.api.ProblemException 400; 410 {@code link-gone}, also to all but one of those who use it at once
     */
    public void setPassword(String token, String password, Locale language, Caller.Origin origin) {
        Problem.Faults faults = new Problem.Faults();
        Credentials.checkPassword(faults, "/password", password);
        Link link = transactions.run(() -> requirePurpose(token, false));
        faults.refuse();
        String hash = hasher.hash(password);
        Members.Secret secret = members.require(link.account());
        as(
                secret,
                origin,
                () -> transactions.run(() -> {
                    take(token);
                    members.keepPassword(link.account(), hash);
                    sessions.deleteAllBut(link.account(), null);
                    table.deleteOf(link.account(), false);
                    attempts.forget(Sessions.subject(secret.account().email()));
                    told(secret.account(), language, "Set a new password by a link");
                }));
    }

    /**
     * Sets the caller's own password and ends the account's other sessions; joins the request's transaction.
     *
     * @param kept the session that goes on
     */
    public void changePassword(UUID kept, String password, Locale language) {
        Problem.Faults faults = new Problem.Faults();
        Credentials.checkPassword(faults, "/password", password);
        faults.refuse();
        String hash = hasher.hash(password);
        UUID id = Callers.current().account();
        transactions.run(() -> {
            members.keepPassword(id, hash);
            sessions.deleteAllBut(id, kept);
            table.deleteOf(id, false);
            told(members.require(id).account(), language, "Changed the own password");
        });
    }

    private void told(Account account, Locale language, String what) {
        audit.record(AuditEvent.of(AuditEvent.Action.UPDATE, OBJECT, account.id(), what));
        mails.send("password-changed", account.email(), language, Map.of());
    }

    private void take(String token) {
        if (!table.take(Token.hash(token))) {
            throw gone();
        }
    }

    private Link requirePurpose(String token, boolean email) {
        Link link = require(token);
        if (email != (link.purpose() == Purpose.EMAIL)) {
            throw gone();
        }
        return link;
    }

    /**
     * Sends a link to an address that is to be the caller's new user name; joins the request's transaction. Nothing tells the
     * caller whether the address belongs to another account: its owner is told instead.
     *
     * @return whether mail can leave; nothing was done when not
     * @throws org.alveolus.api.ProblemException 400; 429
     */
    public boolean changeEmail(String email, Locale language) {
        Problem.Faults faults = new Problem.Faults();
        Credentials.checkEmail(faults, "/email", email);
        faults.refuse();
        UUID id = Callers.current().account();
        Instant now = clock.instant();
        Sessions.refuseEarly(attempts.count(Token.hash("mail from " + id), Delay.OF_MAIL, now));
        if (!mails.reach()) {
            return false;
        }
        transactions.run(() -> {
            audit.record(AuditEvent.of(AuditEvent.Action.EXECUTE, OBJECT, id, "Asked for another e-mail address"));
            if (members.secret(email).isPresent()) {
                mails.send("email-taken", email.strip(), language, Map.of());
                return;
            }
            table.deleteOf(id, true);
            String token = Token.next();
            table.insert(Token.hash(token), new Link(id, Purpose.EMAIL, email.strip(), now.plus(OF_EMAIL)));
            mails.sendLink("email", email.strip(), language, "#email=" + token, Map.of());
        });
        return true;
    }

    /**
     * Makes a link's address the user name of its account. Outside any transaction.
     *
     * @throws org.alveolus.api.ProblemException 409 {@code email-in-use}; 410 {@code link-gone}
     */
    public void confirmEmail(String token, Locale language, Caller.Origin origin) {
        Link link = transactions.run(() -> requirePurpose(token, true));
        Members.Secret secret = members.require(link.account());
        as(
                secret,
                origin,
                () -> transactions.run(() -> {
                    take(token);
                    members.rename(link.account(), link.email());
                    table.deleteOf(link.account(), true);
                    table.deleteOf(link.account(), false);
                    sessions.stamp(link.account());
                    audit.record(AuditEvent.of(
                            AuditEvent.Action.UPDATE, OBJECT, link.account(), "Changed the e-mail address by a link"));
                    mails.send("email-changed", secret.account().email(), language, Map.of("email", link.email()));
                }));
    }

    /** Forgets links whose time is over; how many. */
    int forget() {
        return transactions.run(() -> table.forget(clock.instant()));
    }
}
