package org.alveolus.accounts.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.alveolus.accounts.internal.domain.Token;
import org.alveolus.accounts.internal.persistence.ApiTokenTable;
import org.alveolus.accounts.internal.persistence.ApiTokenTable.ApiToken;
import org.alveolus.accounts.internal.persistence.ApiTokenTable.Bearer;
import org.alveolus.api.Caller;
import org.alveolus.api.Callers;
import org.alveolus.api.Ids;
import org.alveolus.api.InstitutionId;
import org.alveolus.api.Level;
import org.alveolus.api.Modules;
import org.alveolus.api.Problem;
import org.alveolus.api.Transactions;
import org.alveolus.api.accounts.Authenticator.Authenticated;
import org.alveolus.api.audit.AuditEvent;
import org.alveolus.api.audit.AuditLog;

/**
 * Tokens by which programs work for a member of staff (A7): each opens some modules up to a level, and never more than the member
 * may do at that moment. Any thread; joins the current transaction.
 */
public final class ApiTokens {

    /** By which a token is told from a session's secret. */
    static final String PREFIX = "alv_";

    private static final int MAXIMUM_NAME = 100;
    private static final int MAXIMUM_PER_MEMBER = 50;
    private static final int LONGEST_DAYS = 366;
    private static final Duration TOUCH = Duration.ofMinutes(1);
    private static final String OBJECT = "api-token";

    private final Members members;
    private final ApiTokenTable table;
    private final Transactions transactions;
    private final AuditLog audit;
    private final Clock clock;

    ApiTokens(Members members, Transactions transactions, AuditLog audit, Clock clock) {
        this.members = members;
        this.table = new ApiTokenTable(transactions);
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
    }

    /** A token that was made, and the secret, which is told this once. */
    public record Made(String secret, ApiToken token) {}

    /**
     * Makes one for the caller.
     *
     * @param expires the last day on which it opens anything (UTC)
     * @throws org.alveolus.api.ProblemException 400; 409 {@code too-many-tokens}
     */
    public Made make(String name, LocalDate expires, Map<String, Level> scopes) {
        Instant now = clock.instant();
        check(name, expires, scopes, LocalDate.ofInstant(now, ZoneOffset.UTC));
        Caller caller = Callers.current();
        InstitutionId institution = caller.requireInstitution();
        return transactions.run(() -> {
            if (table.list(caller.account(), institution).size() >= MAXIMUM_PER_MEMBER) {
                throw Problem.conflict(
                                "too-many-tokens", "You have too many tokens. Revoke those that you do not need.")
                        .exception();
            }
            String secret = PREFIX + Token.next();
            ApiToken token = new ApiToken(
                    Ids.next(),
                    name.strip(),
                    now,
                    expires.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant(),
                    null,
                    Map.copyOf(scopes));
            table.insert(Token.hash(secret), caller.account(), institution, token);
            audit.record(AuditEvent.of(AuditEvent.Action.CREATE, OBJECT, token.id(), null));
            return new Made(secret, token);
        });
    }

    private static void check(String name, LocalDate expires, Map<String, Level> scopes, LocalDate today) {
        Problem.Faults faults = new Problem.Faults();
        faults.text("/name", name, 1, MAXIMUM_NAME).required("/expires", expires);
        if (expires != null && (expires.isBefore(today) || expires.isAfter(today.plusDays(LONGEST_DAYS)))) {
            faults.add("/expires", "out-of-range", "A day from today to one year from now is expected");
        }
        if (scopes == null || scopes.values().stream().allMatch(level -> level == Level.NONE)) {
            faults.required("/scopes", null);
        } else if (!Modules.ALL.containsAll(scopes.keySet())) {
            faults.add("/scopes", "unknown", "There is no such module");
        }
        faults.refuse();
    }

    /** The caller's own, the newest first. */
    public List<ApiToken> list() {
        return list(Callers.current().account());
    }

    /** Those of a member of the caller's institution, the newest first. */
    public List<ApiToken> list(UUID member) {
        InstitutionId institution = Callers.current().requireInstitution();
        return transactions.run(() -> table.list(member, institution));
    }

    /**
     * Revokes one of a member of the caller's institution.
     *
     * @throws org.alveolus.api.ProblemException 404
     */
    public void revoke(UUID member, UUID token) {
        InstitutionId institution = Callers.current().requireInstitution();
        transactions.run(() -> {
            if (!table.delete(token, member, institution)) {
                throw Problem.notFound("There is no such token.").exception();
            }
            audit.record(AuditEvent.of(AuditEvent.Action.DELETE, OBJECT, token, null));
        });
    }

    /** Revokes all of a member of the caller's institution. */
    void revokeAll(UUID member) {
        table.deleteAll(member, Callers.current().requireInstitution());
    }

    /** Who uses a token, when it has not expired and its owner may still work; it counts as used. */
    Optional<Authenticated> authenticate(String secret, UUID location, Caller.Origin origin) {
        Instant now = clock.instant();
        return transactions
                .run(() -> table.bearer(Token.hash(secret)))
                .filter(bearer -> now.isBefore(bearer.expiresAt()))
                .map(bearer -> {
                    if (bearer.usedAt() == null || !now.isBefore(bearer.usedAt().plus(TOUCH))) {
                        transactions.run(() -> table.touch(bearer.token(), now));
                    }
                    return new Authenticated(caller(bearer, location, origin), "", true);
                });
    }

    private static Caller caller(Bearer bearer, UUID location, Caller.Origin origin) {
        if (location != null && !bearer.rights().locations().contains(location)) {
            throw Problem.forbidden("no-location", "You have no rights at this practice location.")
                    .exception();
        }
        return new Caller(bearer.account(), bearer.name(), bearer.institution(), bearer.rights(), location, origin);
    }
}
