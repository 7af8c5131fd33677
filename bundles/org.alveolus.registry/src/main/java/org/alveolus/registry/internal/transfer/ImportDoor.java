package org.alveolus.registry.internal.transfer;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.persistence.EntityManager;
import javax.persistence.LockModeType;
import org.alveolus.api.Caller;
import org.alveolus.api.Callers;
import org.alveolus.api.EntityTags;
import org.alveolus.api.Level;
import org.alveolus.api.Modules;
import org.alveolus.api.Problem;
import org.alveolus.registry.internal.persistence.ImportEntity;

/** Lets callers in at an import: who may, and one at a time. Within a transaction. */
final class ImportDoor {

    private final ImportGround base;
    private final ImportWorker worker;

    ImportDoor(ImportGround base, ImportWorker worker) {
        this.base = base;
        this.worker = worker;
    }

    /**
     * To see it.
     *
     * @throws org.alveolus.api.ProblemException 404; 403 {@code no-right}
     */
    static ImportEntity allowed(EntityManager entities, UUID id, Level level) {
        return allowed(Optional.ofNullable(entities.find(ImportEntity.class, id.toString())), level);
    }

    private static ImportEntity allowed(Optional<ImportEntity> found, Level level) {
        ImportEntity row = found.orElseThrow(
                () -> Problem.notFound("There is no such import.").exception());
        Callers.current().require(Modules.REGISTRY, level, row.location());
        return row;
    }

    /** To change it, alone and with the institution's turn, whatever its state. */
    ImportEntity alone(EntityManager entities, UUID id, long version, Level level) {
        allowed(entities, id, level);
        turn(id);
        ImportEntity row = allowed(
                Optional.ofNullable(entities.find(ImportEntity.class, id.toString(), LockModeType.PESSIMISTIC_WRITE)),
                level);
        EntityTags.check(version, row.version());
        return row;
    }

    /** {@link #alone} while it waits for a person. */
    ImportEntity open(EntityManager entities, UUID id, long version) {
        ImportEntity row = alone(entities, id, version, Level.EDIT);
        if (!row.state().open()) {
            throw Problem.conflict("not-open", "This import is being worked on, or has ended.")
                    .exception();
        }
        return row;
    }

    /**
     * Takes the institution's turn, and has the worker begin once that is on disk. Comes before anything is locked, so that nobody
     * waits in a circle.
     *
     * @throws org.alveolus.api.ProblemException 409 {@code import-at-work}
     */
    void turn(UUID id) {
        if (base.tables().turns().current().isPresent()) {
            throw Problem.conflict(
                            "import-at-work",
                            "Another import of this institution is being worked on. Wait for its end.")
                    .exception();
        }
        base.tables().turns().add(id, id, Instant.EPOCH);
        Caller caller = Callers.current();
        base.ground().transactions().afterCommit(() -> worker.wake(caller, id));
    }

    /** Has it checked by the worker, when its columns allow; else the turn ends. */
    void check(ImportEntity row) {
        Set<Field> present = base.tables().columns().of(row.id()).stream()
                .map(Column::field)
                .filter(field -> field != null)
                .collect(Collectors.toSet());
        if (present.containsAll(Field.NEEDED)) {
            row.begin(ImportState.CHECKING, 0);
        } else {
            row.begin(ImportState.DRAFT, 0);
            base.tables().turns().end();
        }
    }

    Imports.View view(EntityManager entities, ImportEntity row) {
        entities.flush();
        Instant sameFileAt = entities.createQuery(
                        "select i from Import i where i.fileHash = :hash and i.id <> :id and i.state = :done",
                        ImportEntity.class)
                .setParameter("hash", row.fileHash())
                .setParameter("id", row.id().toString())
                .setParameter("done", ImportState.DONE)
                .getResultStream()
                .map(ImportEntity::createdAt)
                .findFirst()
                .orElse(null);
        return new Imports.View(row, base.tables().columns().of(row.id()), sameFileAt);
    }
}
