package org.alveolus.registry.internal.transfer;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import javax.persistence.EntityManager;
import org.alveolus.api.audit.AuditEvent.Action;
import org.alveolus.registry.internal.persistence.ImportEntity;
import org.alveolus.registry.internal.transfer.StagedRow.State;

/**
 * What imports leave when they have ended: their file and rows, which nobody needs any more, and refused rows, which are kept for a while to
 * be mended. Needs no turn: an import that has ended never needs them again.
 */
final class Leftovers {

    private final ImportGround base;

    Leftovers(ImportGround base) {
        this.base = base;
    }

    /** Removes those of the caller's institution. */
    void remove(BooleanSupplier stopping) {
        List<UUID> ended = base.run(entities -> entities.createQuery(
                        "select i from Import i where i.state in :ended order by i.createdAt desc", ImportEntity.class)
                .setParameter("ended", ImportState.ENDED)
                .getResultStream()
                .map(ImportEntity::id)
                .toList());
        ended.forEach(id -> remove(id, stopping));
    }

    /** Removes those of an import, in parts; nothing as long as it has not ended. */
    void remove(UUID id, BooleanSupplier stopping) {
        boolean more = true;
        while (more && !stopping.getAsBoolean() && !Thread.currentThread().isInterrupted()) {
            more = base.run(entities -> part(entities, id));
        }
    }

    private boolean part(EntityManager entities, UUID id) {
        ImportEntity row = entities.find(ImportEntity.class, id.toString());
        if (row == null || !row.state().ended()) {
            return false;
        }
        RowTable rows = base.tables().rows();
        if (rows.remove(id, EnumSet.of(State.GOOD, State.THERE), ImportParts.ROWS)) {
            return true;
        }
        base.tables().files().remove(id);
        boolean over = row.refusedUntil() == null || !row.refusedUntil().isAfter(base.now());
        if (over && rows.remove(id, Set.of(State.BAD), ImportParts.ROWS)) {
            base.audit(Action.DELETE, row, "Removed refused rows whose time is over");
            return true;
        }
        return false;
    }
}
