package org.alveolus.registry.internal.persistence;

import java.sql.Date;
import javax.persistence.AttributeOverride;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Table;
import org.alveolus.api.registry.FollowUpEntry;
import org.alveolus.api.registry.FollowUpEntry.Kind;

/** The row of the loss of an implant. */
@Entity(name = "Loss")
@Table(name = "registry_loss")
@AttributeOverride(name = "date", column = @Column(name = "loss_date"))
@AttributeOverride(name = "text", column = @Column(name = "remark"))
public class LossEntity extends FollowUpEntity {

    private String cause;

    /** The placement, while the loss stands. */
    @Column(name = "lost_placement")
    private String lostPlacement;

    protected LossEntity() {}

    @Override
    public Kind kind() {
        return Kind.LOSS;
    }

    @Override
    String code() {
        return cause;
    }

    @Override
    Date next() {
        return null;
    }

    @Override
    void recordOwn(FollowUpEntry entry) {
        cause = entry.code();
    }

    @Override
    void stand(String placement) {
        lostPlacement = placement;
    }
}
