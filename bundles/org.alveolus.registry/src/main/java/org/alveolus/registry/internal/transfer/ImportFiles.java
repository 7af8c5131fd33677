package org.alveolus.registry.internal.transfer;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
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
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import javax.persistence.EntityManager;
import org.alveolus.api.Caller;
import org.alveolus.api.Callers;
import org.alveolus.api.Ids;
import org.alveolus.api.Level;
import org.alveolus.api.Modules;
import org.alveolus.api.Problem;
import org.alveolus.api.audit.AuditEvent.Action;
import org.alveolus.registry.internal.persistence.ImportEntity;
import org.alveolus.registry.internal.table.CsvShape;
import org.alveolus.registry.internal.table.TableFile;
import org.alveolus.registry.internal.table.TableFiles;

/** Takes files of earlier records in, and is told how they are to be read. Any thread. */
public final class ImportFiles {

    /** The largest file, in bytes. */
    public static final int MAXIMUM_SIZE = 32 * 1024 * 1024;

    private static final int MAXIMUM_NAME = 255;

    private final ImportGround base;
    private final ImportDoor door;

    /**
     * @param worker does what takes long
     */
    public ImportFiles(ImportGround base, ImportWorker worker) {
        this.base = base;
        door = new ImportDoor(base, worker);
    }

    /**
     * Takes a file in, proposes what its columns mean and has its rows checked when that is enough to do so.
     *
     * @param name of the file
     * @param content is read once
     * @throws org.alveolus.api.ProblemException 400 naming the parameter; 422 saying what is wrong with the file; 409
     *     {@code import-at-work}
     */
    public Imports.View take(String name, InputStream content) {
        new Problem.Faults().text("?name", name, 1, MAXIMUM_NAME).refuse();
        UUID location = workplace();
        UUID id = Ids.next();
        return base.run(entities -> {
            door.turn(id);
            ImportEntity row = stored(entities, id, name.strip(), location, content);
            propose(entities, row, true);
            base.audit(Action.CREATE, row, "Took in a file of " + row.fileSize() + " bytes");
            door.check(row);
            return door.view(entities, row);
        });
    }

    private ImportEntity stored(EntityManager entities, UUID id, String name, UUID location, InputStream content) {
        try {
            BufferedInputStream begun = new BufferedInputStream(content);
            begun.mark(16);
            byte[] first = begun.readNBytes(8);
            begun.reset();
            boolean workbook = TableFiles.isWorkbook(() -> new ByteArrayInputStream(first));
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            ImportEntity row = new ImportEntity(id, location, name, workbook);
            row.made(base.now(), Callers.current().name());
            entities.persist(row);
            entities.flush();
            DigestInputStream digested = new DigestInputStream(begun, digest);
            OutputStream pieces = base.tables().files().writer(id);
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

    /** What the file is and what its columns seem to mean; as it was said the last time that there was such a file. */
    private void propose(EntityManager entities, ImportEntity row, boolean shapeToo) {
        if (shapeToo && !row.workbook()) {
            CsvShape shape = TableFiles.shape(() -> base.tables().files().reader(row.id(), true));
            row.shape(shape.charset().name(), String.valueOf(shape.delimiter()), 0, null);
        }
        if (shapeToo && row.workbook()) {
            try (TableFile file =
                    TableFiles.workbook(() -> base.tables().files().reader(row.id(), false))) {
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
        try (ImportFile file = ImportFile.open(base.tables().files(), row)) {
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
        base.tables()
                .columns()
                .set(
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
                .map(id -> base.tables().columns().of(UUID.fromString(id)))
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
    public Imports.View configure(UUID id, long version, Settings settings) {
        return base.run(entities -> {
            ImportEntity row = door.open(entities, id, version);
            boolean other = reshape(row, settings);
            if (other) {
                propose(entities, row, false);
            } else if (settings.columns() != null) {
                base.tables().columns().set(id, meant(base.tables().columns().of(id), settings.columns()));
            }
            base.audit(Action.UPDATE, row, "Said how it is to be read");
            door.check(row);
            return door.view(entities, row);
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
}
