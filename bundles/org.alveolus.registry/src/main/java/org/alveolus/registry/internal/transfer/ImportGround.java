package org.alveolus.registry.internal.transfer;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.function.Function;
import javax.persistence.EntityManager;
import org.alveolus.api.audit.AuditEvent;
import org.alveolus.registry.internal.ChoiceLists;
import org.alveolus.registry.internal.Ground;
import org.alveolus.registry.internal.Neighbours;
import org.alveolus.registry.internal.Referrers;
import org.alveolus.registry.internal.persistence.ImportEntity;

/** What every part of the import of earlier records stands on. Any thread. */
public final class ImportGround {

    private static final String OBJECT = "import";

    private final Ground ground;
    private final Neighbours neighbours;
    private final ChoiceLists choices;
    private final Referrers referrers;
    private final ImportTables tables;

    public ImportGround(Ground ground, Neighbours neighbours, ChoiceLists choices, Referrers referrers) {
        this.ground = ground;
        this.neighbours = neighbours;
        this.choices = choices;
        this.referrers = referrers;
        tables = ImportTables.of(ground.transactions());
    }

    Ground ground() {
        return ground;
    }

    Neighbours neighbours() {
        return neighbours;
    }

    ChoiceLists choices() {
        return choices;
    }

    Referrers referrers() {
        return referrers;
    }

    ImportTables tables() {
        return tables;
    }

    <T> T run(Function<EntityManager, T> work) {
        return ground.run(work);
    }

    /** What texts mean in the caller's institution now. Within a transaction. */
    Meanings meanings() {
        return new Meanings(
                choices.all(),
                neighbours.accounts().staff(),
                neighbours.catalogue().suppliers(),
                tables.texts().answers());
    }

    /** As exact as every database keeps it. */
    Instant now() {
        return ground.clock().instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** The caller's day. */
    LocalDate today() {
        return LocalDate.ofInstant(ground.clock().instant(), neighbours.zone());
    }

    void audit(AuditEvent.Action action, ImportEntity row, String detail) {
        ground.audit().record(AuditEvent.of(action, OBJECT, row.id(), detail));
    }
}
