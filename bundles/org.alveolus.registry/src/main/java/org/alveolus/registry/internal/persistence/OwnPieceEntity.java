package org.alveolus.registry.internal.persistence;

import java.util.UUID;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Lob;
import javax.persistence.Table;
import org.alveolus.api.Ids;
import org.eclipse.persistence.annotations.Multitenant;
import org.eclipse.persistence.annotations.MultitenantType;
import org.eclipse.persistence.annotations.TenantDiscriminatorColumn;

/** The row of a piece of a file of a person's own records; never changed. */
@Entity(name = "OwnPiece")
@Table(name = "registry_own_piece")
@Multitenant(MultitenantType.SINGLE_TABLE)
@TenantDiscriminatorColumn(name = "institution_id", contextProperty = "alveolus.institution")
public class OwnPieceEntity {

    @Id
    private String id;

    @Column(name = "records_id")
    private String recordsId;

    private String format;

    @Column(name = "number")
    private int number;

    @Lob
    private byte[] content;

    protected OwnPieceEntity() {}

    /** @param content is not changed any more */
    public OwnPieceEntity(UUID records, String format, int number, byte[] content) {
        this.id = Ids.next().toString();
        this.recordsId = records.toString();
        this.format = format;
        this.number = number;
        this.content = content.clone();
    }
}
