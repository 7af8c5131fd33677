package org.alveolus.registry.internal;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.persistence.EntityManager;
import org.alveolus.api.Callers;
import org.alveolus.api.Cursor;
import org.alveolus.api.EntityTags;
import org.alveolus.api.Ids;
import org.alveolus.api.Level;
import org.alveolus.api.Modules;
import org.alveolus.api.Page;
import org.alveolus.api.Problem;
import org.alveolus.api.audit.AuditEvent;
import org.alveolus.api.audit.AuditEvent.Action;
import org.alveolus.api.institution.Institution;
import org.alveolus.registry.internal.persistence.RegisterDeliveryEntity;
import org.alveolus.registry.internal.persistence.RegisterEntity;
import org.alveolus.registry.internal.persistence.RegisterMarkEntity;
import org.alveolus.registry.internal.persistence.RegisterRows;
import org.alveolus.registry.internal.persistence.TreatmentEntity;
import org.alveolus.registry.internal.persistence.TreatmentRepository;
import org.alveolus.registry.internal.register.Connectors;
import org.alveolus.registry.internal.register.Contents;
import org.alveolus.registry.internal.register.DeliveryState;
import org.alveolus.registry.internal.register.DeliveryStatus;
import org.alveolus.registry.internal.register.RegisterChoice;
import org.alveolus.spi.register.RegisterAnswer;
import org.alveolus.spi.register.RegisterConnector;
import org.alveolus.spi.register.RegisterDelivery;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delivers treatments to the national register that the caller's institution chose (R14). What changed is marked in the change's
 * transaction; a job puts what is marked into the queue and delivers it: it takes a delivery, hands it to the connector outside any
 * transaction, and writes the answer down. Any thread.
 */
public final class NationalRegister {

    private static final Logger LOG = LoggerFactory.getLogger(NationalRegister.class);

    private static final String OBJECT = "register-delivery";
    private static final LocalDate EARLIEST = LocalDate.of(1950, 1, 1);
    private static final int PART = 100;

    private final Ground ground;
    private final Neighbours neighbours;
    private final Connectors connectors;

    NationalRegister(Ground ground, Neighbours neighbours, Connectors connectors) {
        this.ground = ground;
        this.neighbours = neighbours;
        this.connectors = connectors;
    }

    /** The connectors that can be chosen. */
    public List<Connectors.Offer> offers() {
        return connectors.offers();
    }

    public RegisterChoice choice() {
        return ground.run(entities -> new RegisterRows(entities)
                .register()
                .map(RegisterEntity::toChoice)
                .orElse(RegisterChoice.NONE));
    }

    /**
     * Chooses a register, or none. The treatments of the first day and later are delivered then.
     *
     * @param expected the version that the change was made from; 0 when nothing was ever chosen
     * @throws org.alveolus.api.ProblemException 400 naming the field; 412 {@code changed-meanwhile}
     */
    public RegisterChoice choose(long expected, String connector, LocalDate firstDay) {
        return ground.run(entities -> {
            RegisterRows rows = new RegisterRows(entities);
            Optional<RegisterEntity> present = rows.register();
            RegisterChoice before = present.map(RegisterEntity::toChoice).orElse(RegisterChoice.NONE);
            EntityTags.check(expected, before.version());
            RegisterChoice choice = checked(before, connector, firstDay);
            RegisterEntity row = present.orElseGet(() -> new RegisterEntity(Ids.next(), Contents.secret()));
            row.choose(choice);
            rows.add(row);
            entities.flush();
            if (choice.on()) {
                rows.markSince(
                        choice.firstDay(),
                        Callers.current().requireInstitution().toString());
            }
            ground.audit()
                    .record(AuditEvent.of(
                            Action.UPDATE,
                            "national-register",
                            null,
                            choice.on()
                                    ? "Delivers to '" + connector + "' treatments since " + firstDay
                                    : "Delivers to no register"));
            return row.toChoice();
        });
    }

    private RegisterChoice checked(RegisterChoice before, String connector, LocalDate firstDay) {
        if (connector == null) {
            return RegisterChoice.NONE;
        }
        Problem.Faults faults = new Problem.Faults();
        if (!connector.equals(before.connector())
                && connectors.offers().stream().noneMatch(offer -> offer.name().equals(connector))) {
            faults.add("/connector", "unknown", "There is no such connector");
        }
        faults.required("/firstDay", firstDay);
        if (firstDay != null && (firstDay.isBefore(EARLIEST) || firstDay.isAfter(today().plusYears(1)))) {
            faults.add("/firstDay", "out-of-range", "A day from 1950 on, at most a year ahead");
        }
        faults.refuse();
        return new RegisterChoice(0, connector, firstDay);
    }

    /**
     * How far a treatment is; empty when it is not delivered.
     *
     * @throws org.alveolus.api.ProblemException 404; 403
     */
    public Optional<DeliveryStatus> status(UUID treatment) {
        return ground.run(entities -> {
            visible(entities, treatment, Level.VIEW);
            return new RegisterRows(entities).find(treatment).map(RegisterDeliveryEntity::toStatus);
        });
    }

    /**
     * Has a treatment delivered again as soon as may be; does nothing when it is not delivered at all.
     *
     * @throws org.alveolus.api.ProblemException 404; 403; 409 {@code being-sent}
     */
    public Optional<DeliveryStatus> sendAgain(UUID treatment) {
        return ground.run(entities -> {
            TreatmentEntity row = visible(entities, treatment, Level.EDIT);
            Optional<RegisterDeliveryEntity> delivery = new RegisterRows(entities).findAlone(treatment);
            delivery.ifPresent(present -> {
                if (present.state() == DeliveryState.SENT) {
                    throw Problem.conflict("being-sent", "This treatment is being sent at this moment.")
                            .exception();
                }
                present.await(now());
                audit(row, "To be sent again");
            });
            return delivery.map(RegisterDeliveryEntity::toStatus);
        });
    }

    private static TreatmentEntity visible(EntityManager entities, UUID id, Level level) {
        TreatmentEntity row = new TreatmentRepository(entities).find(id).orElseThrow(() -> Problem.notFound(
                        "There is no such treatment.")
                .exception());
        Callers.current().require(Modules.REGISTRY, level, row.location());
        return row;
    }

    /** The deliveries at the locations that the caller may see, the last changed first; null for every state. */
    public Page<DeliveryStatus> list(DeliveryState state, Page.Request page) {
        Set<UUID> locations = Callers.current().rights().locations(Modules.REGISTRY, Level.VIEW);
        if (locations.isEmpty()) {
            return new Page<>(List.of(), null);
        }
        RegisterRows.Place after = place(page.cursor());
        return ground.run(entities -> {
            List<DeliveryStatus> found = new RegisterRows(entities)
                    .list(state, locations, after, page.limit() + 1).stream()
                            .map(RegisterDeliveryEntity::toStatus)
                            .toList();
            List<DeliveryStatus> part = found.subList(0, Math.min(found.size(), page.limit()));
            Set<UUID> patients = new HashSet<>();
            part.forEach(status -> patients.add(status.patient()));
            ground.audit()
                    .recordAll(patients.stream()
                            .map(patient -> AuditEvent.ofPatient(
                                    Action.READ, OBJECT, null, patient, "Shown in the list of deliveries"))
                            .toList());
            DeliveryStatus last = part.isEmpty() ? null : part.get(part.size() - 1);
            return new Page<>(part, found.size() > page.limit() ? Cursor.of(last.changedAt(), last.treatment()) : null);
        });
    }

    private static RegisterRows.Place place(String cursor) {
        if (cursor == null) {
            return null;
        }
        List<String> values = Cursor.values(cursor, 2);
        return new RegisterRows.Place(Instant.parse(values.get(0)), values.get(1));
    }

    /**
     * Delivers what is due of the caller's institution; ends early when the thread is interrupted.
     *
     * @param unreachable the connectors that take nothing at present; one more when that turns out now
     */
    void deliver(Set<String> unreachable) {
        RegisterChoice choice = choice();
        if (!choice.on()) {
            return;
        }
        boolean more = true;
        while (more && !Thread.currentThread().isInterrupted()) {
            more = collect(choice);
        }
        Optional<RegisterConnector> connector = connectors.find(choice.connector());
        Optional<Institution> institution = neighbours.institution();
        if (connector.isEmpty() || institution.isEmpty() || unreachable.contains(choice.connector())) {
            return;
        }
        for (DeliveryState state : List.of(DeliveryState.SENT, DeliveryState.TO_SEND)) {
            List<UUID> due = due(state);
            while (!due.isEmpty()) {
                for (UUID treatment : due) {
                    if (Thread.currentThread().isInterrupted()) {
                        return;
                    }
                    if (!deliver(connector.get(), institution.get(), treatment)) {
                        unreachable.add(choice.connector());
                        return;
                    }
                }
                due = due(state);
            }
        }
    }

    private List<UUID> due(DeliveryState state) {
        return ground.run(entities -> new RegisterRows(entities).due(state, now(), PART));
    }

    /** Puts some of what is marked into the queue; false when nothing was marked. */
    private boolean collect(RegisterChoice choice) {
        return ground.run(entities -> {
            RegisterRows rows = new RegisterRows(entities);
            List<RegisterMarkEntity> marks = rows.marks(PART);
            Set<UUID> done = new HashSet<>();
            for (RegisterMarkEntity mark : marks) {
                if (done.add(mark.treatment())) {
                    new TreatmentRepository(entities)
                            .find(mark.treatment())
                            .ifPresent(treatment -> collect(rows, treatment, choice));
                }
                rows.remove(mark);
            }
            return !marks.isEmpty();
        });
    }

    private void collect(RegisterRows rows, TreatmentEntity treatment, RegisterChoice choice) {
        Optional<RegisterDeliveryEntity> present = rows.findAlone(treatment.id());
        if (present.isEmpty()) {
            if (!treatment.deleted() && !treatment.surgeryDate().isBefore(choice.firstDay())) {
                rows.add(new RegisterDeliveryEntity(treatment, now()));
            }
        } else if (treatment.deleted() && !present.get().mayBeRegistered()) {
            rows.remove(present.get());
        } else if (!present.get().isOf(treatment)) {
            present.get().enqueue(treatment, now());
        }
    }

    /** What is handed to the connector, and the version of its row since. */
    private record Handed(RegisterDelivery delivery, long version) {}

    /** False when the register cannot be reached. */
    private boolean deliver(RegisterConnector connector, Institution institution, UUID treatment) {
        Optional<Handed> handed = ground.run(entities -> hand(entities, institution, treatment));
        if (handed.isEmpty()) {
            return true;
        }
        RegisterDelivery delivery = handed.get().delivery();
        boolean reached = true;
        RegisterAnswer answer;
        try {
            answer = connector.deliver(delivery);
        } catch (IOException e) {
            LOG.warn(
                    "The national register cannot be reached by {}: {}",
                    connector.getClass().getName(),
                    e.getMessage());
            reached = false;
            answer = RegisterAnswer.later(e.getMessage() == null ? "The register cannot be reached." : e.getMessage());
        } catch (RuntimeException | LinkageError e) {
            LOG.error(
                    "{} failed to answer for delivery {}", connector.getClass().getName(), delivery.id(), e);
            answer =
                    RegisterAnswer.later("The connector failed: " + e.getClass().getSimpleName());
        }
        note(handed.get(), answer);
        return reached;
    }

    private Optional<Handed> hand(EntityManager entities, Institution institution, UUID treatment) {
        RegisterRows rows = new RegisterRows(entities);
        Optional<RegisterDeliveryEntity> found = rows.findAlone(treatment);
        Optional<TreatmentEntity> row = new TreatmentRepository(entities).find(treatment);
        boolean due = found.isPresent()
                && row.isPresent()
                && found.get().toStatus().nextAt() != null
                && !found.get().toStatus().nextAt().isAfter(now());
        if (!due) {
            return Optional.empty();
        }
        RegisterDeliveryEntity delivery = found.get();
        if (!delivery.isOf(row.get())) {
            delivery.enqueue(row.get(), now());
        }
        delivery.hand(now());
        entities.flush();
        String secret = rows.register().map(RegisterEntity::secret).orElseThrow();
        audit(
                row.get(),
                row.get().deleted() ? "Withdrawn from the national register" : "Sent to the national register");
        return Optional.of(new Handed(
                Contents.delivery(
                        institution,
                        row.get()
                                .toTreatment(neighbours
                                        .patients()
                                        .find(row.get().patient())
                                        .orElse(null)),
                        row.get().deleted(),
                        secret),
                delivery.version()));
    }

    private void note(Handed handed, RegisterAnswer answer) {
        RegisterDelivery delivery = handed.delivery();
        ground.run(entities -> {
            new RegisterRows(entities).findAlone(delivery.subject()).ifPresent(row -> {
                if (answer.kind() == RegisterAnswer.Kind.ACCEPTED) {
                    row.remember(delivery.withdrawal());
                }
                if (row.version() == handed.version()) {
                    row.answer(answer, now());
                }
            });
            return null;
        });
    }

    private void audit(TreatmentEntity treatment, String detail) {
        ground.audit()
                .record(AuditEvent.ofPatient(Action.EXECUTE, OBJECT, treatment.id(), treatment.patient(), detail));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(now(), neighbours.zone());
    }

    private Instant now() {
        return ground.clock().instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
