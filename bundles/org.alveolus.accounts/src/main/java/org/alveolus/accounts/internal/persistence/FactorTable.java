package org.alveolus.accounts.internal.persistence;

import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import org.alveolus.api.Transactions;

/** Second factors and recovery codes of accounts. Used within a transaction. */
public final class FactorTable {

    private final Statements statements;

    public FactorTable(Transactions transactions) {
        statements = new Statements(transactions);
    }

    /**
     * A second factor.
     *
     * @param secret in Base32
     * @param confirmed whether its owner has shown that an authenticator knows it
     */
    public record Factor(String secret, boolean confirmed) {}

    public Optional<Factor> find(UUID account) {
        return statements
                .query(
                        "select secret, confirmed from accounts_factor where account_id = ?",
                        row -> new Factor(row.getString("secret"), row.getBoolean("confirmed")),
                        account)
                .stream()
                .findFirst();
    }

    /** Keeps one that is not confirmed yet, in place of another such. */
    public void begin(UUID account, String secret) {
        statements.update("delete from accounts_factor where account_id = ? and confirmed = false", account);
        statements.update(
                "insert into accounts_factor (account_id, secret, confirmed, last_step) values (?, ?, false, 0)",
                account,
                secret);
    }

    public void confirm(UUID account) {
        statements.update("update accounts_factor set confirmed = true where account_id = ?", account);
    }

    /** Uses up the passwords until a time step; false when that was done before. */
    public boolean take(UUID account, long step) {
        return statements.update(
                        "update accounts_factor set last_step = ? where account_id = ? and last_step < ?",
                        step,
                        account,
                        step)
                == 1;
    }

    /** Removes the factor with its recovery codes; false when there is none. */
    public boolean delete(UUID account) {
        statements.update("delete from accounts_recovery_code where account_id = ?", account);
        return statements.update("delete from accounts_factor where account_id = ?", account) == 1;
    }

    /** Keeps these recovery codes in place of those before. */
    public void keepCodes(UUID account, Collection<String> hashes) {
        statements.update("delete from accounts_recovery_code where account_id = ?", account);
        hashes.forEach(hash -> statements.update(
                "insert into accounts_recovery_code (account_id, code_hash) values (?, ?)", account, hash));
    }

    /** Uses a recovery code up; false when there is no such, or not any more. */
    public boolean takeCode(UUID account, String hash) {
        return statements.update(
                        "delete from accounts_recovery_code where account_id = ? and code_hash = ?", account, hash)
                == 1;
    }

    /** How many recovery codes are left. */
    public int codesLeft(UUID account) {
        return statements
                .query(
                        "select count(*) from accounts_recovery_code where account_id = ?",
                        row -> row.getInt(1),
                        account)
                .get(0);
    }
}
