package org.alveolus.stock.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.persistence.EntityManagerFactory;
import javax.persistence.PersistenceException;
import org.alveolus.api.Caller;
import org.alveolus.api.Callers;
import org.alveolus.api.Level;
import org.alveolus.api.Modules;
import org.alveolus.api.Problem;
import org.alveolus.api.ProblemException;
import org.alveolus.api.Transactions;
import org.alveolus.api.audit.AuditEvent;
import org.alveolus.api.audit.AuditLog;
import org.alveolus.api.institution.Institution;
import org.alveolus.api.institution.Institutions;
import org.alveolus.stock.internal.persistence.StockRows;

/**
 * What everything in the stock stands on. Who locks several things locks first suppliers and products, then storage locations in the
 * order of their ids, then items in the order of theirs, so that nobody waits in a circle.
 */
final class Ground {

    private final EntityManagerFactory unit;
    private final Transactions transactions;
    private final AuditLog audit;
    private final Supplier<Institutions> institutions;
    private final Clock clock;

    /**
     * @param institutions gives null while the capability is away
     */
    Ground(
            EntityManagerFactory unit,
            Transactions transactions,
            AuditLog audit,
            Supplier<Institutions> institutions,
            Clock clock) {
        this.unit = unit;
        this.transactions = transactions;
        this.audit = audit;
        this.institutions = institutions;
        this.clock = clock;
    }

    <T> T run(Function<StockRows, T> work) {
        return transactions.run(() -> {
            try {
                return work.apply(StockRows.of(transactions.entityManager(unit)));
            } catch (PersistenceException e) {
                throw StockRows.isSecondPiece(e) ? new ProblemException(pieceInStock(), e) : e;
            }
        });
    }

    /** That a piece is in stock which shall be put in once more. */
    static Problem pieceInStock() {
        return Problem.conflict("serial-in-stock", "The piece with this serial number is in stock already.");
    }

    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** Where the caller's days begin. */
    ZoneId zone() {
        return institution().map(Institution::zone).orElse(ZoneOffset.UTC);
    }

    /** The day at the caller's institution. */
    LocalDate today() {
        return LocalDate.now(clock.withZone(zone()));
    }

    /**
     * @throws org.alveolus.api.ProblemException 403 {@code no-right}
     */
    static void require(Level level, UUID practiceLocation) {
        Callers.current().require(Modules.STOCK, level, practiceLocation);
    }

    /**
     * Where the caller looks: at the practice location where the person works now; everywhere with the right when none was chosen or
     * everywhere is asked for.
     *
     * @throws org.alveolus.api.ProblemException 403 {@code no-right}
     */
    static Set<UUID> where(boolean everywhere) {
        Caller caller = Callers.current();
        if (caller.location() != null && !everywhere) {
            require(Level.VIEW, caller.location());
            return Set.of(caller.location());
        }
        return caller.rights().locations(Modules.STOCK, Level.VIEW);
    }

    /**
     * The practice location where the caller works now: the chosen one, or the only one with the right.
     *
     * @throws org.alveolus.api.ProblemException 400 {@code location-required} when none was chosen; 403 {@code no-right}
     */
    UUID here(Level level) {
        Caller caller = Callers.current();
        Set<UUID> possible =
                caller.location() == null ? caller.rights().locations(Modules.STOCK, level) : Set.of(caller.location());
        if (possible.size() != 1) {
            throw Problem.of(
                            "location-required",
                            400,
                            "Choose a practice location",
                            "Send the header Practice-Location, or choose a location for the session.")
                    .exception();
        }
        UUID location = possible.iterator().next();
        require(level, location);
        return location;
    }

    /** Does the work once the current transaction has committed. */
    void afterCommit(Runnable work) {
        transactions.afterCommit(work);
    }

    /** The caller's institution; empty while the capability is away. */
    Optional<Institution> institution() {
        return Optional.ofNullable(institutions.get())
                .flatMap(present -> present.find(Callers.current().requireInstitution()));
    }

    /** The institution's name and address in lines, for its suppliers; empty while the capability is away. */
    String customer() {
        return institution()
                .map(present -> Stream.of(present.name(), present.address())
                        .filter(part -> part != null && !part.isBlank())
                        .collect(Collectors.joining("\n")))
                .orElse("");
    }

    void record(AuditEvent.Action action, String objectType, UUID id, String detail) {
        audit.record(AuditEvent.of(action, objectType, id, detail));
    }
}
