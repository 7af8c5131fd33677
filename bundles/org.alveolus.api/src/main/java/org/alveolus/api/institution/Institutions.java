package org.alveolus.api.institution;

import java.util.List;
import java.util.Optional;
import org.alveolus.api.Caller;
import org.alveolus.api.InstitutionId;
import org.osgi.annotation.versioning.ProviderType;

/** The institutions and their practice locations. Any thread; joins the current transaction. */
@ProviderType
public interface Institutions {

    /**
     * Makes an institution; for the first run, the demo data and operators.
     *
     * @param institution its {@code id} is the one it gets
     * @throws org.alveolus.api.ProblemException 400 naming the field
     */
    Institution create(Institution institution);

    Optional<Institution> find(InstitutionId id);

    /** All institutions; for operators and jobs, never for a person's request. */
    List<Institution> all();

    /** Adds a practice location to the caller's institution. */
    PracticeLocation addLocation(String name, String address);

    /** The practice locations of the caller's institution, by name. */
    List<PracticeLocation> locations();

    /** The system as a caller in this institution, with every right at all its locations. */
    Caller systemCaller(InstitutionId id, Caller.Origin origin);
}
