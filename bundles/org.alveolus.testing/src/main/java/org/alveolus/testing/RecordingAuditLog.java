package org.alveolus.testing;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.alveolus.api.Callers;
import org.alveolus.api.Page;
import org.alveolus.api.Transactions;
import org.alveolus.api.audit.AuditEvent;
import org.alveolus.api.audit.AuditLine;
import org.alveolus.api.audit.AuditLog;
import org.alveolus.api.audit.AuditQuery;

/** Keeps the events of committed transactions in memory for a test to look at. Any thread. */
public final class RecordingAuditLog implements AuditLog {

    private final Transactions transactions;
    private final List<AuditEvent> events = new CopyOnWriteArrayList<>();

    RecordingAuditLog(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public void record(AuditEvent event) {
        Callers.current();
        transactions.run(() -> transactions.afterCommit(() -> events.add(event)));
    }

    /** Events of committed transactions, oldest first. */
    public List<AuditEvent> events() {
        return List.copyOf(events);
    }

    public void clear() {
        events.clear();
    }

    @Override
    public Page<AuditLine> find(AuditQuery query, Page.Request page) {
        throw new UnsupportedOperationException("look at events() in a test");
    }

    @Override
    public Verification verify() {
        throw new UnsupportedOperationException("look at events() in a test");
    }
}
