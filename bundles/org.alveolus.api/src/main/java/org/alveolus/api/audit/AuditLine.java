package org.alveolus.api.audit;

import java.time.Instant;
import java.util.UUID;

/**
 * A line of the log.
 *
 * @param number 1 for the institution's first line, then one more each
 * @param at when it was written
 * @param account who; null for the system
 * @param name the person's name at that time
 * @param role {@code administrator} or {@code staff} of the institution, {@code system}, or {@code anonymous} before signing in
 * @param location practice location; null when none
 * @param channel {@code rest}, {@code console}, {@code shell} or {@code job}
 * @param address network address; null when none
 * @param requestId id of the request; null when none
 * @param node the machine that wrote the line
 * @param event what happened
 * @param hash of this line and the one before, SHA-256 in hexadecimal
 */
public record AuditLine(
        long number,
        Instant at,
        UUID account,
        String name,
        String role,
        UUID location,
        String channel,
        String address,
        String requestId,
        String node,
        AuditEvent event,
        String hash) {}
