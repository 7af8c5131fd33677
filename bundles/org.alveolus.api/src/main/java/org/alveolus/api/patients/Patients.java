package org.alveolus.api.patients;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.alveolus.api.Page;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The patients of the caller's institution. Any thread; joins the current transaction. Reads are logged by whoever shows
 * the patient.
 */
@ProviderType
public interface Patients {

    /**
     * The patient with this number; made when unknown. What is given and was not recorded before is recorded.
     *
     * @param number as in the practice's own system, 1 to 64 characters
     * @param name null when not known
     * @param birthDate null when not known
     * @param language ISO 639-1; null when not known
     * @throws org.alveolus.api.ProblemException 400 naming the field; 409 {@code birth-date-differs} when another date of birth is
     *     recorded under this number
     */
    Patient record(String number, String name, LocalDate birthDate, String language);

    /** {@link #record(String, String, LocalDate, String)} where the language is not known. */
    default Patient record(String number, String name, LocalDate birthDate) {
        return record(number, name, birthDate, null);
    }

    /**
     * {@link #record(String, String, LocalDate)} for many, in few statements. Entries of one number are recorded one after the other.
     *
     * @return for each entry its patient, in their order
     * @throws org.alveolus.api.ProblemException as {@code record}, at the first entry that is at fault; then none is recorded
     */
    List<Recorded> recordAll(List<Entry> entries);

    /**
     * What is to be recorded of a patient.
     *
     * @param name null when not known
     * @param birthDate null when not known
     */
    record Entry(String number, String name, LocalDate birthDate) {}

    /**
     * A patient that was recorded.
     *
     * @param added whether they were not in the directory before
     */
    record Recorded(Patient patient, boolean added) {}

    /**
     * Removes those of these patients of whom nothing was changed since they were added. The caller knows that nobody refers to them.
     *
     * @return who was removed
     */
    Set<UUID> removeUnchanged(Collection<UUID> ids);

    Optional<Patient> find(UUID id);

    Optional<Patient> findByNumber(String number);

    /** Those with these numbers, by the number as it is asked here. */
    Map<String, Patient> findAllByNumber(Collection<String> numbers);

    /** Those that exist among these. */
    Map<UUID, Patient> findAll(Collection<UUID> ids);

    /**
     * First those whose number begins with the text, by number; then those whose name does, from any of its words on, by name.
     *
     * @param text whatever the case and accents; blank for all, by number
     */
    Page<Patient> search(String text, Page.Request page);
}
