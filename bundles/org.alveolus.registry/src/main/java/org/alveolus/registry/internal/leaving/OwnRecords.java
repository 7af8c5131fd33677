package org.alveolus.registry.internal.leaving;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.alveolus.api.Caller;
import org.alveolus.api.Callers;
import org.alveolus.api.Ids;
import org.alveolus.api.Problem;
import org.alveolus.api.ProblemException;
import org.alveolus.api.Tasks;
import org.alveolus.api.audit.AuditEvent;
import org.alveolus.api.audit.AuditEvent.Action;
import org.alveolus.registry.internal.Ground;
import org.alveolus.registry.internal.persistence.OwnFileEntity;
import org.alveolus.registry.internal.persistence.OwnRecordsEntity;
import org.alveolus.registry.internal.persistence.OwnRecordsEntity.State;
import org.alveolus.registry.internal.persistence.OwnRecordsRepository;
import org.alveolus.registry.internal.persistence.OwnTurnEntity;

/**
 * A person's own records and statistics to take along (R12): asked for, made by {@link OwnRecordsJob}, downloaded by that person alone, gone a
 * day after they were ready. Any thread.
 */
public final class OwnRecords {

    /** How long files are kept once they are ready. */
    static final Duration KEPT = Duration.ofHours(24);

    static final String OBJECT = "own-records";

    /**
     * What became of records that were asked for.
     *
     * @param expiresAt null unless they are ready
     * @param total how many treatments there are; 0 before they were counted
     */
    public record Asked(
            UUID id,
            State state,
            Instant askedAt,
            Instant readyAt,
            Instant expiresAt,
            int total,
            int done,
            List<File> files) {}

    /** A file of them. */
    public record File(String format, long size, String sha256) {}

    private final Ground ground;

    public OwnRecords(Ground ground) {
        this.ground = ground;
    }

    /** Whether the caller may ask for them. */
    public static boolean allowed() {
        Caller caller = Callers.current();
        return caller.account() != null && caller.rights().may(Tasks.EXPORT_OWN_RECORDS);
    }

    /**
     * Asks for them.
     *
     * @param language of the workbook
     * @throws org.alveolus.api.ProblemException 403 {@code no-task}; 409 {@code already-asked} while others of the person are being made
     */
    public Asked ask(Locale language) {
        Caller caller = Callers.current();
        caller.requireTask(Tasks.EXPORT_OWN_RECORDS);
        return ground.run(entities -> {
            OwnRecordsRepository repository = new OwnRecordsRepository(entities);
            if (repository.of(caller.account()).stream().anyMatch(row -> row.state() == State.ASKED)) {
                throw Problem.conflict("already-asked", "Your records are being made already.")
                        .exception();
            }
            OwnRecordsEntity row = new OwnRecordsEntity(Ids.next(), caller.account(), caller.name(), language, now());
            repository.add(row);
            repository.add(new OwnTurnEntity(row.id(), caller.requireInstitution(), now()));
            audit(Action.CREATE, row.id(), "Own records asked for");
            return asked(row, List.of());
        });
    }

    /** Those that the caller asked for, the latest first. */
    public List<Asked> all() {
        UUID account = Callers.current().account();
        return account == null
                ? List.of()
                : ground.run(entities -> {
                    OwnRecordsRepository repository = new OwnRecordsRepository(entities);
                    return repository.of(account).stream()
                            .map(row -> asked(row, repository.files(row.id())))
                            .toList();
                });
    }

    /**
     * Those of an id.
     *
     * @throws org.alveolus.api.ProblemException 404 also when another person asked for them
     */
    public Asked get(UUID id) {
        return ground.run(entities -> {
            OwnRecordsRepository repository = new OwnRecordsRepository(entities);
            return asked(own(repository, id), repository.files(id));
        });
    }

    /**
     * A file of theirs, for download; that it is fetched is written to the audit log before its first byte goes out.
     *
     * @throws org.alveolus.api.ProblemException 403 {@code no-task}; 404; 409 {@code not-ready} before it is ready and after a day
     */
    public File fetch(UUID id, String format) {
        Callers.current().requireTask(Tasks.EXPORT_OWN_RECORDS);
        return ground.run(entities -> {
            OwnRecordsRepository repository = new OwnRecordsRepository(entities);
            OwnRecordsEntity row = own(repository, id);
            if (state(row) != State.READY) {
                throw Problem.conflict("not-ready", "These files are not there any more, or not yet.")
                        .exception();
            }
            OwnFileEntity file = repository.files(id).stream()
                    .filter(each -> each.format().equals(format))
                    .findFirst()
                    .orElseThrow(() -> missing().exception());
            audit(Action.READ, id, "Own records downloaded as " + format + ", SHA-256 " + file.sha256());
            return new File(file.format(), file.size(), file.sha256());
        });
    }

    /** Writes a file that was fetched, with the memory of a piece. */
    public void write(UUID id, String format, OutputStream out) throws IOException {
        int number = 0;
        byte[] piece = piece(id, format, number);
        while (piece != null) {
            out.write(piece);
            piece = piece(id, format, ++number);
        }
    }

    private byte[] piece(UUID id, String format, int number) {
        return ground.run(entities -> new OwnRecordsRepository(entities).piece(id, format, number));
    }

    private static OwnRecordsEntity own(OwnRecordsRepository repository, UUID id) {
        UUID account = Callers.current().account();
        return repository
                .find(id)
                .filter(row -> row.account().equals(account))
                .orElseThrow(() -> new ProblemException(missing()));
    }

    /** Those whose day is over count as gone, also before the job has removed them. */
    private State state(OwnRecordsEntity row) {
        boolean over =
                row.state() == State.READY && !now().isBefore(row.readyAt().plus(KEPT));
        return over ? State.DELETED : row.state();
    }

    private Asked asked(OwnRecordsEntity row, List<OwnFileEntity> files) {
        State state = state(row);
        boolean ready = state == State.READY;
        return new Asked(
                row.id(),
                state,
                row.askedAt(),
                row.readyAt(),
                Optional.ofNullable(row.readyAt())
                        .filter(at -> ready)
                        .map(at -> at.plus(KEPT))
                        .orElse(null),
                row.total(),
                row.done(),
                ready
                        ? files.stream()
                                .map(file -> new File(file.format(), file.size(), file.sha256()))
                                .toList()
                        : List.of());
    }

    private void audit(Action action, UUID id, String detail) {
        ground.audit().record(AuditEvent.of(action, OBJECT, id, detail));
    }

    /** As exact as every database keeps it. */
    private Instant now() {
        return ground.clock().instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static Problem missing() {
        return Problem.notFound("There are no such records of yours.");
    }
}
