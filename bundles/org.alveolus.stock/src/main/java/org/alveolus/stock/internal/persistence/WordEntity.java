package org.alveolus.stock.internal.persistence;

import java.io.Serializable;
import java.util.Objects;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.IdClass;
import javax.persistence.Table;
import org.eclipse.persistence.annotations.Multitenant;
import org.eclipse.persistence.annotations.MultitenantType;
import org.eclipse.persistence.annotations.TenantDiscriminatorColumn;

/** A word of one of an item's fields. */
@Entity
@Table(name = "stock_word")
@IdClass(WordEntity.Key.class)
@Multitenant(MultitenantType.SINGLE_TABLE)
@TenantDiscriminatorColumn(name = "institution_id", contextProperty = "alveolus.institution")
public class WordEntity {

    @Id
    @Column(name = "item_id")
    private String itemId;

    @Id
    private String word;

    protected WordEntity() {}

    WordEntity(String itemId, String word) {
        this.itemId = itemId;
        this.word = word;
    }

    public String itemId() {
        return itemId;
    }

    public String word() {
        return word;
    }

    /** The primary key, as JPA wants it. */
    public static final class Key implements Serializable {

        private static final long serialVersionUID = 1;

        private String itemId;
        private String word;

        public Key() {}

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && Objects.equals(itemId, key.itemId) && Objects.equals(word, key.word);
        }

        @Override
        public int hashCode() {
            return Objects.hash(itemId, word);
        }
    }
}
