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
import org.alveolus.api.Caller;
import org.alveolus.stock.internal.domain.Movement;
import org.alveolus.stock.internal.domain.MovementKind;
import org.eclipse.persistence.annotations.Multitenant;
import org.eclipse.persistence.annotations.MultitenantType;
import org.eclipse.persistence.annotations.TenantDiscriminatorColumn;

/** A movement's row; never changed. */
@Entity
@Table(name = "stock_movement")
@IdClass(MovementEntity.Key.class)
@Multitenant(MultitenantType.SINGLE_TABLE)
@TenantDiscriminatorColumn(name = "institution_id", contextProperty = "alveolus.institution")
public class MovementEntity {

    @Id
    @Column(name = "item_id")
    private String itemId;

    @Id
    private int number;

    @Column(name = "moved_at")
    private Instant movedAt;

    @Column(name = "account_id")
    private String accountId;

    @Column(name = "account_name")
    private String accountName;

    @Enumerated(EnumType.STRING)
    private MovementKind kind;

    private String reason;

    @Column(name = "treatment_id")
    private String treatmentId;

    @Column(name = "from_storage")
    private String fromStorage;

    @Column(name = "from_title")
    private String fromTitle;

    @Column(name = "to_storage")
    private String toStorage;

    @Column(name = "to_title")
    private String toTitle;

    protected MovementEntity() {}

    MovementEntity(ItemEntity item, MovementKind kind, Instant now, Caller caller) {
        this.itemId = item.idText();
        this.number = item.nextMovement();
        this.kind = kind;
        this.movedAt = now;
        this.accountId = text(caller.account());
        this.accountName = caller.name();
    }

    MovementEntity because(String newReason, UUID treatment) {
        reason = newReason;
        treatmentId = text(treatment);
        return this;
    }

    MovementEntity between(StorageEntity from, StorageEntity to) {
        fromStorage = from == null ? null : from.id().toString();
        fromTitle = from == null ? null : from.title();
        toStorage = to == null ? null : to.id().toString();
        toTitle = to == null ? null : to.title();
        return this;
    }

    public Movement toMovement() {
        return new Movement(
                number,
                movedAt,
                id(accountId),
                accountName,
                kind,
                reason,
                id(treatmentId),
                fromStorage == null ? null : new Movement.Place(id(fromStorage), fromTitle),
                toStorage == null ? null : new Movement.Place(id(toStorage), toTitle));
    }

    private static String text(UUID id) {
        return id == null ? null : id.toString();
    }

    private static UUID id(String text) {
        return text == null ? null : UUID.fromString(text);
    }

    /** The primary key, as JPA wants it. */
    public static final class Key implements Serializable {

        private static final long serialVersionUID = 1;

        private String itemId;
        private int number;

        public Key() {}

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && Objects.equals(itemId, key.itemId) && number == key.number;
        }

        @Override
        public int hashCode() {
            return Objects.hash(itemId, number);
        }
    }
}
