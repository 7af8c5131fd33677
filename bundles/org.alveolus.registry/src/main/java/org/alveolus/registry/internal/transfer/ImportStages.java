package org.alveolus.registry.internal.transfer;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import javax.persistence.EntityManager;
import org.alveolus.api.Ids;
import org.alveolus.api.Problem;
import org.alveolus.api.ProblemException;
import org.alveolus.api.audit.AuditEvent;
import org.alveolus.api.audit.AuditEvent.Action;
import org.alveolus.api.patients.Patient;
import org.alveolus.api.patients.Patients;
import org.alveolus.api.registry.TreatmentDetails;
import org.alveolus.registry.internal.ChoiceLists;
import org.alveolus.registry.internal.Ground;
import org.alveolus.registry.internal.Neighbours;
import org.alveolus.registry.internal.Referrers;
import org.alveolus.registry.internal.domain.PlacedDevice;
import org.alveolus.registry.internal.domain.TreatmentRules;
import org.alveolus.registry.internal.persistence.ImportEntity;
import org.alveolus.registry.internal.persistence.ReferrerEntity;
import org.alveolus.registry.internal.persistence.TreatmentEntity;
import org.alveolus.registry.internal.persistence.TreatmentRepository;
import org.alveolus.registry.internal.table.Cell;
import org.alveolus.registry.internal.table.TableFile;
import org.alveolus.registry.internal.transfer.ImportTables.Origin;
import org.alveolus.registry.internal.transfer.ImportTables.UnknownText;
import org.alveolus.registry.internal.transfer.RowReader.Made;
import org.alveolus.registry.internal.transfer.StagedRow.RowFault;
import org.alveolus.registry.internal.transfer.StagedRow.State;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The long stages of an import: check, run, withdrawal and undoing. Each goes on in parts, a transaction each, from where the last part
 * that was committed ended; so it can be broken off at any moment and taken up by any node. What a run records is concealed until
 * its last part shows all of it at once. For one thread.
 */
final class ImportStages {

    private static final Logger LOG = LoggerFactory.getLogger(ImportStages.class);
    private static final int UNAVAILABLE = 500;
    private static final String IMPORT = "import";
    private static final String TREATMENT = "treatment";

    /** Rows of a part; more than a treatment can have, so that each part has a whole one. */
    private static final int PART = 1000;

    private static final int DISTINCT = 2000;
    private static final int SECONDS_FOR_A_PART = 60;

    private final Ground ground;
    private final Neighbours neighbours;
    private final ChoiceLists choices;
    private final Referrers referrers;
    private final ImportTables tables;
    private final UUID id;
    private final UUID worker;
    private final BooleanSupplier stopping;

    ImportStages(
            Ground ground,
            Neighbours neighbours,
            ChoiceLists choices,
            Referrers referrers,
            ImportTables tables,
            UUID id,
            UUID worker,
            BooleanSupplier stopping) {
        this.ground = ground;
        this.neighbours = neighbours;
        this.choices = choices;
        this.referrers = referrers;
        this.tables = tables;
        this.id = id;
        this.worker = worker;
        this.stopping = stopping;
    }

    /** Another worker has the turn. */
    static final class Overtaken extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Overtaken() {
            super("another worker goes on", null, false, false);
        }
    }

    /** Does what is to be done, to its end. */
    void work() {
        ImportState state = part((entities, row) -> row.state());
        try {
            switch (state) {
                case CHECKING -> check();
                case RUNNING -> run();
                case WITHDRAWING -> withdraw();
                case UNDOING -> undo();
                case DONE, UNDONE -> clear();
                default -> end();
            }
        } catch (Overtaken e) {
            throw e;
        } catch (ProblemException e) {
            if (e.problem().status() >= UNAVAILABLE || e.problem().type().equals("already-there")) {
                // passes by itself
                throw e;
            }
            fail(state, e.problem().type());
        } catch (RuntimeException e) {
            LOG.error("Import {} cannot go on", id, e);
            fail(state, "internal");
        }
    }

    private void fail(ImportState state, String type) {
        boolean withdraw = state == ImportState.RUNNING;
        part((entities, row) -> {
            row.fail(type, withdraw);
            return null;
        });
        if (withdraw) {
            withdraw();
        } else {
            end();
        }
    }

    private Meanings meanings() {
        return new Meanings(
                choices.all(),
                neighbours.accounts().staff(),
                neighbours.catalogue().suppliers(),
                tables.answers());
    }

    private LocalDate today() {
        return LocalDate.ofInstant(ground.clock().instant(), neighbours.zone());
    }

    /** One transaction, in which nobody else works on this import. */
    private <T> T part(BiFunction<EntityManager, ImportEntity, T> work) {
        if (stopping.getAsBoolean() || Thread.currentThread().isInterrupted()) {
            // whoever has the turn next goes on
            throw new Overtaken();
        }
        return ground.run(entities -> {
            Instant now = ground.clock().instant();
            ImportTables.Turn turn = tables.turn().orElseThrow(Overtaken::new);
            if (!turn.id().equals(id) || !turn.worker().equals(worker)) {
                throw new Overtaken();
            }
            tables.setTurn(worker, now.plusSeconds(SECONDS_FOR_A_PART));
            return work.apply(entities, entities.find(ImportEntity.class, id.toString()));
        });
    }

    private void end() {
        part((entities, row) -> {
            tables.endTurn();
            return null;
        });
    }

    // ---- check
    // ----------------------------------------------------------------------------------------------------------------

    private void check() {
        while (part((entities, row) -> tables.removeRows(id, EnumSet.allOf(State.class), PART)) > 0) {
            // in parts
        }
        ImportEntity settings = part((entities, row) -> row);
        List<Column> columns = part((entities, row) -> tables.columns(id));
        Meanings meanings = part((entities, row) -> meanings());
        LocalDate today = today();
        Map<String, Integer> remarks;
        Glance glance;
        DateOrder order;
        try (ImportFile file = ImportFile.open(tables, settings)) {
            glance = new Glance(columns, meanings);
            remarks = new TreeMap<>(file.rows(glance::look));
            file.table().sheets().stream()
                    .filter(TableFile.Sheet::hidden)
                    .forEach(sheet -> remarks.merge("hidden-sheets", 1, Integer::sum));
            order = settings.dateOrder() != null ? settings.dateOrder() : glance.order();
            long rows = glance.rows;
            part((entities, row) -> {
                row.expect(rows * 2);
                return null;
            });
            stage(file, columns, new RowReader(columns, order, meanings, today));
        }
        Checking checking = new Checking(new RowReader(columns, order, meanings, today));
        String key = "";
        while (key != null) {
            String from = key;
            key = part((entities, row) -> checking.part(entities, row, from));
        }
        part((entities, row) -> {
            tables.setUnknown(id, glance.unknown());
            row.order(order);
            row.checked(
                    glance.rows,
                    checking.bad,
                    checking.there,
                    checking.treatments,
                    lines(checking.counts),
                    lines(remarks));
            tables.endTurn();
            audit(Action.EXECUTE, row, "Checked " + glance.rows + " rows, " + checking.bad + " at fault");
            return null;
        });
    }

    private static String lines(Map<String, ? extends Number> counts) {
        return counts.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining("\n"));
    }

    /** What is seen of a file at first: how many rows, in which order dates stand, what texts name nothing known. */
    private static final class Glance {

        private final List<Column> columns;
        private final Meanings meanings;
        private final Set<DateOrder> orders = EnumSet.noneOf(DateOrder.class);
        private final Map<Field, Map<String, UnknownText>> unknown = new EnumMap<>(Field.class);
        private long rows;

        Glance(List<Column> columns, Meanings meanings) {
            this.columns = columns;
            this.meanings = meanings;
        }

        boolean look(int number, List<Cell> cells) {
            rows++;
            Set<Field> present = EnumSet.noneOf(Field.class);
            for (Column column : columns) {
                Field field = column.field();
                if (field != null) {
                    String text = column.number() < cells.size()
                            ? cells.get(column.number()).text().strip()
                            : "";
                    present.add(field);
                    look(field, text);
                }
            }
            for (Field field : List.of(Field.INDICATION, Field.PROSTHETICS_BY)) {
                if (!present.contains(field)) {
                    look(field, "");
                }
            }
            return true;
        }

        private void look(Field field, String text) {
            if (Field.DATES.contains(field)) {
                Reading.evidence(text).ifPresent(orders::add);
            }
            boolean empty =
                    text.isEmpty() && !(field.required() && field.choices().isPresent());
            if (Meanings.asks(field) && !empty && !meanings.knows(field, text)) {
                Map<String, UnknownText> texts = unknown.computeIfAbsent(field.asked(), any -> new TreeMap<>());
                String key = Reading.key(text);
                UnknownText known = texts.get(key);
                if (known != null || texts.size() < DISTINCT) {
                    texts.put(
                            key,
                            new UnknownText(
                                    field.asked(),
                                    key,
                                    text.length() > 200 ? text.substring(0, 200) : text,
                                    known == null ? 1 : known.rows() + 1));
                }
            }
        }

        /** Null when nothing shows it, or dates of both orders stand there. */
        DateOrder order() {
            return orders.size() == 1 ? orders.iterator().next() : null;
        }

        List<UnknownText> unknown() {
            return unknown.values().stream()
                    .flatMap(texts -> texts.values().stream())
                    .toList();
        }
    }

    private void stage(ImportFile file, List<Column> columns, RowReader reader) {
        Staging staging = new Staging(columns, file.table().from1904(), reader);
        List<StagedRow> waiting = new ArrayList<>();
        file.rows((number, cells) -> {
            waiting.add(staging.row(number, cells));
            if (waiting.size() == PART) {
                add(waiting);
            }
            return true;
        });
        add(waiting);
    }

    private void add(List<StagedRow> waiting) {
        part((entities, row) -> {
            tables.addRows(id, waiting);
            row.advance(waiting.size(), "");
            return null;
        });
        waiting.clear();
    }

    /** Rows by treatment; the rows of a treatment that is cut by the end of the part come with the next. */
    private Map<String, List<StagedRow>> treatments(String from) {
        List<StagedRow> rows = tables.rowsAfter(id, from, PART);
        Map<String, List<StagedRow>> treatments = new LinkedHashMap<>();
        rows.forEach(row ->
                treatments.computeIfAbsent(row.key(), any -> new ArrayList<>()).add(row));
        if (rows.size() == PART && treatments.size() > 1) {
            treatments.remove(rows.get(PART - 1).key());
        }
        return treatments;
    }

    /** Looks at treatments in the order of their keys. */
    private final class Checking {

        private final RowReader reader;
        private final Map<String, Long> counts = new TreeMap<>();
        private long bad;
        private long there;
        private long treatments;
        private String patientBefore = "";
        private LocalDate birthBefore;

        Checking(RowReader reader) {
            this.reader = reader;
        }

        /** The key from which the next part goes on; null at the end. */
        String part(EntityManager entities, ImportEntity row, String from) {
            Map<String, List<StagedRow>> all = treatments(from);
            if (all.isEmpty()) {
                return null;
            }
            Map<String, Made> made = new LinkedHashMap<>();
            all.forEach((key, rows) -> made.put(key, reader.made(rows)));
            Known known = new Known(entities, made);
            List<StagedRow> marked = new ArrayList<>();
            String last = from;
            long seen = 0;
            for (Map.Entry<String, List<StagedRow>> each : all.entrySet()) {
                last = each.getKey();
                seen += each.getValue().size();
                marked.addAll(look(each.getKey(), each.getValue(), made.get(last), known));
            }
            tables.markRows(id, marked);
            row.advance(seen, last);
            return last;
        }

        private List<StagedRow> look(String key, List<StagedRow> rows, Made made, Known known) {
            Map<Integer, List<RowFault>> faults = new HashMap<>(made.faults());
            birth(made, rows, known, faults);
            Set<Integer> present = known.present(key, made, rows);
            if (faults.isEmpty() && present.size() < rows.size() && known.recorded(key)) {
                rows.stream()
                        .map(StagedRow::number)
                        .filter(number -> !present.contains(number))
                        .forEach(number -> faults.computeIfAbsent(number, any -> new ArrayList<>())
                                .add(new RowFault(null, "recorded-otherwise")));
            }
            List<StagedRow> marked = new ArrayList<>();
            if (faults.isEmpty()) {
                treatments += present.size() < rows.size() ? 1 : 0;
            }
            for (StagedRow row : rows) {
                List<RowFault> own = faults.getOrDefault(row.number(), List.of());
                if (present.contains(row.number()) && own.isEmpty()) {
                    there++;
                    marked.add(with(row, State.THERE, List.of()));
                } else if (!faults.isEmpty()) {
                    List<RowFault> told = own.isEmpty() ? List.of(new RowFault(null, "other-row-of-treatment")) : own;
                    bad++;
                    told.forEach(fault -> counts.merge(fault.code(), 1L, Long::sum));
                    marked.add(with(row, State.BAD, told));
                }
            }
            return marked;
        }

        /** Another date of birth than the directory has, or than another treatment of the file, which comes right before. */
        private void birth(Made made, List<StagedRow> rows, Known known, Map<Integer, List<RowFault>> faults) {
            if (made.details() == null) {
                return;
            }
            String number = made.details().surgery().patientNumber();
            LocalDate birth = made.details().surgery().birthDate();
            Patient patient = known.patients.get(number);
            LocalDate recorded = patient == null ? null : patient.birthDate();
            if (recorded == null && Reading.key(number).equals(patientBefore)) {
                recorded = birthBefore;
            }
            int first = rows.get(0).number();
            if (birth != null && recorded != null && !birth.equals(recorded)) {
                faults.computeIfAbsent(first, any -> new ArrayList<>())
                        .add(new RowFault(Field.BIRTH_DATE, "birth-date-differs"));
            } else if (recorded != null && made.details().surgery().date().isBefore(recorded)) {
                faults.computeIfAbsent(first, any -> new ArrayList<>())
                        .add(new RowFault(Field.SURGERY_DATE, "before-birth"));
            }
            boolean same = Reading.key(number).equals(patientBefore);
            birthBefore = birth != null ? birth : same ? birthBefore : null;
            patientBefore = Reading.key(number);
        }

        private static StagedRow with(StagedRow row, State state, List<RowFault> faults) {
            return new StagedRow(row.number(), row.key(), state, row.cells(), faults);
        }
    }

    /** What is recorded already of the treatments of a part. */
    private final class Known {

        private final Map<String, Patient> patients;
        private final Set<String> imported;
        private final Map<String, Set<String>> devices = new HashMap<>();

        Known(EntityManager entities, Map<String, Made> made) {
            Set<String> numbers = made.values().stream()
                    .filter(each -> each.details() != null)
                    .map(each -> each.details().surgery().patientNumber())
                    .collect(Collectors.toSet());
            patients = numbers.isEmpty() ? Map.of() : neighbours.patients().findAllByNumber(numbers);
            imported = tables.imported(made.values().stream().map(Made::hash).collect(Collectors.toSet()));
            if (!patients.isEmpty()) {
                for (TreatmentEntity row : new TreatmentRepository(entities)
                        .ofPatients(
                                patients.values().stream().map(Patient::number).toList())) {
                    TreatmentDetails details = row.toTreatment(null).details();
                    String key = Reading.key(row.patientNumber()) + " " + row.surgeryDate() + " "
                            + details.surgery().practitioner();
                    Set<String> found = devices.computeIfAbsent(key, any -> new HashSet<>());
                    PlacedDevice.all(details)
                            .forEach(placed -> found.add(RowReader.signature(
                                    placed.placement() < 0
                                            ? null
                                            : details.placements()
                                                    .get(placed.placement())
                                                    .position(),
                                    placed.kind(),
                                    placed.use().device())));
                    details.placements().stream()
                            .filter(placement -> placement.implant() == null && placement.abutment() == null)
                            .forEach(placement -> found.add(RowReader.signature(placement.position(), null, null)));
                    if (details.placements().isEmpty()) {
                        found.add(RowReader.signature(null, null, null));
                    }
                }
            }
        }

        /** Whether a treatment of this patient, day and practitioner is recorded. */
        boolean recorded(String key) {
            return devices.containsKey(key);
        }

        /** The rows whose content was imported before, or whose device is recorded. */
        Set<Integer> present(String key, Made made, List<StagedRow> rows) {
            if (imported.contains(made.hash())) {
                return rows.stream().map(StagedRow::number).collect(Collectors.toSet());
            }
            Set<String> found = devices.getOrDefault(key, Set.of());
            return made.devices().entrySet().stream()
                    .filter(device -> found.contains(device.getValue()))
                    .map(Map.Entry::getKey)
                    .collect(Collectors.toSet());
        }
    }

    // ---- run
    // ------------------------------------------------------------------------------------------------------------------

    private void run() {
        List<Column> columns = part((entities, row) -> tables.columns(id));
        DateOrder order = part((entities, row) -> row.dateOrder());
        LocalDate today = today();
        boolean more = true;
        while (more) {
            more = part((entities, row) -> {
                Meanings meanings = meanings();
                return record(entities, row, meanings, new RowReader(columns, order, meanings, today));
            });
        }
        part((entities, row) -> {
            reveal(entities, row);
            return null;
        });
        clear();
    }

    private boolean record(EntityManager entities, ImportEntity row, Meanings meanings, RowReader reader) {
        Map<String, List<StagedRow>> all = treatments(row.nextKey());
        if (all.isEmpty()) {
            return false;
        }
        String last = row.nextKey();
        long rows = 0;
        long there = 0;
        Map<String, Made> made = new LinkedHashMap<>();
        for (Map.Entry<String, List<StagedRow>> each : all.entrySet()) {
            last = each.getKey();
            rows += each.getValue().size();
            if (each.getValue().stream().allMatch(staged -> staged.state() == State.GOOD)) {
                made.put(last, reader.made(each.getValue()));
            }
        }
        Known known = new Known(entities, made);
        Map<String, Made> wanted = new LinkedHashMap<>();
        for (Map.Entry<String, Made> each : made.entrySet()) {
            if (each.getValue().details() == null) {
                throw Problem.conflict("check-again", "What the rows mean has changed since they were checked.")
                        .exception();
            }
            if (known.imported.contains(each.getValue().hash()) || known.recorded(each.getKey())) {
                // somebody was quicker
                there += all.get(each.getKey()).size();
            } else {
                wanted.put(each.getKey(), each.getValue());
            }
        }
        long patients = record(entities, row, meanings, List.copyOf(wanted.values()));
        row.added(wanted.size(), patients, there);
        row.advance(rows, last);
        return true;
    }

    private long record(EntityManager entities, ImportEntity row, Meanings meanings, List<Made> wanted) {
        if (wanted.isEmpty()) {
            return 0;
        }
        Instant now = ground.clock().instant().truncatedTo(ChronoUnit.MILLIS);
        List<Patients.Recorded> patients = neighbours
                .patients()
                .recordAll(wanted.stream()
                        .map(made -> made.details().surgery())
                        .map(surgery ->
                                new Patients.Entry(surgery.patientNumber(), surgery.patientName(), surgery.birthDate()))
                        .toList());
        Map<String, ReferrerEntity> senders = new HashMap<>();
        TreatmentRepository repository = new TreatmentRepository(entities);
        repository.enterAll(
                patients.stream().map(recorded -> recorded.patient().number()).collect(Collectors.toSet()));
        List<Origin> origins = new ArrayList<>();
        List<Object[]> own = new ArrayList<>();
        List<AuditEvent> events = new ArrayList<>();
        for (int i = 0; i < wanted.size(); i++) {
            TreatmentDetails details = wanted.get(i).details();
            Patient patient = patients.get(i).patient();
            Problem.Faults faults = new Problem.Faults();
            TreatmentRules.order(patient.birthDate(), details.surgery().date(), faults);
            faults.refuse();
            TreatmentEntity treatment = new TreatmentEntity(Ids.next(), row.location(), now);
            treatment.conceal(now);
            treatment.record(
                    details,
                    patient,
                    meanings.practitioner(details.surgery().practitioner()).name(),
                    sender(entities, details, senders),
                    now);
            entities.persist(treatment);
            tables.addOwn(treatment.id(), wanted.get(i).own(), own);
            origins.add(new Origin(
                    treatment.id(),
                    wanted.get(i).hash(),
                    patient.id(),
                    patients.get(i).added()));
            events.add(AuditEvent.ofPatient(
                    Action.CREATE, TREATMENT, treatment.id(), patient.id(), "Imported by " + row.id()));
        }
        entities.flush();
        tables.addOrigins(id, origins);
        tables.addOwn(own);
        ground.audit().recordAll(events);
        return patients.stream().filter(Patients.Recorded::added).count();
    }

    private ReferrerEntity sender(
            EntityManager entities, TreatmentDetails details, Map<String, ReferrerEntity> senders) {
        TreatmentDetails.Referrer referrer = details.other().referrer();
        if (referrer == null) {
            return null;
        }
        return senders.computeIfAbsent(Reading.key(referrer.name()), any -> referrers
                .settled(entities, referrer, new Problem.Faults())
                .orElse(null));
    }

    /** From now on everybody sees all of it. */
    private void reveal(EntityManager entities, ImportEntity row) {
        TreatmentRepository repository = new TreatmentRepository(entities);
        String from = "";
        List<Origin> origins = tables.originsAfter(id, from, ImportTables.BATCH);
        Set<LocalDate> days = new TreeSet<>();
        while (!origins.isEmpty()) {
            days.addAll(
                    repository.reveal(origins.stream().map(Origin::treatment).toList()));
            from = origins.get(origins.size() - 1).treatment().toString();
            origins = tables.originsAfter(id, from, ImportTables.BATCH);
        }
        repository.changed(row.location(), days);
        row.end(ImportState.DONE, ground.clock().instant().truncatedTo(ChronoUnit.MILLIS));
        audit(
                Action.EXECUTE,
                row,
                "Imported " + row.treatmentCount() + " treatments and " + row.patientCount() + " new patients; "
                        + row.rowsThere() + " rows were there, " + row.badRows() + " left out");
    }

    /** What is needed no more once it has ended. Refused rows stay, to be mended. */
    private void clear() {
        while (part((entities, row) -> tables.removeRows(id, EnumSet.of(State.GOOD, State.THERE), PART)) > 0) {
            // in parts
        }
        part((entities, row) -> {
            tables.removeFile(id);
            tables.endTurn();
            return null;
        });
    }

    // ---- back
    // -----------------------------------------------------------------------------------------------------------------

    private void withdraw() {
        boolean more = true;
        while (more) {
            more = part((entities, row) -> {
                List<Origin> origins = tables.originsAfter(id, "", ImportTables.BATCH);
                if (origins.isEmpty()) {
                    return false;
                }
                tables.eraseConcealed(origins.stream().map(Origin::treatment).toList());
                removePatients(origins);
                ground.audit()
                        .recordAll(origins.stream()
                                .map(origin -> AuditEvent.ofPatient(
                                        Action.DELETE,
                                        TREATMENT,
                                        origin.treatment(),
                                        origin.patient(),
                                        "Withdrawn with import " + id + "; nobody had seen it"))
                                .toList());
                row.advance(origins.size(), "");
                return true;
            });
        }
        part((entities, row) -> {
            row.fail(row.failure(), false);
            tables.endTurn();
            audit(Action.EXECUTE, row, "Came to nothing: " + row.failure());
            return null;
        });
    }

    private void undo() {
        boolean more = true;
        while (more) {
            more = part(this::undoPart);
        }
        part((entities, row) -> {
            row.end(ImportState.UNDONE, ground.clock().instant().truncatedTo(ChronoUnit.MILLIS));
            audit(
                    Action.EXECUTE,
                    row,
                    "Undone; " + row.keptCount() + " treatments stay because they were changed since");
            return null;
        });
        clear();
    }

    private boolean undoPart(EntityManager entities, ImportEntity row) {
        List<Origin> origins = tables.originsAfter(id, row.nextKey(), ImportTables.BATCH);
        if (origins.isEmpty()) {
            return false;
        }
        Instant now = ground.clock().instant().truncatedTo(ChronoUnit.MILLIS);
        List<UUID> ids = origins.stream().map(Origin::treatment).toList();
        Set<UUID> used = tables.inUse(ids);
        Set<UUID> kept = new HashSet<>();
        List<AuditEvent> events = new ArrayList<>();
        Set<LocalDate> days = new TreeSet<>();
        TreatmentRepository repository = new TreatmentRepository(entities);
        for (TreatmentEntity treatment : repository.findAll(ids)) {
            if (treatment.deleted()) {
                continue;
            }
            if (treatment.changedSinceRecorded() || used.contains(treatment.id())) {
                kept.add(treatment.id());
            } else {
                treatment.delete(now);
                days.add(treatment.surgeryDate());
                events.add(AuditEvent.ofPatient(
                        Action.DELETE, TREATMENT, treatment.id(), treatment.patient(), "Undone with import " + id));
            }
        }
        repository.changed(row.location(), days);
        entities.flush();
        List<Origin> gone = origins.stream()
                .filter(origin -> !kept.contains(origin.treatment()))
                .toList();
        removePatients(gone);
        tables.removeOrigins(gone.stream().map(Origin::treatment).toList());
        ground.audit().recordAll(events);
        row.keeps(kept.size());
        row.advance(origins.size(), ids.get(ids.size() - 1).toString());
        return true;
    }

    private void removePatients(List<Origin> origins) {
        Set<UUID> treatments = origins.stream().map(Origin::treatment).collect(Collectors.toSet());
        Set<UUID> patients = origins.stream()
                .filter(Origin::patientAdded)
                .map(Origin::patient)
                .filter(patient -> !tables.usedElsewhere(patient, treatments))
                .collect(Collectors.toSet());
        if (!patients.isEmpty()) {
            neighbours.patients().removeUnchanged(patients);
        }
    }

    private void audit(Action action, ImportEntity row, String detail) {
        ground.audit().record(AuditEvent.of(action, IMPORT, row.id(), detail));
    }
}
