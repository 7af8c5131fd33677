package org.alveolus.stock.internal.persistence;

import java.time.Instant;
import java.util.UUID;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;
import org.eclipse.persistence.annotations.Multitenant;
import org.eclipse.persistence.annotations.MultitenantType;
import org.eclipse.persistence.annotations.TenantDiscriminatorColumn;

/** Something that was scanned in a count and is not known to the stock. */
@Entity
@Table(name = "stock_count_extra")
@Multitenant(MultitenantType.SINGLE_TABLE)
@TenantDiscriminatorColumn(name = "institution_id", contextProperty = "alveolus.institution")
public class CountExtraEntity {

    @Id
    private String id;

    @Column(name = "count_id")
    private String countId;

    private String text;
    private String name;
    private String lot;
    private String serial;

    @Column(name = "counted_at")
    private Instant countedAt;

    @Column(name = "counted_by")
    private String countedBy;

    protected CountExtraEntity() {}

    public CountExtraEntity(UUID id, UUID count, String text, Instant now, String by) {
        this.id = id.toString();
        this.countId = count.toString();
        this.text = text;
        this.countedAt = now;
        this.countedBy = by;
    }

    public void describe(String newName, String newLot, String newSerial) {
        name = newName;
        lot = newLot;
        serial = newSerial;
    }

    public UUID id() {
        return UUID.fromString(id);
    }

    public UUID count() {
        return UUID.fromString(countId);
    }

    public String text() {
        return text;
    }

    public String name() {
        return name;
    }

    public String lot() {
        return lot;
    }

    public String serial() {
        return serial;
    }

    public Instant countedAt() {
        return countedAt;
    }
}
