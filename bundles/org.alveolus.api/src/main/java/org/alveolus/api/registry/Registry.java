package org.alveolus.api.registry;

import java.util.Optional;
import java.util.UUID;
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
}
