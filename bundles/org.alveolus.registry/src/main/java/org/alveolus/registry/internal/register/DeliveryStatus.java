package org.alveolus.registry.internal.register;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * How far a treatment's delivery is.
 *
 * @param withdrawal whether the treatment was deleted and is taken out of the register
 * @param tries how often it was tried since the treatment changed
 * @param nextAt when it is tried next; null when it is not
 * @param reason why it was not accepted; null when it was, or was not tried yet
 * @param reference by which the register knows it; null when it gave none
 */
public record DeliveryStatus(
        UUID treatment,
        UUID location,
        UUID patient,
        String patientNumber,
        LocalDate date,
        boolean withdrawal,
        DeliveryState state,
        int tries,
        Instant nextAt,
        Instant changedAt,
        String reason,
        String reference) {}
