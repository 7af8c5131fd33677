package org.alveolus.accounts.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.alveolus.accounts.internal.domain.Credentials;
import org.alveolus.accounts.internal.domain.Delay;
import org.alveolus.accounts.internal.domain.PasswordHasher;
import org.alveolus.accounts.internal.domain.Token;
import org.alveolus.accounts.internal.persistence.AttemptTable;
import org.alveolus.accounts.internal.persistence.SessionCache;
import org.alveolus.accounts.internal.persistence.SessionRow;
import org.alveolus.accounts.internal.persistence.SessionTable;
import org.alveolus.api.Caller;
import org.alveolus.api.Callers;
import org.alveolus.api.Ids;
import org.alveolus.api.InstitutionId;
import org.alveolus.api.Problem;
import org.alveolus.api.Rights;
import org.alveolus.api.Transactions;
import org.alveolus.api.accounts.Authenticator;
import org.alveolus.api.audit.AuditEvent;
import org.alveolus.api.audit.AuditLog;

/**
 * Signing in, staying signed in and signing out (A1). Any thread.
 *
 * <p>The database holds the truth about sessions and rights, and is asked at every request: what an administrator takes away on
 * one node is gone on all with the next request. That a session was used is written down at most once a minute.
 */
public final class Sessions implements Authenticator {

    private static final Duration TOUCH = Duration.ofMinutes(1);
    private static final int TOUCHES_IN_IDLE_TIME = 10;
    private static final int MAXIMUM_AGENT = 200;
    private static final int MAXIMUM_TOKEN = 100;
    private static final String OBJECT = "session";

    /** For those of whom the institution wants it. */
    private static final Duration SHORT_IDLE = Duration.ofMinutes(10);

    /** How long a password that was given again opens what asks for it. */
    private static final Duration CONFIRMED = Duration.ofMinutes(5);

    private static final Duration CONFIRMED_FOR_FILES = Duration.ofMinutes(10);

    private final Members members;
    private final PasswordHasher hasher;
    private final SecondFactors factors;
    private final ApiTokens tokens;
    private final SessionTable table;
    private final SessionCache cache;
    private final AttemptTable attempts;
    private final Transactions transactions;
    private final AuditLog audit;
    private final Clock clock;
    private final Duration idle;
    private final Duration longest;

    Sessions(
            Members members,
            PasswordHasher hasher,
            SecondFactors factors,
            ApiTokens tokens,
            Transactions transactions,
            AuditLog audit,
            Clock clock,
            Duration idle,
            Duration longest) {
        this.members = members;
        this.hasher = hasher;
        this.factors = factors;
        this.tokens = tokens;
        this.table = new SessionTable(transactions);
        this.cache = new SessionCache(table);
        this.attempts = new AttemptTable(transactions);
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
        this.idle = idle;
        this.longest = longest;
    }

    /** A session that was begun, and the secret by which its owner proves it. */
    public record Begun(String token, SessionRow session) {}

    /**
     * Signs in. Outside any transaction: the failed attempt must be kept.
     *
     * @param code of the second factor, or a recovery code; null when none was given
     * @param agent name of the program; null when unknown
     * @throws org.alveolus.api.ProblemException 401 {@code wrong-credentials}, which never tells what was wrong; with the right password 401
     *     {@code second-factor} when a code is needed and {@code wrong-code} when it is not right; 429 {@code too-many-attempts}; 503
     *     {@code busy}
     */
    public Begun begin(String email, String password, String code, Caller.Origin origin, String agent) {
        Instant now = clock.instant();
        String name = subject(email);
        String address = Token.hash("address " + origin.address());
        refuseEarly(attempts.count(name, Delay.OF_NAME, now));
        refuseEarly(attempts.count(address, Delay.OF_ADDRESS, now));
        Optional<Members.Secret> secret = members.secret(email);
        if (!matches(secret, password)) {
            recordRefused(secret, origin, "Wrong password");
            throw Problem.of(
                            "wrong-credentials",
                            401,
                            "Signing in failed",
                            "The e-mail address or the password is not right.")
                    .exception();
        }
        UUID account = secret.get().account().id();
        if (factors.has(account)) {
            if (code == null) {
                throw Problem.of(
                                "second-factor",
                                401,
                                "A code is needed",
                                "Send the code that your authenticator shows.")
                        .exception();
            }
            if (!transactions.run(() -> factors.opens(account, code))) {
                recordRefused(secret, origin, "Wrong code of the second factor");
                throw Problem.of("wrong-code", 401, "Signing in failed", "The code is not right, or was used before.")
                        .exception();
            }
        }
        return transactions.run(() -> {
            attempts.forget(name);
            attempts.forgive(address);
            if (hasher.outdated(secret.get().passwordHash())) {
                members.keepPassword(secret.get().account().id(), hasher.hash(password));
            }
            return open(secret.get(), origin, agent);
        });
    }

    /** {@link #begin(String, String, String, Caller.Origin, String)} without a second factor. */
    Begun begin(String email, String password, Caller.Origin origin, String agent) {
        return begin(email, password, null, origin, agent);
    }

    /** Under which failed attempts with a user name are counted. */
    static String subject(String email) {
        return Token.hash("name " + Credentials.key(email));
    }

    static void refuseEarly(Duration left) {
        if (!left.isZero()) {
            long seconds = left.toSeconds() + 1;
            throw Problem.of(
                            "too-many-attempts",
                            429,
                            "Too many failed attempts",
                            "Try again in " + seconds + (seconds == 1 ? " second." : " seconds."))
                    .with("retryAfter", seconds)
                    .exception();
        }
    }

    private boolean matches(Optional<Members.Secret> secret, String password) {
        if (!Credentials.possible(password)) {
            return false;
        }
        if (secret.isEmpty()) {
            hasher.matchNobody(password);
            return false;
        }
        return hasher.matches(password, secret.get().passwordHash());
    }

    private void recordRefused(Optional<Members.Secret> secret, Caller.Origin origin, String detail) {
        InstitutionId institution = secret.flatMap(members::institutionOf).orElse(null);
        UUID account = secret.map(known -> known.account().id()).orElse(null);
        String name = secret.map(known -> known.account().name()).orElse("anonymous");
        Callers.as(new Caller(account, name, institution, Rights.NONE, null, origin), () -> {
            transactions.run(() -> audit.record(new AuditEvent(
                    AuditEvent.Action.SIGN_IN,
                    OBJECT,
                    null,
                    null,
                    AuditEvent.Outcome.REFUSED,
                    account == null ? "Unknown user name" : detail)));
        });
    }

    private Begun open(Members.Secret secret, Caller.Origin origin, String agent) {
        Instant now = clock.instant();
        String token = Token.next();
        UUID account = secret.account().id();
        InstitutionId institution = members.institutionOf(secret).orElse(null);
        boolean factorMissing = factors.missing(account, institution);
        SessionRow row = new SessionRow(
                Ids.next(),
                secret.account(),
                institution,
                Rights.NONE,
                null,
                Token.next(),
                idleSeconds(account, institution),
                now,
                now,
                now.plus(longest),
                0,
                origin.address(),
                cut(agent),
                factorMissing ? now : null,
                factorMissing,
                false,
                false);
        String hash = Token.hash(token);
        table.insert(hash, row);
        SessionRow session = table.find(hash).orElseThrow();
        record(AuditEvent.Action.SIGN_IN, session, origin);
        return new Begun(token, session);
    }

    private int idleSeconds(UUID account, InstitutionId institution) {
        return idleSeconds(institution != null && table.idleOut(account, institution));
    }

    private int idleSeconds(boolean soon) {
        return (int) (soon && SHORT_IDLE.compareTo(idle) < 0 ? SHORT_IDLE : idle).toSeconds();
    }

    /** Has the sessions of a member end after the usual or the short idle time from now on. */
    void idle(UUID account, InstitutionId institution, boolean soon) {
        table.idle(account, institution, idleSeconds(soon));
    }

    private static String cut(String agent) {
        if (agent == null) {
            return null;
        }
        String clean = agent.replaceAll("\\p{Cntrl}", " ").strip();
        return clean.length() <= MAXIMUM_AGENT ? clean : clean.substring(0, MAXIMUM_AGENT);
    }

    private void record(AuditEvent.Action action, SessionRow session, Caller.Origin origin) {
        Callers.as(
                caller(session, null, origin), () -> audit.record(AuditEvent.of(action, OBJECT, session.id(), null)));
    }

    @Override
    public Optional<Authenticated> authenticate(String token, UUID location, Caller.Origin origin) {
        if (token.startsWith(ApiTokens.PREFIX)) {
            return token.length() > MAXIMUM_TOKEN ? Optional.empty() : tokens.authenticate(token, location, origin);
        }
        return find(token).map(session -> new Authenticated(caller(session, location, origin), session.csrfToken()));
    }

    /** The session of a token, when it has not ended; it counts as used. */
    public Optional<SessionRow> find(String token) {
        if (token.isEmpty() || token.length() > MAXIMUM_TOKEN) {
            return Optional.empty();
        }
        String hash = Token.hash(token);
        Instant now = clock.instant();
        return transactions.run(() -> {
            Optional<SessionRow> found = cache.find(hash).filter(session -> !session.endedBy(now));
            found.filter(session -> !now.isBefore(session.usedAt().plus(touchAfter(session))))
                    .ifPresent(session -> table.touch(session.id(), now));
            return found;
        });
    }

    private static Duration touchAfter(SessionRow session) {
        Duration part = Duration.ofSeconds(session.idleSeconds()).dividedBy(TOUCHES_IN_IDLE_TIME);
        return part.compareTo(TOUCH) < 0 ? part : TOUCH;
    }

    /** How a session stands: what changes when anything of it does, and when it ends unless it is used. */
    public record State(long stamp, Duration left) {}

    /** How the session of a token stands; looking does not count as using. Empty when it has ended. */
    public Optional<State> state(String token) {
        Instant now = clock.instant();
        return transactions
                .run(() -> table.mark(Token.hash(token)))
                .filter(mark -> now.isBefore(mark.end()))
                .map(mark -> new State(mark.stamp(), Duration.between(now, mark.end())));
    }

    /**
     * Takes the password of a session's owner again. Outside any transaction.
     *
     * @throws org.alveolus.api.ProblemException 401; 403 {@code wrong-password}; 429 {@code too-many-attempts}
     */
    public void confirm(String token, String password, Caller.Origin origin) {
        SessionRow session = require(token);
        Instant now = clock.instant();
        String name = subject(session.account().email());
        refuseEarly(attempts.count(name, Delay.OF_NAME, now));
        Members.Secret secret = members.require(session.account().id());
        if (!matches(Optional.of(secret), password)) {
            recordRefused(Optional.of(secret), origin, "Wrong password, asked again");
            throw Problem.forbidden("wrong-password", "The password is not right.")
                    .exception();
        }
        transactions.run(() -> {
            attempts.forget(name);
            table.confirm(session.id(), now);
        });
    }

    /**
     * Goes on only when the owner gave the password again a moment ago.
     *
     * @throws org.alveolus.api.ProblemException 401; 403 {@code confirm-password}
     */
    public SessionRow requireConfirmed(String token) {
        SessionRow session = require(token);
        requireConfirmed(session, CONFIRMED);
        return session;
    }

    /** {@link #requireConfirmed(String)} for those who are to give the password again before seeing staff files. */
    public void requireConfirmedForFiles(String token) {
        SessionRow session = require(token);
        if (session.askAgain()) {
            requireConfirmed(session, CONFIRMED_FOR_FILES);
        }
    }

    private void requireConfirmed(SessionRow session, Duration within) {
        if (session.confirmedAt() == null || session.confirmedAt().plus(within).isBefore(clock.instant())) {
            throw Problem.forbidden("confirm-password", "Give your password again first.")
                    .exception();
        }
    }

    /** The sessions of the caller's account that go on, the last used first. */
    public List<SessionRow> own() {
        UUID account = Callers.current().account();
        return going(account);
    }

    /** The sessions of a member in the caller's institution that go on, the last used first. */
    public List<SessionRow> of(UUID member) {
        InstitutionId institution = Callers.current().requireInstitution();
        return going(member).stream()
                .filter(session -> institution.equals(session.institution()))
                .toList();
    }

    private List<SessionRow> going(UUID account) {
        Instant now = clock.instant();
        return transactions.run(() -> table.listOf(account, now)).stream()
                .filter(session -> !session.endedBy(now))
                .toList();
    }

    /**
     * Ends one of these sessions.
     *
     * @throws org.alveolus.api.ProblemException 404
     */
    public void revoke(List<SessionRow> among, UUID id) {
        transactions.run(() -> {
            if (among.stream().noneMatch(session -> session.id().equals(id)) || !table.delete(id)) {
                throw Problem.notFound("There is no such session.").exception();
            }
            audit.record(AuditEvent.of(AuditEvent.Action.SIGN_OUT, OBJECT, id, "Revoked"));
        });
    }

    /** Ends all sessions of the caller's account but this one. */
    public void revokeOthers(UUID kept) {
        UUID account = Callers.current().account();
        transactions.run(() -> {
            int ended = table.deleteAllBut(account, kept);
            audit.record(AuditEvent.of(AuditEvent.Action.SIGN_OUT, OBJECT, null, "Revoked " + ended + " others"));
        });
    }

    private static Caller caller(SessionRow session, UUID location, Caller.Origin origin) {
        if (session.factorMissing()) {
            return new Caller(session.account().id(), session.account().name(), null, Rights.NONE, null, origin);
        }
        if (location != null && !session.rights().locations().contains(location)) {
            throw Problem.forbidden("no-location", "You have no rights at this practice location.")
                    .exception();
        }
        return new Caller(
                session.account().id(),
                session.account().name(),
                session.institution(),
                session.rights(),
                location != null ? location : place(session),
                origin);
    }

    /** The session's own practice location; null when none was chosen or the person may do nothing there any more. */
    public static UUID place(SessionRow session) {
        return session.location() != null && session.rights().locations().contains(session.location())
                ? session.location()
                : null;
    }

    /** The caller that the session makes. */
    public static Caller caller(SessionRow session, Caller.Origin origin) {
        return caller(session, null, origin);
    }

    /**
     * Keeps the practice location where the person works from now on; null for none.
     *
     * @throws org.alveolus.api.ProblemException 403 {@code no-location}
     */
    public SessionRow chooseLocation(String token, UUID location) {
        return transactions.run(() -> {
            SessionRow session = require(token);
            caller(session, location, Callers.current().origin());
            table.place(session.id(), session.institution(), location);
            return table.find(Token.hash(token)).orElseThrow();
        });
    }

    /**
     * Goes on in another institution of the person's.
     *
     * @throws org.alveolus.api.ProblemException 403 {@code no-member}
     */
    public SessionRow chooseInstitution(String token, InstitutionId institution) {
        return transactions.run(() -> {
            SessionRow session = require(token);
            if (!members.institutions(session.account().id()).contains(institution)) {
                throw Problem.forbidden("no-member", "You are no member of this institution.")
                        .exception();
            }
            UUID account = session.account().id();
            table.enter(
                    session.id(),
                    institution,
                    idleSeconds(account, institution),
                    factors.missing(account, institution));
            members.chose(session.account().id(), institution);
            SessionRow changed = table.find(Token.hash(token)).orElseThrow();
            record(AuditEvent.Action.SIGN_IN, changed, Callers.current().origin());
            return changed;
        });
    }

    /** Signs out. */
    public void end(String token) {
        transactions.run(() -> {
            SessionRow session = require(token);
            table.delete(session.id());
            record(AuditEvent.Action.SIGN_OUT, session, Callers.current().origin());
        });
    }

    /**
     * The session of a token.
     *
     * @throws org.alveolus.api.ProblemException 401 when it has ended
     */
    public SessionRow require(String token) {
        return find(token)
                .orElseThrow(() -> Problem.of("unauthenticated", 401, "Sign in first", "This session has ended.")
                        .exception());
    }

    /** Sessions that go on, the last used first, for operators. */
    public List<SessionRow> list(int limit) {
        Instant now = clock.instant();
        return transactions.run(() -> table.list(now, limit)).stream()
                .filter(session -> !session.endedBy(now))
                .toList();
    }

    /** Ends somebody's session, for operators; false when there is none. */
    public boolean revoke(UUID id, Caller.Origin origin) {
        return transactions.run(() -> {
            Optional<SessionRow> session = table.find(id);
            session.ifPresent(row -> {
                table.delete(id);
                Callers.as(
                        Caller.system(row.institution(), Rights.NONE, origin),
                        () -> audit.record(
                                AuditEvent.of(AuditEvent.Action.SIGN_OUT, OBJECT, id, "Revoked by an operator")));
            });
            return session.isPresent();
        });
    }

    /** Forgets what has ended; how many rows. */
    int forget() {
        Instant now = clock.instant();
        return transactions.run(() -> table.deleteEnded(now.minus(longest).minus(idle), now)
                + attempts.forgetBefore(now.minus(Delay.FORGOTTEN)));
    }
}
