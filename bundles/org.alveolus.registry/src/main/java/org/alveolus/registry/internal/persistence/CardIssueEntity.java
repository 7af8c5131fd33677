package org.alveolus.registry.internal.persistence;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;
import org.alveolus.registry.internal.domain.Card;
import org.eclipse.persistence.annotations.Multitenant;
import org.eclipse.persistence.annotations.MultitenantType;
import org.eclipse.persistence.annotations.TenantDiscriminatorColumn;

/** The row of a state of an implant card that was handed out; never changed. */
@Entity(name = "CardIssue")
@Table(name = "registry_card_issue")
@Multitenant(MultitenantType.SINGLE_TABLE)
@TenantDiscriminatorColumn(name = "institution_id", contextProperty = "alveolus.institution")
public class CardIssueEntity {

    @Id
    private String id;

    @Column(name = "treatment_id")
    private String treatmentId;

    @Column(name = "number")
    private int number;

    @Column(name = "content_hash")
    private String contentHash;

    @Column(name = "issued_at")
    private Timestamp issuedAt;

    @Column(name = "issued_by")
    private String issuedBy;

    protected CardIssueEntity() {}

    public CardIssueEntity(UUID id, UUID treatment, int number, String contentHash, Instant issuedAt, String issuedBy) {
        this.id = id.toString();
        this.treatmentId = treatment.toString();
        this.number = number;
        this.contentHash = contentHash;
        this.issuedAt = Timestamp.from(issuedAt);
        this.issuedBy = issuedBy;
    }

    /** With the day on which it was, in this zone. */
    public Card.Issue toIssue(ZoneId zone) {
        return new Card.Issue(number, issuedAt.toInstant().atZone(zone).toLocalDate());
    }

    public int number() {
        return number;
    }

    /** {@link Card#hash} of what was handed out. */
    public String contentHash() {
        return contentHash;
    }

    public Instant issuedAt() {
        return issuedAt.toInstant();
    }

    public String issuedBy() {
        return issuedBy;
    }
}
