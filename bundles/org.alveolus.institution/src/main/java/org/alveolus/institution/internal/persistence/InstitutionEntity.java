package org.alveolus.institution.internal.persistence;

import java.time.ZoneId;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.EnumType;
import javax.persistence.Enumerated;
import javax.persistence.Id;
import javax.persistence.Table;
import javax.persistence.Version;
import org.alveolus.api.InstitutionId;
import org.alveolus.api.institution.Institution;

/** An institution's row. The table is everybody's: it says which institutions there are. */
@Entity
@Table(name = "institution_institution")
public class InstitutionEntity {

    @Id
    private String id;

    private String name;

    @Enumerated(EnumType.STRING)
    private Institution.Kind kind;

    private String country;
    private String zone;

    @Column(name = "languages")
    private String languageTags;

    private String address;
    private String website;

    @Version
    private long version;

    protected InstitutionEntity() {}

    public static InstitutionEntity of(Institution institution) {
        InstitutionEntity entity = new InstitutionEntity();
        entity.id = institution.id().toString();
        entity.name = institution.name();
        entity.kind = institution.kind();
        entity.country = institution.country();
        entity.zone = institution.zone().getId();
        entity.languageTags =
                institution.languages().stream().map(Locale::toLanguageTag).collect(Collectors.joining(","));
        entity.address = institution.address();
        entity.website = institution.website();
        return entity;
    }

    public Institution toInstitution() {
        return new Institution(
                InstitutionId.parse(id),
                name,
                kind,
                country,
                ZoneId.of(zone),
                Arrays.stream(languageTags.split(","))
                        .map(Locale::forLanguageTag)
                        .toList(),
                address,
                website);
    }
}
