package org.alveolus.accounts.internal.persistence;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.alveolus.api.Transactions;

/** Links that were sent by mail, known by the hash of their secret. Used within a transaction. */
public final class LinkTable {

    private final Statements statements;

    public LinkTable(Transactions transactions) {
        statements = new Statements(transactions);
    }

    /** What a link is for. */
    public enum Purpose {
        FIRST_PASSWORD,
        PASSWORD,
        EMAIL
    }

    /**
     * A link.
     *
     * @param email the new address, with {@link Purpose#EMAIL} only; else null
     */
    public record Link(UUID account, Purpose purpose, String email, Instant expiresAt) {}

    public void insert(String tokenHash, Link link) {
        statements.update(
                "insert into accounts_link (token_hash, account_id, purpose, email, expires_at) values (?, ?, ?, ?, ?)",
                tokenHash,
                link.account(),
                link.purpose().name(),
                link.email(),
                link.expiresAt());
    }

    /** The link with this secret, when it has not expired by then. */
    public Optional<Link> find(String tokenHash, Instant now) {
        return statements
                .query(
                        "select account_id, purpose, email, expires_at from accounts_link where token_hash = ? and expires_at > ?",
                        row -> new Link(
                                UUID.fromString(row.getString("account_id")),
                                Purpose.valueOf(row.getString("purpose")),
                                row.getString("email"),
                                Statements.instant(row, "expires_at")),
                        tokenHash,
                        now)
                .stream()
                .findFirst();
    }

    /** Uses a link up; false when somebody did so before. */
    public boolean take(String tokenHash) {
        return statements.update("delete from accounts_link where token_hash = ?", tokenHash) == 1;
    }

    /** Takes all links for setting a password, or all for another address, from an account. */
    public void deleteOf(UUID account, boolean email) {
        statements.update(
                "delete from accounts_link where account_id = ? and purpose "
                        + (email ? "= 'EMAIL'" : "in ('FIRST_PASSWORD', 'PASSWORD')"),
                account);
    }

    /** Forgets what has expired; how many. */
    public int forget(Instant now) {
        return statements.update("delete from accounts_link where expires_at < ?", now);
    }
}
