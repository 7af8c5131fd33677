package org.alveolus.registry.internal.persistence;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.EnumType;
import javax.persistence.Enumerated;
import javax.persistence.Id;
import javax.persistence.Table;
import javax.persistence.Version;
import org.alveolus.registry.internal.domain.RecallCase;
import org.alveolus.registry.internal.domain.RecallCase.Notice;
import org.alveolus.registry.internal.domain.RecallCase.State;
import org.alveolus.registry.internal.domain.RecallCriteria;
import org.alveolus.spi.udi.UdiIssuer;
import org.eclipse.persistence.annotations.Multitenant;
import org.eclipse.persistence.annotations.MultitenantType;
import org.eclipse.persistence.annotations.TenantDiscriminatorColumn;

/** A recall case's row. */
@Entity(name = "RecallCase")
@Table(name = "registry_recall_case")
@Multitenant(MultitenantType.SINGLE_TABLE)
@TenantDiscriminatorColumn(name = "institution_id", contextProperty = "alveolus.institution")
public class RecallCaseEntity {

    @Id
    private String id;

    @Version
    private long version;

    @Enumerated(EnumType.STRING)
    private State state;

    private String reference;

    @Column(name = "notice_date")
    private Date noticeDate;

    private String notice;

    private String lot;

    private String serial;

    @Enumerated(EnumType.STRING)
    private UdiIssuer issuer;

    @Column(name = "udi_di")
    private String udiDi;

    @Column(name = "product_code")
    private String productCode;

    @Column(name = "supplier_id")
    private String supplierId;

    @Column(name = "supplier_name")
    private String supplierName;

    @Column(name = "from_date")
    private Date fromDate;

    @Column(name = "to_date")
    private Date toDate;

    @Column(name = "assigned_id")
    private String assignedId;

    @Column(name = "assigned_name")
    private String assignedName;

    @Column(name = "opened_at")
    private Timestamp openedAt;

    @Column(name = "opened_by")
    private String openedBy;

    @Column(name = "closed_at")
    private Timestamp closedAt;

    @Column(name = "closed_by")
    private String closedBy;

    @Column(name = "closing_reason")
    private String closingReason;

    protected RecallCaseEntity() {}

    public RecallCaseEntity(UUID id, RecallCriteria criteria, String supplier, Instant now, String who) {
        this.id = id.toString();
        state = State.OPEN;
        lot = criteria.lot();
        serial = criteria.serial();
        issuer = criteria.issuer();
        udiDi = criteria.udiDi();
        productCode = criteria.productCode();
        supplierId = criteria.supplier() == null ? null : criteria.supplier().toString();
        supplierName = supplier;
        fromDate = TreatmentRepository.date(criteria.from());
        toDate = TreatmentRepository.date(criteria.to());
        openedAt = Timestamp.from(now);
        openedBy = who;
    }

    /**
     * @param assigned null for nobody
     */
    public void record(Notice told, UUID assigned, String assignedTo) {
        reference = told.reference();
        noticeDate = Date.valueOf(told.date());
        notice = told.text();
        assignedId = assigned == null ? null : assigned.toString();
        assignedName = assignedTo;
    }

    /**
     * @param reason null when all is done
     */
    public void close(Instant now, String who, String reason) {
        state = State.CLOSED;
        closedAt = Timestamp.from(now);
        closedBy = who;
        closingReason = reason;
    }

    public void reopen() {
        state = State.OPEN;
        closedAt = null;
        closedBy = null;
        closingReason = null;
    }

    public RecallCase toCase() {
        return new RecallCase(
                id(),
                version,
                state,
                new Notice(reference, noticeDate.toLocalDate(), notice),
                criteria(),
                supplierName,
                assignedId == null ? null : UUID.fromString(assignedId),
                assignedName,
                openedAt.toInstant(),
                openedBy,
                closedAt == null ? null : closedAt.toInstant(),
                closedBy,
                closingReason);
    }

    public RecallCriteria criteria() {
        return new RecallCriteria(
                lot,
                serial,
                issuer,
                udiDi,
                productCode,
                supplierId == null ? null : UUID.fromString(supplierId),
                day(fromDate),
                day(toDate));
    }

    private static LocalDate day(Date date) {
        return Optional.ofNullable(date).map(Date::toLocalDate).orElse(null);
    }

    public UUID id() {
        return UUID.fromString(id);
    }

    public long version() {
        return version;
    }

    public boolean open() {
        return state == State.OPEN;
    }
}
