package org.alveolus.registry.internal.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.alveolus.api.catalogue.DeviceKind;
import org.alveolus.api.registry.RecallContact.Outcome;
import org.alveolus.api.registry.RecallContact.Way;
import org.alveolus.api.registry.ToothPosition;

/**
 * A recall that is worked through (R16).
 *
 * @param version rises with each change of the case itself; the entity tag
 * @param criteria what was searched; never changed
 * @param supplierName of {@code criteria.supplier()}; null when none
 * @param assigned to whom it is assigned; null for nobody
 * @param closedAt null while it is open
 * @param closingReason why it was closed although not every patient was settled; null when all were
 */
public record RecallCase(
        UUID id,
        long version,
        State state,
        Notice notice,
        RecallCriteria criteria,
        String supplierName,
        UUID assigned,
        String assignedName,
        Instant openedAt,
        String openedBy,
        Instant closedAt,
        String closedBy,
        String closingReason) {

    /** Where a case is in its life. */
    public enum State {
        OPEN,
        CLOSED
    }

    /**
     * What the maker or supplier told.
     *
     * @param reference of the field safety notice (FSN), as the supplier gives it
     * @param text null when none
     */
    public record Notice(String reference, LocalDate date, String text) {}

    /** What a device or a piece in stock was when it was found; anything but the kind may be null. */
    public record Piece(
            DeviceKind kind,
            String supplierName,
            String productCode,
            String name,
            String lot,
            String serial,
            String udiDi) {}

    /**
     * A device in a patient.
     *
     * @param placement null for a biomaterial
     * @param position null for a biomaterial
     * @param lostOn when its implant was lost; null while it is in place
     */
    public record Placed(
            UUID treatment,
            UUID placement,
            UUID location,
            ToothPosition position,
            LocalDate surgery,
            String practitioner,
            Piece piece,
            LocalDate lostOn) {}

    /**
     * An attempt to reach a patient.
     *
     * @param account who tried
     * @param withdrawnAt when it was taken back as recorded wrongly; null while it counts
     */
    public record Contact(
            UUID id,
            Instant at,
            Way way,
            Outcome outcome,
            String remark,
            String account,
            Instant withdrawnAt,
            String withdrawnBy) {}

    /**
     * A patient of the case.
     *
     * @param id of the patient in this case
     * @param patient the patient's id
     * @param number the patient's number when they were found
     * @param settledAt null while there is something to do
     * @param remark how it was settled; null when not told
     * @param contacts the first first
     */
    public record Person(
            UUID id,
            UUID patient,
            String number,
            Instant foundAt,
            Instant settledAt,
            String settledBy,
            String remark,
            List<Placed> devices,
            List<Contact> contacts) {}

    /**
     * A piece that was in stock.
     *
     * @param item the stock item
     * @param quarantinedAt null when it was not
     * @param releasedAt null while it is withheld
     */
    public record Item(
            UUID item,
            UUID location,
            String storageTitle,
            Piece piece,
            Instant quarantinedAt,
            String quarantinedBy,
            Instant releasedAt,
            String releasedBy) {}

    /** What was done to a case. */
    public enum Act {
        OPENED,
        FOUND,
        CHANGED,
        QUARANTINED,
        RELEASED,
        CLOSED,
        REOPENED
    }

    /**
     * One act on a case.
     *
     * @param amount how many devices or pieces it concerned
     * @param reason null when none was given
     */
    public record Event(Instant at, String account, Act act, int amount, String reason) {}
}
