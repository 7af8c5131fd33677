package org.alveolus.api.registry;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.alveolus.api.stock.DeviceQuery;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The treatments of the caller's institution. Any thread; joins the current transaction. Rights of module {@code registry} are
 * checked at the treatment's practice location; every act is written to the audit log.
 */
@ProviderType
public interface Registry {

    /**
     * Records a treatment at the caller's practice location and takes its stock items, all or nothing.
     *
     * @throws org.alveolus.api.ProblemException 400 naming the fields; 403; 409 {@code item-used}, {@code item-expired} or
     *     {@code stock-absent} naming the stock items by JSON pointer
     */
    Treatment record(TreatmentDetails details);

    /**
     * A treatment.
     *
     * @return empty when there is none or it was deleted
     * @throws org.alveolus.api.ProblemException 403 when the caller may not see its practice location
     */
    Optional<Treatment> find(UUID id);

    /**
     * Records the same for the implants of a treatment at these positions (R9).
     *
     * @param positions one or more, each with an implant of the treatment
     * @throws org.alveolus.api.ProblemException 400 naming the field, {@code /placements/<index>} for a position; 403; 404; 409
     *     {@code lost-already}
     */
    void followUp(UUID treatment, FollowUpEntry.Kind kind, List<ToothPosition> positions, FollowUpEntry entry);

    /**
     * Opens a recall case (R16): every patient with such a device is fixed into it, whatever the practice location, and the pieces in stock.
     *
     * @param reference of the notice, 1 to 200 characters
     * @param date of the notice, not in the future
     * @param text of the notice, at most 4,000 characters; null when none
     * @return the id of the case
     * @throws org.alveolus.api.ProblemException 400 naming the field; 403
     */
    UUID openRecall(String reference, LocalDate date, String text, DeviceQuery devices);

    /**
     * Records an attempt to reach a patient of an open recall case.
     *
     * @param patient the patient's id
     * @param settles whether there is nothing more to do for them
     * @throws org.alveolus.api.ProblemException 400 naming the field; 403; 404; 409 {@code case-closed}
     */
    void contactRecalled(UUID recall, UUID patient, RecallContact contact, boolean settles);

    /**
     * Closes a recall case.
     *
     * @param reason at most 1,000 characters, needed when some patient is not settled; null else
     * @throws org.alveolus.api.ProblemException 400 {@code patients-open} or naming the field; 403; 404; 409 {@code case-closed}
     */
    void closeRecall(UUID recall, String reason);
}
