package org.alveolus.catalogue.internal.persistence;

import java.util.UUID;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;
import javax.persistence.Version;
import org.alveolus.api.Texts;
import org.alveolus.api.catalogue.Supplier;
import org.eclipse.persistence.annotations.Multitenant;
import org.eclipse.persistence.annotations.MultitenantType;
import org.eclipse.persistence.annotations.TenantDiscriminatorColumn;

/** A supplier's row. */
@Entity
@Table(name = "catalogue_supplier")
@Multitenant(MultitenantType.SINGLE_TABLE)
@TenantDiscriminatorColumn(name = "institution_id", contextProperty = "alveolus.institution")
public class SupplierEntity {

    private static final int MAXIMUM_KEY = 400;

    @Id
    private String id;

    private String name;

    @Column(name = "name_key")
    private String nameKey;

    private String address;
    private String website;

    @Version
    private long version;

    protected SupplierEntity() {}

    public SupplierEntity(UUID id) {
        this.id = id.toString();
    }

    /** The form in which a name is unique. */
    public static String key(String name) {
        return Texts.identity(name, MAXIMUM_KEY);
    }

    public Supplier toSupplier() {
        return new Supplier(UUID.fromString(id), name, address, website);
    }

    public void describe(String newName, String newAddress, String newWebsite) {
        name = newName.strip();
        nameKey = key(newName);
        address = Texts.stripped(newAddress);
        website = Texts.stripped(newWebsite);
    }

    public UUID id() {
        return UUID.fromString(id);
    }

    public String name() {
        return name;
    }

    public String nameKey() {
        return nameKey;
    }

    public long version() {
        return version;
    }
}
