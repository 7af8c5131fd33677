package org.alveolus.testing;

import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.alveolus.api.Caller;
import org.alveolus.api.Ids;
import org.alveolus.api.InstitutionId;
import org.alveolus.api.Rights;
import org.alveolus.api.institution.Institution;
import org.alveolus.api.institution.Institutions;
import org.alveolus.api.institution.PracticeLocation;

/**
 * Institutions for tests of the capabilities that ask for theirs: each id that was not created is that of the same Dutch clinic in
 * Amsterdam, and all have the same practice locations. Thread-safe.
 */
public final class OneClinic implements Institutions {

    private final String name;
    private final Map<InstitutionId, Institution> created = new ConcurrentHashMap<>();
    private final List<PracticeLocation> locations;

    public OneClinic(String name, List<PracticeLocation> locations) {
        this.name = name;
        this.locations = new CopyOnWriteArrayList<>(locations);
    }

    @Override
    public Institution create(Institution institution) {
        created.put(institution.id(), institution);
        return institution;
    }

    @Override
    public Optional<Institution> find(InstitutionId id) {
        return Optional.of(created.getOrDefault(id, clinic(id)));
    }

    /** The clinic under this id. */
    public Institution clinic(InstitutionId id) {
        return new Institution(
                id,
                name,
                Institution.Kind.CLINIC,
                "NL",
                ZoneId.of("Europe/Amsterdam"),
                List.of(Locale.forLanguageTag("nl")),
                "Lindelaan 1\n1234 AB Voorbeeldstad",
                "https://linden.example");
    }

    /** Those that were created. */
    @Override
    public List<Institution> all() {
        return List.copyOf(created.values());
    }

    @Override
    public PracticeLocation addLocation(String title, String address) {
        PracticeLocation added = new PracticeLocation(Ids.next(), title, address);
        locations.add(added);
        return added;
    }

    @Override
    public List<PracticeLocation> locations() {
        return locations.stream()
                .sorted(Comparator.comparing(PracticeLocation::name))
                .toList();
    }

    @Override
    public Caller systemCaller(InstitutionId id, Caller.Origin origin) {
        return Caller.system(
                id,
                Rights.everything(locations.stream().map(PracticeLocation::id).collect(Collectors.toSet())),
                origin);
    }
}
