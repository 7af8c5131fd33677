package org.alveolus.core.internal.audit;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.alveolus.core.internal.Dialect;
import org.alveolus.core.internal.transaction.JtaTransactions;
import org.alveolus.core.internal.transaction.LastWork;

/** The lines of one act until its end, when they are chained; a chain's head is then held for as short as can be. */
final class AuditQueue implements LastWork {

    private final JtaTransactions transactions;
    private final List<Line> lines = new ArrayList<>();

    AuditQueue(JtaTransactions transactions) {
        this.transactions = transactions;
    }

    void add(Line line) {
        lines.add(line);
    }

    @Override
    public void finish() {
        // In the order of their ids, so that two acts on the same chains wait for each other and not both at once.
        Map<String, List<Line>> chains = new TreeMap<>();
        lines.forEach(line -> chains.computeIfAbsent(line.chain(), absent -> new ArrayList<>())
                .add(line));
        chains.forEach(this::append);
    }

    private void append(String chain, List<Line> added) {
        try (Connection connection = transactions.connection(chain)) {
            Dialect dialect = transactions.dialect();
            AuditTable.append(connection, AuditTable.lockHead(connection, dialect, chain), added);
        } catch (SQLException e) {
            throw new IllegalStateException("the audit lines cannot be written", e);
        }
    }

    /** The act did not happen, but what was refused did. */
    @Override
    public void undone() {
        List<Line> refused = lines.stream().filter(Line::refused).toList();
        if (!refused.isEmpty()) {
            transactions.run(() ->
                    refused.forEach(transactions.last(AuditQueue.class, () -> new AuditQueue(transactions))::add));
        }
    }
}
