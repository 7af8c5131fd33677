package org.alveolus.registry.internal.persistence;

import java.util.UUID;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;
import org.alveolus.api.Ids;
import org.eclipse.persistence.annotations.Multitenant;
import org.eclipse.persistence.annotations.MultitenantType;
import org.eclipse.persistence.annotations.TenantDiscriminatorColumn;

/** The row of a file of a person's own records; never changed. */
@Entity(name = "OwnFile")
@Table(name = "registry_own_file")
@Multitenant(MultitenantType.SINGLE_TABLE)
@TenantDiscriminatorColumn(name = "institution_id", contextProperty = "alveolus.institution")
public class OwnFileEntity {

    @Id
    private String id;

    @Column(name = "records_id")
    private String recordsId;

    private String format;

    private long size;

    private String sha256;

    protected OwnFileEntity() {}

    public OwnFileEntity(UUID records, String format, long size, String sha256) {
        this.id = Ids.next().toString();
        this.recordsId = records.toString();
        this.format = format;
        this.size = size;
        this.sha256 = sha256;
    }

    public String format() {
        return format;
    }

    public long size() {
        return size;
    }

    public String sha256() {
        return sha256;
    }
}
