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

    private final Members members;
    private final PasswordHasher hasher;
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
            Transactions transactions,
            AuditLog audit,
            Clock clock,
            Duration idle,
            Duration longest) {
        this.members = members;
        this.hasher = hasher;
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
     * @param agent name of the program; null when unknown
     * @throws org.alveolus.api.ProblemException 401 {@code wrong-credentials}, which never tells what was wrong; 429 {@code too-many-attempts}; 503
     *     {@code busy}
     */
    public Begun begin(String email, String password, Caller.Origin origin, String agent) {
        Instant now = clock.instant();
        String name = Token.hash("name " + Credentials.key(email));
        String address = Token.hash("address " + origin.address());
        refuseEarly(attempts.count(name, Delay.OF_NAME, now));
        refuseEarly(attempts.count(address, Delay.OF_ADDRESS, now));
        Optional<Members.Secret> secret = members.secret(email);
        if (!matches(secret, password)) {
            recordRefused(secret, origin);
            throw Problem.of(
                            "wrong-credentials",
                            401,
                            "Signing in failed",
                            "The e-mail address or the password is not right.")
                    .exception();
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

    private static void refuseEarly(Duration left) {
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

    private void recordRefused(Optional<Members.Secret> secret, Caller.Origin origin) {
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
                    account == null ? "Unknown user name" : "Wrong password")));
        });
    }

    private Begun open(Members.Secret secret, Caller.Origin origin, String agent) {
        Instant now = clock.instant();
        String token = Token.next();
        SessionRow row = new SessionRow(
                Ids.next(),
                secret.account(),
                members.institutionOf(secret).orElse(null),
                Rights.NONE,
                null,
                Token.next(),
                (int) idle.toSeconds(),
                now,
                now,
                now.plus(longest),
                0,
                origin.address(),
                cut(agent),
                null,
                false,
                false,
                false);
        String hash = Token.hash(token);
        table.insert(hash, row);
        SessionRow session = table.find(hash).orElseThrow();
        record(AuditEvent.Action.SIGN_IN, session, origin);
        return new Begun(token, session);
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

    private static Caller caller(SessionRow session, UUID location, Caller.Origin origin) {
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
            table.place(session.id(), institution, null);
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

    private SessionRow require(String token) {
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
