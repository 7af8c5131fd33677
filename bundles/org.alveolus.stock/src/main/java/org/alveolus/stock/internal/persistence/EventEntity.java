package org.alveolus.stock.internal.persistence;

import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.IdClass;
import javax.persistence.Table;
import org.alveolus.api.Caller;
import org.alveolus.stock.internal.domain.DocumentEvent;
import org.eclipse.persistence.annotations.Multitenant;
import org.eclipse.persistence.annotations.MultitenantType;
import org.eclipse.persistence.annotations.TenantDiscriminatorColumn;

/** An event of a document; never changed. */
@Entity
@Table(name = "stock_event")
@IdClass(EventEntity.Key.class)
@Multitenant(MultitenantType.SINGLE_TABLE)
@TenantDiscriminatorColumn(name = "institution_id", contextProperty = "alveolus.institution")
public class EventEntity {

    @Id
    @Column(name = "document_id")
    private String documentId;

    @Id
    private int number;

    @Column(name = "happened_at")
    private Instant happenedAt;

    @Column(name = "account_id")
    private String accountId;

    @Column(name = "account_name")
    private String accountName;

    private String what;
    private String note;

    protected EventEntity() {}

    EventEntity(UUID document, int number, String what, String note, Instant now, Caller caller) {
        this.documentId = document.toString();
        this.number = number;
        this.what = what;
        this.note = note;
        this.happenedAt = now;
        this.accountId = caller.account() == null ? null : caller.account().toString();
        this.accountName = caller.name();
    }

    DocumentEvent toEvent() {
        return new DocumentEvent(
                happenedAt, accountId == null ? null : UUID.fromString(accountId), accountName, what, note);
    }

    /** The primary key, as JPA wants it. */
    public static final class Key implements Serializable {

        private static final long serialVersionUID = 1;

        private String documentId;
        private int number;

        public Key() {}

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && Objects.equals(documentId, key.documentId) && number == key.number;
        }

        @Override
        public int hashCode() {
            return Objects.hash(documentId, number);
        }
    }
}
