package org.alveolus.registry.internal.transfer;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import javax.persistence.EntityManager;
import javax.persistence.LockModeType;
import org.alveolus.api.Caller;
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
import org.alveolus.registry.internal.ChoiceLists;
import org.alveolus.registry.internal.Ground;
import org.alveolus.registry.internal.Neighbours;
import org.alveolus.registry.internal.domain.Choice;
import org.alveolus.registry.internal.domain.ChoiceList;
import org.alveolus.registry.internal.domain.Words;
import org.alveolus.registry.internal.persistence.ImportEntity;
import org.alveolus.registry.internal.persistence.TreatmentEntity;
import org.alveolus.registry.internal.persistence.TreatmentRepository;
import org.alveolus.registry.internal.table.CsvShape;
import org.alveolus.registry.internal.table.TableFile;
import org.alveolus.registry.internal.table.TableFiles;
import org.alveolus.registry.internal.table.TableFormat;
import org.alveolus.registry.internal.table.TableWriter;
import org.alveolus.registry.internal.transfer.ImportTables.Origin;
import org.alveolus.registry.internal.transfer.ImportTables.UnknownText;
import org.alveolus.registry.internal.transfer.Meanings.Answer;
import org.alveolus.registry.internal.transfer.StagedRow.RowFault;

/** Earlier records that come in as files (R11): what people do with them. Any thread. */
public final class Imports {

    /** The largest file, in bytes. */
    public static final int MAXIMUM_SIZE = 32 * 1024 * 1024;

    private static final String OBJECT = "import";
    private static final int MAXIMUM_NAME = 255;
    private static final int MAXIMUM_FAULTS = 1000;
    private static final int MAXIMUM_KEPT = 200;
    private static final int PART = 500;

    private final Ground ground;
    private final Neighbours neighbours;
    private final ChoiceLists choices;
    private final ImportTables tables;
    private final ImportWorker worker;

    /**
     * @param worker does what takes long
     */
    public Imports(Ground ground, Neighbours neighbours, ChoiceLists choices, ImportWorker worker) {
        this.ground = ground;
        this.neighbours = neighbours;
        this.choices = choices;
        this.tables = new ImportTables(ground.transactions());
        this.worker = worker;
    }

    /**
     * An import with its columns.
     *
     * @param sameFileAt when the same file was imported before, and nobody undid it; null when it was not
     */
    public record View(ImportEntity row, List<Column> columns, Instant sameFileAt) {}

    /**
     * Takes a file in, proposes what its columns mean and has its rows checked when that is enough to do so.
     *
     * @param name of the file
     * @param content is read once
     * @throws org.alveolus.api.ProblemException 400 naming the parameter; 422 saying what is wrong with the file; 409
     *     {@code import-at-work}
     */
    public View take(String name, InputStream content) {
        new Problem.Faults().text("?name", name, 1, MAXIMUM_NAME).refuse();
        UUID location = workplace();
        UUID id = Ids.next();
        return ground.run(entities -> {
            turn(id);
            ImportEntity row = stored(entities, id, name.strip(), location, content);
            propose(entities, row, true);
            audit(Action.CREATE, row, "Took in a file of " + row.fileSize() + " bytes");
            check(row);
            return view(entities, row);
        });
    }

    private ImportEntity stored(EntityManager entities, UUID id, String name, UUID location, InputStream content) {
        try {
            BufferedInputStream begun = new BufferedInputStream(content);
            begun.mark(16);
            byte[] first = begun.readNBytes(8);
            begun.reset();
            boolean workbook = TableFiles.isWorkbook(() -> new java.io.ByteArrayInputStream(first));
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            ImportEntity row = new ImportEntity(id, location, name, workbook);
            row.made(now(), Callers.current().name());
            entities.persist(row);
            entities.flush();
            DigestInputStream digested = new DigestInputStream(begun, digest);
            PieceStream pieces = new PieceStream(id);
            long size;
            try (OutputStream out = workbook ? pieces : new GZIPOutputStream(pieces)) {
                size = digested.transferTo(out);
            }
            row.file(HexFormat.of().formatHex(digest.digest()), size);
            return row;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every platform has SHA-256", e);
        }
    }

    /** Cuts what is written into pieces. */
    private final class PieceStream extends OutputStream {

        private final UUID id;
        private final byte[] piece = new byte[ImportTables.PIECE];
        private int filled;
        private int number;

        PieceStream(UUID id) {
            this.id = id;
        }

        @Override
        public void write(int value) {
            write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            int from = offset;
            int left = length;
            while (left > 0) {
                int count = Math.min(left, piece.length - filled);
                System.arraycopy(bytes, from, piece, filled, count);
                filled += count;
                from += count;
                left -= count;
                if (filled == piece.length) {
                    send();
                }
            }
        }

        private void send() {
            tables.addPiece(id, number++, piece, filled);
            filled = 0;
        }

        @Override
        public void close() {
            if (filled > 0) {
                send();
            }
        }
    }

    /** What the file is and what its columns seem to mean; as it was said the last time that there was such a file. */
    private void propose(EntityManager entities, ImportEntity row, boolean shapeToo) {
        if (shapeToo && !row.workbook()) {
            CsvShape shape = TableFiles.shape(() -> tables.content(row.id(), true));
            row.shape(shape.charset().name(), String.valueOf(shape.delimiter()), 0, null);
        }
        if (shapeToo && row.workbook()) {
            try (TableFile file = TableFiles.workbook(() -> tables.content(row.id(), false))) {
                List<TableFile.Sheet> sheets = file.sheets();
                int first = 0;
                while (first < sheets.size() - 1 && sheets.get(first).hidden()) {
                    first++;
                }
                row.shape(null, null, sheets.get(first).hidden() ? 0 : first, null);
                row.found(
                        sheets.stream()
                                .limit(100)
                                .map(sheet -> (sheet.hidden() ? "\t" : "") + sheet.title())
                                .collect(Collectors.joining("\n")),
                        "");
            }
        }
        ImportFile.Head head;
        try (ImportFile file = ImportFile.open(tables, row)) {
            head = file.head();
        }
        if (head.headings().isEmpty()) {
            throw Problem.of(
                            "no-headings",
                            422,
                            "The file cannot be imported",
                            "A table needs a row of headings, with two of them at least.")
                    .exception();
        }
        String hash = Headings.hash(head.headings());
        row.found(row.sheets(), hash);
        List<Column> proposed = Headings.proposed(head.headings(), head.samples());
        tables.setColumns(
                row.id(),
                remembered(entities, row, hash)
                        .map(known -> merged(proposed, known))
                        .orElse(proposed));
    }

    private Optional<List<Column>> remembered(EntityManager entities, ImportEntity row, String hash) {
        return entities.createQuery(
                        "select i.id from Import i where i.headingHash = :hash and i.id <> :id order by i.createdAt desc",
                        String.class)
                .setParameter("hash", hash)
                .setParameter("id", row.id().toString())
                .setMaxResults(1)
                .getResultStream()
                .map(id -> tables.columns(UUID.fromString(id)))
                .filter(columns -> !columns.isEmpty())
                .findFirst();
    }

    private static List<Column> merged(List<Column> proposed, List<Column> known) {
        List<Column> merged = new ArrayList<>();
        for (int i = 0; i < proposed.size(); i++) {
            Column before = i < known.size() ? known.get(i) : proposed.get(i);
            merged.add(proposed.get(i).meaning(before.field(), before.kept()));
        }
        return merged;
    }

    /** The latest first, of the locations where the caller may record. */
    public Page<View> list(Page.Request page) {
        Set<UUID> locations = Callers.current().rights().locations(Modules.REGISTRY, Level.EDIT);
        return ground.run(entities -> {
            String after = page.cursor() == null ? "" : " and (i.createdAt < :at or i.createdAt = :at and i.id < :id)";
            var query = entities.createQuery(
                            "select i from Import i where i.locationId in :locations" + after
                                    + " order by i.createdAt desc, i.id desc",
                            ImportEntity.class)
                    .setParameter(
                            "locations",
                            locations.isEmpty()
                                    ? List.of("")
                                    : locations.stream().map(UUID::toString).toList());
            if (page.cursor() != null) {
                List<String> values = Cursor.values(page.cursor(), 2);
                query.setParameter("at", java.sql.Timestamp.from(instant(values.get(0))))
                        .setParameter("id", values.get(1));
            }
            List<ImportEntity> rows = query.setMaxResults(page.limit() + 1).getResultList();
            boolean more = rows.size() > page.limit();
            List<ImportEntity> shown = more ? rows.subList(0, page.limit()) : rows;
            ImportEntity last = shown.isEmpty() ? null : shown.get(shown.size() - 1);
            return new Page<>(
                    shown.stream().map(row -> new View(row, List.of(), null)).toList(),
                    more ? Cursor.of(last.createdAt(), last.id()) : null);
        });
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (java.time.format.DateTimeParseException e) {
            throw new org.alveolus.api.ProblemException(
                    Problem.invalid("?cursor", "not-a-cursor", "cursor must be the 'next' of an earlier answer"), e);
        }
    }

    /** An import; its columns show values of patients, so this is written to the audit log. */
    public View get(UUID id) {
        return ground.run(entities -> {
            ImportEntity row = allowed(entities, id, Level.EDIT);
            audit(Action.READ, row, null);
            return view(entities, row);
        });
    }

    /** How far it is; for whoever waits. */
    public View progress(UUID id) {
        return ground.run(entities -> new View(allowed(entities, id, Level.EDIT), List.of(), null));
    }

    /**
     * How the file is to be read; what is null stays.
     *
     * @param columns meaning by number, for all of them; null for the proposed one, where the sheet is another
     */
    public record Settings(
            String charset, String delimiter, Integer sheet, DateOrder dateOrder, List<Meaning> columns) {}

    /**
     * What a column means.
     *
     * @param field null for none
     */
    public record Meaning(Field field, boolean kept) {}

    /** Says how the file is to be read, and has it checked again. */
    public View configure(UUID id, long version, Settings settings) {
        return ground.run(entities -> {
            ImportEntity row = open(entities, id, version);
            boolean other = reshape(row, settings);
            if (other) {
                propose(entities, row, false);
            } else if (settings.columns() != null) {
                tables.setColumns(id, meant(tables.columns(id), settings.columns()));
            }
            audit(Action.UPDATE, row, "Said how it is to be read");
            check(row);
            return view(entities, row);
        });
    }

    private static boolean reshape(ImportEntity row, Settings settings) {
        Problem.Faults faults = new Problem.Faults();
        String charset = settings.charset() == null ? row.charsetName() : charset(settings.charset(), faults);
        String delimiter = settings.delimiter() == null ? row.delimiter() : settings.delimiter();
        int sheet = settings.sheet() == null ? row.sheet() : settings.sheet();
        if (row.workbook() && (settings.charset() != null || settings.delimiter() != null)) {
            faults.add("/charset", "not-here", "A workbook has neither encoding nor delimiter");
        }
        if (!row.workbook() && (delimiter.length() != 1 || !CsvShape.DELIMITERS.contains(delimiter.charAt(0)))) {
            faults.add("/delimiter", "unknown-choice", "The delimiter is one of ; , | and tab");
        }
        int sheets = row.workbook() ? row.sheets().split("\n", -1).length : 1;
        if (sheet < 0 || sheet >= sheets) {
            faults.add("/sheet", "out-of-range", "The file has no such sheet");
        }
        faults.refuse();
        boolean other = sheet != row.sheet()
                || charset != null && !charset.equals(row.charsetName())
                || delimiter != null && !delimiter.equals(row.delimiter());
        row.shape(charset, delimiter, sheet, other ? null : settings.dateOrder());
        return other;
    }

    private static String charset(String name, Problem.Faults faults) {
        try {
            Charset charset = Charset.forName(name);
            if (CsvShape.CHARSETS.contains(charset)) {
                return charset.name();
            }
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            // refused like any other that is not offered
        }
        faults.add("/charset", "unknown-choice", "The encoding is none of those that are offered");
        return null;
    }

    private static List<Column> meant(List<Column> columns, List<Meaning> meanings) {
        Problem.Faults faults = new Problem.Faults();
        if (meanings.size() != columns.size()) {
            faults.add("/columns", "wrong-size", "There is one entry for each column of the file");
        }
        faults.refuse();
        Set<Field> taken = EnumSet.noneOf(Field.class);
        List<Column> meant = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            Meaning meaning = meanings.get(i);
            if (meaning.field() != null && !taken.add(meaning.field())) {
                faults.add("/columns/" + i + "/field", "duplicate", "Another column has this meaning already");
            }
            meant.add(columns.get(i).meaning(meaning.field(), meaning.kept()));
        }
        faults.refuse();
        return meant;
    }

    /** A text that names nothing known, with the answer that was given to it. */
    public record Question(UnknownTextView text, boolean answered, String target) {}

    /** The text itself. */
    public record UnknownTextView(Field field, String text, long rows) {}

    /** The texts that name nothing known. */
    public List<Question> questions(UUID id) {
        return ground.run(entities -> {
            ImportEntity row = allowed(entities, id, Level.EDIT);
            Meanings meanings = meanings();
            audit(Action.READ, row, "Showed texts of the file");
            return tables.unknown(id).stream()
                    .map(unknown -> new Question(
                            new UnknownTextView(unknown.field(), unknown.text(), unknown.rows()),
                            meanings.knows(unknown.field(), unknown.text()),
                            meanings.target(unknown.field(), unknown.text())))
                    .toList();
        });
    }

    /** What to do about a text. */
    public enum Act {
        /** It means something that there is. */
        MAP,
        /** It becomes something that there is. */
        ADD,
        /** It is left out. */
        LEAVE
    }

    /**
     * The answer to a question.
     *
     * @param target what it means, for {@link Act#MAP}: a code, or the id of an account or a supplier
     */
    public record Reply(Field field, String text, Act act, String target) {}

    /** Remembers what texts mean, here and in later files, and has the file checked again. */
    public View answer(UUID id, long version, List<Reply> replies) {
        return ground.run(entities -> {
            ImportEntity row = open(entities, id, version);
            Map<String, UnknownText> asked = new LinkedHashMap<>();
            tables.unknown(id).forEach(text -> asked.put(text.field() + text.key(), text));
            Meanings meanings = meanings();
            Problem.Faults faults = new Problem.Faults();
            for (int i = 0; i < replies.size(); i++) {
                check(replies.get(i), "/answers/" + i, asked, meanings, faults);
            }
            faults.refuse();
            for (Reply reply : replies) {
                Field field = reply.field().asked();
                String target =
                        switch (reply.act()) {
                            case MAP -> reply.target();
                            case ADD -> added(field, reply.text().strip());
                            case LEAVE -> null;
                        };
                tables.answer(new Answer(field, Reading.key(reply.text()), target));
            }
            audit(Action.UPDATE, row, "Said what " + replies.size() + " texts mean");
            check(row);
            return view(entities, row);
        });
    }

    private static void check(
            Reply reply, String pointer, Map<String, UnknownText> asked, Meanings meanings, Problem.Faults faults) {
        Problem.Faults own = new Problem.Faults()
                .required(pointer + "/field", reply.field())
                .required(pointer + "/text", reply.text())
                .required(pointer + "/act", reply.act());
        if (!own.none()) {
            faults.addAll(own);
            return;
        }
        Field field = reply.field().asked();
        if (!asked.containsKey(field + Reading.key(reply.text()))) {
            faults.add(pointer + "/text", "not-asked", "The check did not ask for this text");
        } else if (reply.act() == Act.MAP && (reply.target() == null || !meanings.exists(field, reply.target()))) {
            faults.add(pointer + "/target", "unknown", "There is no such thing");
        } else if (reply.act() == Act.LEAVE && field.required() && !reply.text().isBlank()) {
            faults.add(pointer + "/act", "required", "A treatment cannot do without");
        } else if (reply.act() == Act.ADD
                && (field == Field.PRACTITIONER || reply.text().isBlank())) {
            faults.add(pointer + "/act", "not-here", "This cannot be added here");
        } else if (reply.act() == Act.ADD
                && field.choices().isPresent()
                && !Callers.current().rights().administrator()) {
            faults.add(pointer + "/act", "administrators-only", "Only administrators add to choice lists");
        }
    }

    private String added(Field field, String text) {
        if (field == Field.SUPPLIER) {
            return neighbours.catalogue().supplierNamed(text).id().toString();
        }
        ChoiceList list = field.choices().orElseThrow();
        String slug = Reading.key(text).replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
        String code = slug.isEmpty()
                ? "own"
                : slug.substring(0, Math.min(slug.length(), 50)).replaceAll("-+$", "");
        int number = 2;
        String free = code;
        while (choices.all().find(list, free).isPresent()) {
            free = code + "-" + number++;
        }
        choices.add(list, free, new Choice.Titles(text, text, text));
        return free;
    }

    /** A fault of a row, with the cell that it is about. */
    public record Fault(int row, int column, Field field, String code, String text) {}

    /** The first thousand faults, by row. */
    public List<Fault> faults(UUID id) {
        return ground.run(entities -> {
            ImportEntity row = allowed(entities, id, Level.EDIT);
            audit(Action.READ, row, "Showed faults of rows");
            List<Column> columns = tables.columns(id);
            List<Fault> faults = new ArrayList<>();
            for (StagedRow bad : tables.badRowsAfter(id, 0, MAXIMUM_FAULTS)) {
                for (RowFault fault : bad.faults()) {
                    int column = column(columns, fault.field());
                    faults.add(new Fault(
                            bad.number(),
                            column,
                            fault.field(),
                            fault.code(),
                            column < 0 ? "" : StagedRow.shown(bad.cell(column))));
                }
            }
            return faults.subList(0, Math.min(faults.size(), MAXIMUM_FAULTS));
        });
    }

    private static int column(List<Column> columns, Field field) {
        return columns.stream()
                .filter(column -> field != null && column.field() == field)
                .mapToInt(Column::number)
                .findFirst()
                .orElse(-1);
    }

    /** Writes the rows that were refused, with a column that says why; mended, the file can come in again. */
    public void writeRefused(UUID id, TableFormat format, Locale language, OutputStream out) throws IOException {
        Words words = Words.in(language);
        List<Column> columns = ground.run(entities -> {
            ImportEntity row = allowed(entities, id, Level.EDIT);
            audit(Action.READ, row, "Downloaded the refused rows");
            return tables.columns(id);
        });
        try (TableWriter table = format.open(out)) {
            List<String> headings =
                    new ArrayList<>(columns.stream().map(Column::heading).toList());
            headings.add(words.get("import.reason"));
            table.sheet(words.get("import.sheet"), headings);
            List<StagedRow> rows = bad(id, 0);
            while (!rows.isEmpty()) {
                for (StagedRow row : rows) {
                    List<Object> cells = new ArrayList<>();
                    columns.forEach(column -> cells.add(StagedRow.shown(row.cell(column.number()))));
                    cells.add(reason(words, row));
                    table.row(cells);
                }
                rows = bad(id, rows.get(rows.size() - 1).number());
            }
        }
    }

    private List<StagedRow> bad(UUID id, int after) {
        return ground.run(entities -> tables.badRowsAfter(id, after, PART));
    }

    private static String reason(Words words, StagedRow row) {
        return words.get("import.row", String.valueOf(row.number())) + ": "
                + row.faults().stream()
                        .map(fault -> (fault.field() == null
                                        ? ""
                                        : words.get("import.heading."
                                                        + fault.field().key()) + " ")
                                + words.get("import.fault." + fault.code()))
                        .collect(Collectors.joining("; "));
    }

    /**
     * Records what was checked.
     *
     * @param goodRowsOnly whether treatments with a fault are left out; else a fault anywhere refuses all
     * @throws org.alveolus.api.ProblemException 409 {@code not-checked}, {@code rows-at-fault}, {@code import-at-work}; 412
     */
    public View run(UUID id, long version, boolean goodRowsOnly) {
        return ground.run(entities -> {
            ImportEntity row = open(entities, id, version);
            if (row.state() != ImportState.CHECKED) {
                throw Problem.conflict("not-checked", "The file must be checked first.")
                        .exception();
            }
            if (row.badRows() > 0 && !goodRowsOnly) {
                throw Problem.conflict(
                                "rows-at-fault",
                                "Some rows cannot be imported. Mend them, or ask for the good rows only.")
                        .exception();
            }
            row.choose(goodRowsOnly);
            row.begin(ImportState.RUNNING, row.rowCount());
            audit(Action.EXECUTE, row, goodRowsOnly ? "Began, with the good rows only" : "Began");
            return view(entities, row);
        });
    }

    /** Deletes what it recorded, but for what was changed since. */
    public View undo(UUID id, long version) {
        return ground.run(entities -> {
            ImportEntity row = alone(entities, id, Level.DELETE);
            EntityTags.check(version, row.version());
            if (row.state() != ImportState.DONE) {
                throw Problem.conflict("not-done", "Only an import that is done can be undone.")
                        .exception();
            }
            row.begin(ImportState.UNDOING, row.treatmentCount());
            audit(Action.EXECUTE, row, "Began to undo it");
            return view(entities, row);
        });
    }

    /** Treatments that an undone import left, because they were changed since: their ids, patients' numbers and days. */
    public record Kept(UUID treatment, String patientNumber, java.time.LocalDate date) {}

    /** The first of them. */
    public List<Kept> kept(UUID id) {
        return ground.run(entities -> {
            ImportEntity row = allowed(entities, id, Level.EDIT);
            if (row.state() != ImportState.UNDONE) {
                return List.of();
            }
            List<UUID> ids = tables.originsAfter(id, "", MAXIMUM_KEPT).stream()
                    .map(Origin::treatment)
                    .toList();
            List<TreatmentEntity> rows = ids.isEmpty() ? List.of() : new TreatmentRepository(entities).findAll(ids);
            ground.audit()
                    .recordAll(rows.stream()
                            .map(kept -> AuditEvent.ofPatient(
                                    Action.READ, "treatment", kept.id(), kept.patient(), "Shown as left by an import"))
                            .toList());
            return rows.stream()
                    .map(kept -> new Kept(kept.id(), kept.patientNumber(), kept.surgeryDate()))
                    .toList();
        });
    }

    /** Throws a file away that was not imported. */
    public void discard(UUID id, long version) {
        ground.run(entities -> {
            ImportEntity row = open(entities, id, version);
            int removed = 1;
            while (removed > 0) {
                removed = tables.removeRows(id, EnumSet.allOf(StagedRow.State.class), PART);
            }
            tables.removeFile(id);
            tables.removeRest(id);
            entities.remove(row);
            tables.endTurn();
            audit(Action.DELETE, row, "Thrown away without being imported");
            return null;
        });
    }

    /** The fields of the practice's own that came with a treatment. */
    public List<OwnField> own(UUID treatment) {
        return ground.run(entities -> tables.own(treatment));
    }

    /** The template, whose headings are in this language, with a sheet that explains where the format has sheets. */
    public static void writeTemplate(TableFormat format, Locale language, OutputStream out) throws IOException {
        Words words = Words.in(language);
        try (TableWriter table = format.open(out)) {
            List<String> headings = new ArrayList<>();
            for (Field field : Field.values()) {
                headings.add(words.get("import.heading." + field.key()));
            }
            table.sheet(words.get("import.sheet"), headings);
            if (format == TableFormat.XLSX) {
                table.sheet(
                        words.get("import.explanation"), List.of(words.get("import.column"), words.get("import.help")));
                for (Field field : Field.values()) {
                    table.row(List.of(
                            words.get("import.heading." + field.key()), words.get("import.help." + field.key())));
                }
                table.row(List.of("", words.get("import.own")));
            }
        }
    }

    // ---- common
    // ---------------------------------------------------------------------------------------------------------------

    /** Has it checked, when its columns allow. */
    private void check(ImportEntity row) {
        Set<Field> present = tables.columns(row.id()).stream()
                .map(Column::field)
                .filter(field -> field != null)
                .collect(Collectors.toSet());
        if (present.containsAll(Field.NEEDED)) {
            row.begin(ImportState.CHECKING, 0);
        } else {
            row.begin(ImportState.DRAFT, 0);
            tables.endTurn();
        }
    }

    /**
     * Takes the institution's turn, and has the worker begin once that is on disk. Comes before anything is locked, so that nobody
     * waits in a circle.
     */
    private void turn(UUID id) {
        if (tables.turn().isPresent()) {
            throw Problem.conflict(
                            "import-at-work",
                            "Another import of this institution is being worked on. Wait for its end.")
                    .exception();
        }
        tables.addTurn(id, id, Instant.EPOCH);
        Caller caller = Callers.current();
        ground.transactions().afterCommit(() -> worker.wake(caller, id));
    }

    private Meanings meanings() {
        return new Meanings(
                choices.all(),
                neighbours.accounts().staff(),
                neighbours.catalogue().suppliers(),
                tables.answers());
    }

    private View view(EntityManager entities, ImportEntity row) {
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
        return new View(row, tables.columns(row.id()), sameFileAt);
    }

    private ImportEntity open(EntityManager entities, UUID id, long version) {
        ImportEntity row = alone(entities, id, Level.EDIT);
        EntityTags.check(version, row.version());
        if (!row.state().open()) {
            throw Problem.conflict("not-open", "This import is being worked on, or has ended.")
                    .exception();
        }
        return row;
    }

    private ImportEntity alone(EntityManager entities, UUID id, Level level) {
        allowed(entities, id, level);
        turn(id);
        return allowed(
                Optional.ofNullable(entities.find(ImportEntity.class, id.toString(), LockModeType.PESSIMISTIC_WRITE)),
                level);
    }

    private static ImportEntity allowed(EntityManager entities, UUID id, Level level) {
        return allowed(Optional.ofNullable(entities.find(ImportEntity.class, id.toString())), level);
    }

    private static ImportEntity allowed(Optional<ImportEntity> found, Level level) {
        ImportEntity row = found.orElseThrow(
                () -> Problem.notFound("There is no such import.").exception());
        Callers.current().require(Modules.REGISTRY, level, row.location());
        return row;
    }

    private static UUID workplace() {
        Caller caller = Callers.current();
        UUID location = caller.location();
        if (location == null) {
            Set<UUID> possible = caller.rights().locations(Modules.REGISTRY, Level.EDIT);
            if (possible.size() != 1) {
                throw Problem.of(
                                "location-required",
                                400,
                                "Say where",
                                "Name the practice location in the header Practice-Location.")
                        .exception();
            }
            location = possible.iterator().next();
        }
        caller.require(Modules.REGISTRY, Level.EDIT, location);
        return location;
    }

    private void audit(Action action, ImportEntity row, String detail) {
        ground.audit().record(AuditEvent.of(action, OBJECT, row.id(), detail));
    }

    private Instant now() {
        return ground.clock().instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
