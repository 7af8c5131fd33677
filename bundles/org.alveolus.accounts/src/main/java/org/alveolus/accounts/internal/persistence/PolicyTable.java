package org.alveolus.accounts.internal.persistence;

import org.alveolus.api.InstitutionId;
import org.alveolus.api.Transactions;

/** What institutions demand of their staff. Used within a transaction. */
public final class PolicyTable {

    private final Statements statements;

    public PolicyTable(Transactions transactions) {
        statements = new Statements(transactions);
    }

    /**
     * What one demands.
     *
     * @param secondFactor whether nobody works there without a second factor
     * @param version 0 when nothing was ever said
     */
    public record Policy(boolean secondFactor, long version) {}

    public Policy find(InstitutionId institution) {
        return statements
                .query(
                        "select second_factor, version from accounts_policy where institution = ?",
                        row -> new Policy(row.getBoolean("second_factor"), row.getLong("version")),
                        institution)
                .stream()
                .findFirst()
                .orElse(new Policy(false, 0));
    }

    /** False when it is not of this version any more. */
    public boolean keep(InstitutionId institution, boolean secondFactor, long version) {
        return version == 0
                ? statements.update(
                                "insert into accounts_policy (institution, second_factor, version) values (?, ?, 1)",
                                institution,
                                secondFactor)
                        == 1
                : statements.update(
                                "update accounts_policy set second_factor = ?, version = version + 1 where institution = ? and version = ?",
                                secondFactor,
                                institution,
                                version)
                        == 1;
    }
}
