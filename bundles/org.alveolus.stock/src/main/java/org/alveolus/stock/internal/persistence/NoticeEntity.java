package org.alveolus.stock.internal.persistence;

import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.EnumType;
import javax.persistence.Enumerated;
import javax.persistence.Id;
import javax.persistence.IdClass;
import javax.persistence.Table;
import org.alveolus.stock.internal.domain.ExpiryStage;
import org.eclipse.persistence.annotations.Multitenant;
import org.eclipse.persistence.annotations.MultitenantType;
import org.eclipse.persistence.annotations.TenantDiscriminatorColumn;

/** That somebody was told of an item's stage. */
@Entity
@Table(name = "stock_notice")
@IdClass(NoticeEntity.Key.class)
@Multitenant(MultitenantType.SINGLE_TABLE)
@TenantDiscriminatorColumn(name = "institution_id", contextProperty = "alveolus.institution")
public class NoticeEntity {

    @Id
    @Column(name = "item_id")
    private String itemId;

    @Id
    @Enumerated(EnumType.STRING)
    private ExpiryStage stage;

    @Column(name = "noticed_at")
    private Instant noticedAt;

    protected NoticeEntity() {}

    NoticeEntity(String itemId, ExpiryStage stage, Instant now) {
        this.itemId = itemId;
        this.stage = stage;
        this.noticedAt = now;
    }

    /** The primary key, as JPA wants it. */
    public static final class Key implements Serializable {

        private static final long serialVersionUID = 1;

        private String itemId;
        private ExpiryStage stage;

        public Key() {}

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && Objects.equals(itemId, key.itemId) && stage == key.stage;
        }

        @Override
        public int hashCode() {
            return Objects.hash(itemId, stage);
        }
    }
}
