package org.alveolus.institution.internal.persistence;

import java.util.UUID;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;
import javax.persistence.Version;
import org.alveolus.api.institution.PracticeLocation;
import org.eclipse.persistence.annotations.Multitenant;
import org.eclipse.persistence.annotations.MultitenantType;
import org.eclipse.persistence.annotations.TenantDiscriminatorColumn;

/** A practice location's row. */
@Entity
@Table(name = "institution_location")
@Multitenant(MultitenantType.SINGLE_TABLE)
@TenantDiscriminatorColumn(name = "institution_id", contextProperty = "alveolus.institution")
public class LocationEntity {

    @Id
    private String id;

    private String name;

    @Column(name = "name_key")
    private String nameKey;

    private String address;

    @Version
    private long version;

    protected LocationEntity() {}

    public LocationEntity(UUID id) {
        this.id = id.toString();
    }

    public PracticeLocation toLocation() {
        return new PracticeLocation(UUID.fromString(id), name, address);
    }

    /** Gives it a name, with the form in which it is unique, and an address, null for none. */
    public void describe(String newName, String newNameKey, String newAddress) {
        name = newName;
        nameKey = newNameKey;
        address = newAddress;
    }

    public String id() {
        return id;
    }

    public long version() {
        return version;
    }
}
