package org.alveolus.registry.internal.persistence;

import java.sql.Timestamp;
import java.util.UUID;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.EnumType;
import javax.persistence.Enumerated;
import javax.persistence.Id;
import javax.persistence.Table;
import org.alveolus.api.Ids;
import org.alveolus.registry.internal.domain.RecallCase.Act;
import org.alveolus.registry.internal.domain.RecallCase.Event;
import org.eclipse.persistence.annotations.Multitenant;
import org.eclipse.persistence.annotations.MultitenantType;
import org.eclipse.persistence.annotations.TenantDiscriminatorColumn;

/** The row of what was done to a recall case; never changed. */
@Entity(name = "RecallEvent")
@Table(name = "registry_recall_event")
@Multitenant(MultitenantType.SINGLE_TABLE)
@TenantDiscriminatorColumn(name = "institution_id", contextProperty = "alveolus.institution")
public class RecallEventEntity {

    @Id
    private String id;

    @Column(name = "case_id")
    private String caseId;

    @Column(name = "done_at")
    private Timestamp doneAt;

    @Column(name = "account_name")
    private String accountName;

    @Enumerated(EnumType.STRING)
    private Act act;

    private int amount;

    private String reason;

    protected RecallEventEntity() {}

    public RecallEventEntity(UUID recall, Event event) {
        this.id = Ids.next().toString();
        this.caseId = recall.toString();
        this.doneAt = Timestamp.from(event.at());
        this.accountName = event.account();
        this.act = event.act();
        this.amount = event.amount();
        this.reason = event.reason();
    }

    public Event toEvent() {
        return new Event(doneAt.toInstant(), accountName, act, amount, reason);
    }
}
