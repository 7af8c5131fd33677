package org.alveolus.api.audit;

import java.util.Collection;
import org.alveolus.api.Page;
import org.osgi.annotation.versioning.ProviderType;

/** Writes and reads the audit log of the caller's institution. Any thread. */
@ProviderType
public interface AuditLog {

    /**
     * Writes a line in the current transaction, with the caller, the origin and the time. Begins a transaction when there
     * is none. It goes into the chain of the caller's institution; without one, into the system's own.
     *
     * @param event what happened; one that was {@link AuditEvent.Outcome#REFUSED} is written even when the transaction is
     *     rolled back
     */
    void record(AuditEvent event);

    /**
     * Writes a line for each event, in their order, as {@link #record} does: for an act that shows or changes many
     * patients' data at once, each of whom must find it under their name (NEN 7513:2018, 5).
     *
     * @param events what happened; empty writes nothing
     */
    default void recordAll(Collection<AuditEvent> events) {
        events.forEach(this::record);
    }

    /**
     * Lines of the caller's institution, newest first.
     *
     * @throws org.alveolus.api.ProblemException 403 when the caller is no administrator
     */
    Page<AuditLine> find(AuditQuery query, Page.Request page);

    /**
     * Walks the chain of the caller's institution from its first line, and compares it with the heads that were written to
     * this node's files before.
     *
     * @throws org.alveolus.api.ProblemException 403 when the caller is no administrator
     */
    Verification verify();

    /**
     * The result of a walk.
     *
     * @param lines how many lines were read
     * @param intact whether each line's hash and number follow from the line before and the head is the last
     * @param firstFault number of the first line that does not fit; 0 when intact
     * @param head hash of the last line in hexadecimal; empty when there is no line
     */
    record Verification(long lines, boolean intact, long firstFault, String head) {}
}
