package org.alveolus.core.internal.jobs;

import java.time.Duration;
import java.time.Instant;

/**
 * What is known of a job in the whole cluster.
 *
 * @param every null when the job is not installed on this node
 * @param next when it runs next; the past when it is due
 * @param runningOn the node that runs it now; null when none
 * @param lastSuccess null when never
 * @param lastFailure null when never
 * @param failures how often it failed since it last succeeded
 * @param reason why it failed the last time; null when it did not
 */
public record JobState(
        String name,
        Duration every,
        Instant next,
        String runningOn,
        Instant lastSuccess,
        Instant lastFailure,
        int failures,
        String reason) {}
