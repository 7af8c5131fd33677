package org.alveolus.accounts.internal.persistence;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.alveolus.api.InstitutionId;
import org.alveolus.api.Level;
import org.alveolus.api.Rights;
import org.alveolus.api.Transactions;

/** Tokens of programs, known by the hash of their secret. Used within a transaction. */
public final class ApiTokenTable {

    private final Statements statements;

    public ApiTokenTable(Transactions transactions) {
        statements = new Statements(transactions);
    }

    /**
     * A token.
     *
     * @param usedAt give or take a minute; null when it was never used
     * @param scopes the level that it opens in each module, at most what its owner holds there
     */
    public record ApiToken(
            UUID id, String name, Instant createdAt, Instant expiresAt, Instant usedAt, Map<String, Level> scopes) {}

    /**
     * Who uses a token, with what remains of their rights.
     *
     * @param name under which the institution knows the person
     */
    public record Bearer(
            UUID token,
            UUID account,
            String name,
            InstitutionId institution,
            Rights rights,
            Instant expiresAt,
            Instant usedAt) {}

    private static final String MEMBERSHIP =
            "(select m.id from accounts_membership m where m.account_id = ? and m.institution = ? and m.active = true)";

    public void insert(String tokenHash, UUID account, InstitutionId institution, ApiToken token) {
        statements.update(
                "insert into accounts_token (id, token_hash, membership_id, name, created_at, expires_at) values (?, ?, "
                        + MEMBERSHIP + ", ?, ?, ?)",
                token.id(),
                tokenHash,
                account,
                institution,
                token.name(),
                token.createdAt(),
                token.expiresAt());
        token.scopes()
                .forEach((module, level) -> statements.update(
                        "insert into accounts_token_scope (token_id, module, level) values (?, ?, ?)",
                        token.id(),
                        module,
                        level.name()));
    }

    /** The tokens of an active member, the newest first. */
    public List<ApiToken> list(UUID account, InstitutionId institution) {
        Map<String, Map<String, Level>> scopes = new HashMap<>();
        statements.query(
                "select s.token_id, s.module, s.level from accounts_token_scope s join accounts_token t on t.id = s.token_id"
                        + " where t.membership_id = " + MEMBERSHIP,
                row -> scopes.computeIfAbsent(row.getString("token_id"), id -> new HashMap<>())
                        .put(row.getString("module"), Level.valueOf(row.getString("level"))),
                account,
                institution);
        return statements.query(
                "select t.id, t.name, t.created_at, t.expires_at, t.used_at from accounts_token t where t.membership_id = "
                        + MEMBERSHIP + " order by t.created_at desc, t.id",
                row -> new ApiToken(
                        UUID.fromString(row.getString("id")),
                        row.getString("name"),
                        Statements.instant(row, "created_at"),
                        Statements.instant(row, "expires_at"),
                        Statements.instant(row, "used_at"),
                        scopes.getOrDefault(row.getString("id"), Map.of())),
                account,
                institution);
    }

    /** The bearer of a token of an active member, expired or not. */
    public Optional<Bearer> bearer(String tokenHash) {
        return statements
                .query(
                        "select t.id, t.membership_id, t.expires_at, t.used_at, m.account_id, m.institution, m.name"
                                + " from accounts_token t join accounts_membership m on m.id = t.membership_id"
                                + " where t.token_hash = ? and m.active = true",
                        row -> new Bearer(
                                UUID.fromString(row.getString("id")),
                                UUID.fromString(row.getString("account_id")),
                                row.getString("name"),
                                InstitutionId.parse(row.getString("institution")),
                                rights(row.getString("id"), row.getString("membership_id")),
                                Statements.instant(row, "expires_at"),
                                Statements.instant(row, "used_at")),
                        tokenHash)
                .stream()
                .findFirst();
    }

    private Rights rights(String token, String membership) {
        Map<UUID, Map<String, Level>> levels = new HashMap<>();
        statements.query(
                "select r.location, r.module, r.level, s.level as scope from accounts_right r join accounts_token_scope s"
                        + " on s.module = r.module where r.membership_id = ? and s.token_id = ?",
                row -> {
                    Level level = Level.valueOf(row.getString("level"));
                    Level scope = Level.valueOf(row.getString("scope"));
                    return levels.computeIfAbsent(UUID.fromString(row.getString("location")), at -> new HashMap<>())
                            .put(row.getString("module"), level.contains(scope) ? scope : level);
                },
                membership,
                token);
        return Rights.of(false, levels);
    }

    /** Notes that a token was used. */
    public void touch(UUID id, Instant now) {
        statements.update("update accounts_token set used_at = ? where id = ?", now, id);
    }

    /** Takes a token from a member; false when the member has no such. */
    public boolean delete(UUID id, UUID account, InstitutionId institution) {
        return statements.update(
                        "delete from accounts_token where id = ? and membership_id in (select m.id from accounts_membership m"
                                + " where m.account_id = ? and m.institution = ?)",
                        id,
                        account,
                        institution)
                == 1;
    }

    /** Takes all tokens from a member; how many. */
    public int deleteAll(UUID account, InstitutionId institution) {
        return statements.update(
                "delete from accounts_token where membership_id in (select m.id from accounts_membership m"
                        + " where m.account_id = ? and m.institution = ?)",
                account,
                institution);
    }
}
