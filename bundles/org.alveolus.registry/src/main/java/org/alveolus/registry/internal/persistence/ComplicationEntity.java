package org.alveolus.registry.internal.persistence;

import java.sql.Date;
import javax.persistence.AttributeOverride;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Table;
import org.alveolus.api.registry.FollowUpEntry;
import org.alveolus.api.registry.FollowUpEntry.Kind;

/** A complication's row. */
@Entity(name = "Complication")
@Table(name = "registry_complication")
@AttributeOverride(name = "date", column = @Column(name = "complication_date"))
@AttributeOverride(name = "text", column = @Column(name = "remark"))
public class ComplicationEntity extends FollowUpEntity {

    private String complication;

    protected ComplicationEntity() {}

    @Override
    public Kind kind() {
        return Kind.COMPLICATION;
    }

    @Override
    String code() {
        return complication;
    }

    @Override
    Date next() {
        return null;
    }

    @Override
    void recordOwn(FollowUpEntry entry) {
        complication = entry.code();
    }
}
