package org.alveolus.registry.internal.persistence;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.UUID;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;
import org.alveolus.api.InstitutionId;

/** The row that says when a job has to do something for a person's own records. Of all institutions together, and without any data of theirs. */
@Entity(name = "OwnTurn")
@Table(name = "registry_own_turn")
public class OwnTurnEntity {

    @Id
    @Column(name = "records_id")
    private String recordsId;

    private String institution;

    @Column(name = "due_at")
    private Timestamp dueAt;

    protected OwnTurnEntity() {}

    public OwnTurnEntity(UUID records, InstitutionId institution, Instant due) {
        this.recordsId = records.toString();
        this.institution = institution.toString();
        this.dueAt = Timestamp.from(due);
    }

    public void postpone(Instant due) {
        dueAt = Timestamp.from(due);
    }

    public UUID records() {
        return UUID.fromString(recordsId);
    }

    public InstitutionId institution() {
        return new InstitutionId(UUID.fromString(institution));
    }
}
