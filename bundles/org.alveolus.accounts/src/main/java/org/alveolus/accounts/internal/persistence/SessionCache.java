package org.alveolus.accounts.internal.persistence;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Sessions as last read, each believed only while the database says that nothing of it has changed: one row by its key, where
 * reading all of a session takes four tables. Used within a transaction; any thread.
 */
public final class SessionCache {

    private static final int MAXIMUM = 5000;

    private final SessionTable table;
    private final Map<String, SessionRow> known = new LinkedHashMap<>(16, 0.75f, true) {

        @java.io.Serial
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, SessionRow> eldest) {
            return size() > MAXIMUM;
        }
    };

    public SessionCache(SessionTable table) {
        this.table = table;
    }

    /** The session of a token, ended or not, as it is now. */
    public Optional<SessionRow> find(String tokenHash) {
        Optional<SessionTable.Mark> mark = table.mark(tokenHash);
        SessionRow last = get(tokenHash);
        if (mark.isPresent() && last != null && last.stamp() == mark.get().stamp()) {
            return Optional.of(last.usedAt(mark.get().usedAt()));
        }
        Optional<SessionRow> read = mark.flatMap(present -> table.find(tokenHash));
        keep(tokenHash, read.orElse(null));
        return read;
    }

    private SessionRow get(String tokenHash) {
        synchronized (known) {
            return known.get(tokenHash);
        }
    }

    private void keep(String tokenHash, SessionRow row) {
        synchronized (known) {
            if (row == null) {
                known.remove(tokenHash);
            } else {
                known.put(tokenHash, row);
            }
        }
    }
}
