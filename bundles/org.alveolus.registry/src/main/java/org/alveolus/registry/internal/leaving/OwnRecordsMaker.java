package org.alveolus.registry.internal.leaving;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.persistence.EntityManager;
import org.alveolus.api.Caller;
import org.alveolus.api.Callers;
import org.alveolus.api.InstitutionId;
import org.alveolus.api.Rights;
import org.alveolus.api.audit.AuditEvent;
import org.alveolus.api.audit.AuditEvent.Action;
import org.alveolus.api.institution.PracticeLocation;
import org.alveolus.api.patients.Patient;
import org.alveolus.registry.internal.ChoiceLists;
import org.alveolus.registry.internal.Ground;
import org.alveolus.registry.internal.Neighbours;
import org.alveolus.registry.internal.Statistics;
import org.alveolus.registry.internal.StatisticsTables;
import org.alveolus.registry.internal.domain.Choices;
import org.alveolus.registry.internal.domain.Words;
import org.alveolus.registry.internal.leaving.OwnRows.One;
import org.alveolus.registry.internal.persistence.FollowUpEntity;
import org.alveolus.registry.internal.persistence.OwnFileEntity;
import org.alveolus.registry.internal.persistence.OwnPieceEntity;
import org.alveolus.registry.internal.persistence.OwnRecordsEntity;
import org.alveolus.registry.internal.persistence.OwnRecordsEntity.State;
import org.alveolus.registry.internal.persistence.OwnRecordsRepository;
import org.alveolus.registry.internal.persistence.OwnRecordsRepository.Place;
import org.alveolus.registry.internal.persistence.TreatmentEntity;
import org.alveolus.registry.internal.statistics.StatisticsTable;
import org.alveolus.registry.internal.table.TableFormat;
import org.alveolus.registry.internal.table.TableWriter;
import org.alveolus.registry.internal.transfer.OwnField;
import org.alveolus.registry.internal.transfer.OwnFieldTable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the files of people's own records, and removes them when their day is over. Each step is a transaction of its own and can be done again:
 * what a node did not finish is begun anew by another.
 */
public final class OwnRecordsMaker {

    private static final Logger LOG = LoggerFactory.getLogger(OwnRecordsMaker.class);

    private static final Caller.Origin ORIGIN = new Caller.Origin("job", null, null);

    /** Treatments at a time. */
    private static final int BATCH = 200;

    static final String JSON = "json";
    static final String XLSX = TableFormat.XLSX.extension();

    private final Ground ground;
    private final Neighbours neighbours;
    private final ChoiceLists choices;
    private final Statistics statistics;
    private final OwnFieldTable ownFields;

    public OwnRecordsMaker(Ground ground, Neighbours neighbours, ChoiceLists choices, Statistics statistics) {
        this.ground = ground;
        this.neighbours = neighbours;
        this.choices = choices;
        this.statistics = statistics;
        ownFields = new OwnFieldTable(ground.transactions());
    }

    private record Turn(UUID records, InstitutionId institution) {}

    private interface Sink {
        void accept(List<One> batch) throws IOException;
    }

    /** Does all that is due. */
    public void work() {
        for (Turn turn : due()) {
            if (Thread.currentThread().isInterrupted()) {
                return;
            }
            Callers.as(Caller.system(turn.institution(), Rights.NONE, ORIGIN), () -> take(turn.records()));
        }
    }

    /** Read in the name of no institution: the rows are of all. */
    private List<Turn> due() {
        List<Turn> turns = new ArrayList<>();
        Callers.as(Caller.system(null, Rights.NONE, ORIGIN), () -> {
            turns.addAll(ground.run(this::turns));
        });
        return turns;
    }

    private List<Turn> turns(EntityManager entities) {
        return new OwnRecordsRepository(entities)
                .due(now()).stream()
                        .map(turn -> new Turn(turn.records(), turn.institution()))
                        .toList();
    }

    private void take(UUID records) {
        State state = ground.run(entities -> new OwnRecordsRepository(entities)
                .find(records)
                .map(OwnRecordsEntity::state)
                .orElse(State.DELETED));
        if (state != State.ASKED) {
            remove(records);
            return;
        }
        try {
            make(records);
        } catch (IOException | RuntimeException e) {
            if (Thread.currentThread().isInterrupted()) {
                return; // it stays due, and another node begins anew
            }
            LOG.error("The own records {} could not be made", records, e);
            fail(records, e);
        }
    }

    private void make(UUID records) throws IOException {
        OwnRecordsEntity asked = begin(records);
        UUID practitioner = asked.account();
        Words words = Words.in(asked.language());
        Choices lists = choices.all();
        Map<UUID, PracticeLocation> places = ground.run(entities -> neighbours.locations());
        StatisticsTables tables = new StatisticsTables(
                statistics.own(practitioner, ground.run(entities -> new OwnRecordsRepository(entities)
                        .locations(practitioner))),
                words,
                lists);
        int total = ground.run(entities -> new OwnRecordsRepository(entities).count(practitioner));
        Pieces workbook = pieces(records, XLSX);
        Pieces document = pieces(records, JSON);
        OwnRows rows = new OwnRows(words, lists, places, ownFields.headings(practitioner));
        try (TableWriter sheets = TableFormat.XLSX.open(workbook);
                JsonGenerator json =
                        new JsonFactory().createGenerator(document).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)) {
            json.useDefaultPrettyPrinter();
            JsonTree tree = new JsonTree(json);
            json.writeStartObject();
            tree.field("practitioner", asked.accountName());
            tree.field("madeAt", now());
            tree.field("statistics", statistics(tables));
            json.writeArrayFieldStart("treatments");
            sheets.sheet(words.get("records.sheet.treatments"), rows.headings());
            walk(records, practitioner, 0, 2 * total, batch -> {
                audit(records, batch);
                for (One one : batch) {
                    tree.write(rows.object(one));
                    for (List<Object> row : rows.rows(one)) {
                        sheets.row(row);
                    }
                }
            });
            json.writeEndArray();
            json.writeEndObject();
            sheets.sheet(words.get("records.sheet.follow-up"), rows.followUpHeadings());
            walk(records, practitioner, total, 2 * total, batch -> {
                for (One one : batch) {
                    for (List<Object> row : rows.followUp(one)) {
                        sheets.row(row);
                    }
                }
            });
            tables.write(sheets);
        }
        workbook.close();
        document.close();
        finish(records, workbook, document);
    }

    private static Map<String, Object> statistics(StatisticsTables tables) {
        Map<String, Object> all = new LinkedHashMap<>();
        for (StatisticsTable.Name name : StatisticsTable.Name.values()) {
            all.put(name.name().toLowerCase(Locale.ROOT).replace('_', '-'), tables.objects(name));
        }
        return all;
    }

    /** Whoever begins forgets what another left unfinished. */
    private OwnRecordsEntity begin(UUID records) {
        return ground.run(entities -> {
            OwnRecordsRepository repository = new OwnRecordsRepository(entities);
            repository.removeFiles(records);
            return repository.find(records).orElseThrow();
        });
    }

    private Pieces pieces(UUID records, String format) {
        return new Pieces((content, number) -> ground.run(entities -> {
            new OwnRecordsRepository(entities).add(new OwnPieceEntity(records, format, number, content));
            return null;
        }));
    }

    /** Shows each batch of the practitioner's treatments, and how far this is: half of the work for each walk. */
    private void walk(UUID records, UUID practitioner, int done, int all, Sink sink) throws IOException {
        Place last = null;
        int soFar = done;
        List<Place> places = next(practitioner, null);
        while (!places.isEmpty()) {
            if (Thread.currentThread().isInterrupted()) {
                throw new IllegalStateException("interrupted");
            }
            List<Place> some = places;
            sink.accept(ground.run(entities -> read(new OwnRecordsRepository(entities), some)));
            soFar += places.size();
            progress(records, soFar / 2, all / 2);
            last = places.get(places.size() - 1);
            places = next(practitioner, last);
        }
    }

    private List<Place> next(UUID practitioner, Place after) {
        return ground.run(entities -> new OwnRecordsRepository(entities).next(practitioner, after, BATCH));
    }

    private List<One> read(OwnRecordsRepository repository, List<Place> places) {
        List<TreatmentEntity> treatments = repository.treatments(places);
        Set<UUID> ids = treatments.stream().map(TreatmentEntity::patient).collect(Collectors.toSet());
        Map<UUID, Patient> patients =
                ids.isEmpty() ? Map.of() : neighbours.patients().findAll(ids);
        Map<UUID, List<FollowUpEntity>> followUp =
                repository.followUp(treatments).stream().collect(Collectors.groupingBy(FollowUpEntity::treatment));
        Map<UUID, List<OwnField>> own =
                ownFields.of(treatments.stream().map(TreatmentEntity::id).toList());
        return treatments.stream()
                .map(row -> OwnRows.one(
                        row,
                        patients.get(row.patient()),
                        followUp.getOrDefault(row.id(), List.of()),
                        own.getOrDefault(row.id(), List.of())))
                .toList();
    }

    private void progress(UUID records, int done, int total) {
        ground.run(entities -> {
            new OwnRecordsRepository(entities).find(records).orElseThrow().progress(done, total);
            return null;
        });
    }

    private void audit(UUID records, List<One> batch) {
        ground.run(entities -> {
            ground.audit()
                    .recordAll(batch.stream()
                            .map(one -> one.treatment().patient())
                            .distinct()
                            .map(patient -> AuditEvent.ofPatient(
                                    Action.READ,
                                    OwnRecords.OBJECT,
                                    records,
                                    patient,
                                    "In the practitioner's own records"))
                            .toList());
            return null;
        });
    }

    private void finish(UUID records, Pieces workbook, Pieces document) {
        String workbookHash = workbook.sha256();
        String documentHash = document.sha256();
        ground.run(entities -> {
            OwnRecordsRepository repository = new OwnRecordsRepository(entities);
            repository.add(new OwnFileEntity(records, XLSX, workbook.size(), workbookHash));
            repository.add(new OwnFileEntity(records, JSON, document.size(), documentHash));
            Instant now = now();
            repository.findAlone(records).orElseThrow().ready(now);
            repository.due(records, now.plus(OwnRecords.KEPT));
            record(Action.EXECUTE, records, "Own records ready: xlsx " + workbookHash + ", json " + documentHash);
            return null;
        });
    }

    private void fail(UUID records, Exception reason) {
        ground.run(entities -> {
            OwnRecordsRepository repository = new OwnRecordsRepository(entities);
            repository.removeFiles(records);
            repository.removeTurn(records);
            repository.findAlone(records).orElseThrow().fail(reason.toString());
            record(Action.EXECUTE, records, "Own records could not be made");
            return null;
        });
    }

    private void remove(UUID records) {
        ground.run(entities -> {
            OwnRecordsRepository repository = new OwnRecordsRepository(entities);
            repository.removeFiles(records);
            repository.removeTurn(records);
            repository
                    .findAlone(records)
                    .filter(row -> row.state() == State.READY)
                    .ifPresent(row -> row.delete(now()));
            record(Action.DELETE, records, "Own records deleted after a day");
            return null;
        });
    }

    private void record(Action action, UUID records, String detail) {
        ground.audit().record(AuditEvent.of(action, OwnRecords.OBJECT, records, detail));
    }

    /** As exact as every database keeps it. */
    private Instant now() {
        return ground.clock().instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
