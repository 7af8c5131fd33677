package org.alveolus.api.jobs;

import java.time.Duration;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Work that a capability has done by the clock: it registers a service of this type and is called once in the whole
 * cluster, however many nodes there are. It goes on on another node when one dies in the middle, so a run must be
 * repeatable without harm.
 */
@ConsumerType
public interface Job {

    /** A stable name, e.g. {@code stock-expiry-watch}. */
    String name();

    /** From the end of one run to the beginning of the next. */
    Duration every();

    /**
     * One run, as the system, outside any transaction and institution; it runs its own transactions for the institutions that it
     * concerns. Stops soon when its thread is interrupted. What it throws is logged, shown to administrators and tried
     * again at the next turn.
     */
    void run() throws Exception;
}
