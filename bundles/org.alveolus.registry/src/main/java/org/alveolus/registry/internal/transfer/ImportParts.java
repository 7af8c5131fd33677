package org.alveolus.registry.internal.transfer;

import java.time.Instant;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import javax.persistence.EntityManager;
import org.alveolus.registry.internal.persistence.ImportEntity;

/**
 * The parts in which a worker does an import that is its turn: a transaction each, in which nobody else works on it. For one thread.
 */
final class ImportParts {

    /** Rows of a part; more than a treatment can have, so that each part has a whole one. */
    static final int ROWS = 1000;

    private static final int SECONDS_FOR_A_PART = 60;

    private final ImportGround base;
    private final UUID id;
    private final UUID worker;
    private final BooleanSupplier stopping;

    /** @param stopping whether the worker leaves the rest to whoever has the turn next */
    ImportParts(ImportGround base, UUID id, UUID worker, BooleanSupplier stopping) {
        this.base = base;
        this.id = id;
        this.worker = worker;
        this.stopping = stopping;
    }

    /** Another worker has the turn, or will have it. */
    static final class Overtaken extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Overtaken() {
            super("another worker goes on", null, false, false);
        }
    }

    /** Which import it is. */
    UUID id() {
        return id;
    }

    /** Does a part and renews the turn. */
    <T> T run(BiFunction<EntityManager, ImportEntity, T> work) {
        if (stopping.getAsBoolean() || Thread.currentThread().isInterrupted()) {
            throw new Overtaken();
        }
        return base.run(entities -> {
            Instant now = base.ground().clock().instant();
            TurnTable.Turn turn = base.tables().turns().current().orElseThrow(Overtaken::new);
            if (!turn.id().equals(id) || !turn.worker().equals(worker)) {
                throw new Overtaken();
            }
            base.tables().turns().set(worker, now.plusSeconds(SECONDS_FOR_A_PART));
            return work.apply(entities, entities.find(ImportEntity.class, id.toString()));
        });
    }

    /** Does the last part, with which the turn ends. */
    void runLast(BiFunction<EntityManager, ImportEntity, ?> work) {
        run((entities, row) -> {
            work.apply(entities, row);
            base.tables().turns().end();
            return null;
        });
    }
}
