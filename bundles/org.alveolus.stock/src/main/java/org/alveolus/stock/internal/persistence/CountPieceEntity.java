package org.alveolus.stock.internal.persistence;

import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.EnumType;
import javax.persistence.Enumerated;
import javax.persistence.Id;
import javax.persistence.IdClass;
import javax.persistence.Table;
import org.alveolus.stock.internal.domain.CountOutcome;
import org.eclipse.persistence.annotations.Multitenant;
import org.eclipse.persistence.annotations.MultitenantType;
import org.eclipse.persistence.annotations.TenantDiscriminatorColumn;

/** A piece of a count. */
@Entity
@Table(name = "stock_count_piece")
@IdClass(CountPieceEntity.Key.class)
@Multitenant(MultitenantType.SINGLE_TABLE)
@TenantDiscriminatorColumn(name = "institution_id", contextProperty = "alveolus.institution")
public class CountPieceEntity {

    @Id
    @Column(name = "count_id")
    private String countId;

    @Id
    @Column(name = "item_id")
    private String itemId;

    @Enumerated(EnumType.STRING)
    private CountOutcome outcome;

    @Column(name = "counted_at")
    private Instant countedAt;

    @Column(name = "counted_by")
    private String countedBy;

    protected CountPieceEntity() {}

    public CountPieceEntity(UUID count, UUID item, CountOutcome outcome, Instant now, String by) {
        this.countId = count.toString();
        this.itemId = item.toString();
        this.outcome = outcome;
        this.countedAt = now;
        this.countedBy = by;
    }

    public void become(CountOutcome newOutcome) {
        outcome = newOutcome;
    }

    public UUID item() {
        return UUID.fromString(itemId);
    }

    public CountOutcome outcome() {
        return outcome;
    }

    /** The primary key, as JPA wants it. */
    public static final class Key implements Serializable {

        private static final long serialVersionUID = 1;

        private String countId;
        private String itemId;

        public Key() {}

        Key(UUID count, UUID item) {
            this.countId = count.toString();
            this.itemId = item.toString();
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key
                    && Objects.equals(countId, key.countId)
                    && Objects.equals(itemId, key.itemId);
        }

        @Override
        public int hashCode() {
            return Objects.hash(countId, itemId);
        }
    }
}
