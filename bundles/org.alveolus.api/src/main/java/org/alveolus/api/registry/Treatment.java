package org.alveolus.api.registry;

import java.time.Instant;
import java.util.UUID;

/**
 * A treatment as it is recorded.
 *
 * @param version rises with each change; the entity tag
 * @param location the practice location where it took place
 * @param patient the patient's id
 * @param practitionerName the practitioner's name when it was recorded
 * @param details with every region, supplier and referrer filled in
 * @param recordedAt when it was first saved
 * @param changedAt when it was last saved
 */
public record Treatment(
        UUID id,
        long version,
        UUID location,
        UUID patient,
        String practitionerName,
        TreatmentDetails details,
        Instant recordedAt,
        Instant changedAt) {}
