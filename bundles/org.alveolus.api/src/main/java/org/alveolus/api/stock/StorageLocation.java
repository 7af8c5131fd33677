package org.alveolus.api.stock;

import java.util.UUID;

/**
 * A place where stock lies: a cabinet, a drawer, a shelf.
 *
 * @param practiceLocation the practice location it belongs to
 * @param title unique at the practice location, whatever the case
 * @param department to which part of the practice it belongs
 * @param version rises with each change; the entity tag
 */
public record StorageLocation(UUID id, UUID practiceLocation, String title, String department, long version) {}
