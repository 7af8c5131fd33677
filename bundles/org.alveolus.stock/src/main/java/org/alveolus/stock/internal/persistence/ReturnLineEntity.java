package org.alveolus.stock.internal.persistence;

import java.io.Serializable;
import java.util.Objects;
import java.util.UUID;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.IdClass;
import javax.persistence.Table;
import org.eclipse.persistence.annotations.Multitenant;
import org.eclipse.persistence.annotations.MultitenantType;
import org.eclipse.persistence.annotations.TenantDiscriminatorColumn;

/** An item of a return. */
@Entity
@Table(name = "stock_return_line")
@IdClass(ReturnLineEntity.Key.class)
@Multitenant(MultitenantType.SINGLE_TABLE)
@TenantDiscriminatorColumn(name = "institution_id", contextProperty = "alveolus.institution")
public class ReturnLineEntity {

    @Id
    @Column(name = "return_id")
    private String returnId;

    @Id
    @Column(name = "item_id")
    private String itemId;

    protected ReturnLineEntity() {}

    ReturnLineEntity(UUID document, UUID item) {
        this.returnId = document.toString();
        this.itemId = item.toString();
    }

    UUID item() {
        return UUID.fromString(itemId);
    }

    /** The primary key, as JPA wants it. */
    public static final class Key implements Serializable {

        private static final long serialVersionUID = 1;

        private String returnId;
        private String itemId;

        public Key() {}

        Key(UUID document, UUID item) {
            this.returnId = document.toString();
            this.itemId = item.toString();
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key
                    && Objects.equals(returnId, key.returnId)
                    && Objects.equals(itemId, key.itemId);
        }

        @Override
        public int hashCode() {
            return Objects.hash(returnId, itemId);
        }
    }
}
