package org.alveolus.core.internal.audit;

import org.alveolus.api.audit.AuditLog;

/** Follows a chain line by line and remembers the first that does not fit. Holds no more than the line before. */
final class Walk implements AuditTable.Reader {

    private final Head written;
    private long lines;
    private long firstFault;
    private String previous = Line.NO_HASH;

    /** @param written the head that was written down elsewhere */
    Walk(Head written) {
        this.written = written;
    }

    @Override
    public boolean take(AuditTable.Stored stored) {
        long expected = lines + 1;
        boolean fits = stored.number() == expected
                && stored.hash().equals(stored.line().hash(expected, previous))
                && (written.number() != expected || written.hash().equals(stored.hash()));
        if (!fits) {
            firstFault = expected;
            return false;
        }
        lines = expected;
        previous = stored.hash();
        return true;
    }

    /** @param head as the database has it */
    AuditLog.Verification end(Head head) {
        boolean whole = lines == head.number() && previous.equals(head.hash()) && lines >= written.number();
        if (firstFault == 0 && !whole) {
            firstFault = lines + 1;
        }
        return new AuditLog.Verification(lines, firstFault == 0, firstFault, lines == 0 ? "" : previous);
    }
}
