package org.alveolus.registry.internal.persistence;

import java.sql.Date;
import javax.persistence.AttributeOverride;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Table;
import org.alveolus.api.registry.FollowUpEntry;
import org.alveolus.api.registry.FollowUpEntry.Kind;

/** An aftercare visit's row. */
@Entity(name = "Visit")
@Table(name = "registry_visit")
@AttributeOverride(name = "date", column = @Column(name = "visit_date"))
@AttributeOverride(name = "text", column = @Column(name = "findings"))
public class VisitEntity extends FollowUpEntity {

    @Column(name = "next_visit")
    private Date nextVisit;

    protected VisitEntity() {}

    @Override
    public Kind kind() {
        return Kind.VISIT;
    }

    @Override
    String code() {
        return null;
    }

    @Override
    Date next() {
        return nextVisit;
    }

    @Override
    void recordOwn(FollowUpEntry entry) {
        nextVisit = entry.nextVisit() == null ? null : Date.valueOf(entry.nextVisit());
    }
}
