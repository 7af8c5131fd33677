package org.alveolus.registry.internal.persistence;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.UUID;
import javax.persistence.Column;
import javax.persistence.Embedded;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;
import org.alveolus.api.Ids;
import org.alveolus.api.stock.StockItem;
import org.alveolus.registry.internal.domain.RecallCase.Item;
import org.eclipse.persistence.annotations.Multitenant;
import org.eclipse.persistence.annotations.MultitenantType;
import org.eclipse.persistence.annotations.TenantDiscriminatorColumn;

/** The row of a piece in stock that a recall case concerns. */
@Entity(name = "RecallItem")
@Table(name = "registry_recall_item")
@Multitenant(MultitenantType.SINGLE_TABLE)
@TenantDiscriminatorColumn(name = "institution_id", contextProperty = "alveolus.institution")
public class RecallItemEntity {

    @Id
    private String id;

    @Column(name = "case_id")
    private String caseId;

    @Column(name = "item_id")
    private String itemId;

    @Column(name = "location_id")
    private String locationId;

    @Column(name = "storage_title")
    private String storageTitle;

    @Column(name = "quarantined_at")
    private Timestamp quarantinedAt;

    @Column(name = "quarantined_by")
    private String quarantinedBy;

    @Column(name = "released_at")
    private Timestamp releasedAt;

    @Column(name = "released_by")
    private String releasedBy;

    @Embedded
    private PieceColumns piece;

    protected RecallItemEntity() {}

    public RecallItemEntity(UUID recall, StockItem item) {
        this.id = Ids.next().toString();
        this.caseId = recall.toString();
        this.itemId = item.id().toString();
        this.locationId = item.practiceLocation().toString();
        this.storageTitle = item.storageTitle();
        this.piece = new PieceColumns(item.device());
    }

    public void quarantine(Instant now, String who) {
        quarantinedAt = Timestamp.from(now);
        quarantinedBy = who;
        releasedAt = null;
        releasedBy = null;
    }

    public void release(Instant now, String who) {
        releasedAt = Timestamp.from(now);
        releasedBy = who;
    }

    public Item toItem() {
        return new Item(
                item(),
                location(),
                storageTitle,
                piece.toPiece(),
                instant(quarantinedAt),
                quarantinedBy,
                instant(releasedAt),
                releasedBy);
    }

    /** Whether the case withholds it now. */
    public boolean withheld() {
        return quarantinedAt != null && releasedAt == null;
    }

    public UUID item() {
        return UUID.fromString(itemId);
    }

    public UUID location() {
        return UUID.fromString(locationId);
    }

    private static Instant instant(Timestamp time) {
        return time == null ? null : time.toInstant();
    }
}
