package org.alveolus.registry.internal.table;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLStreamException;

/**
 * A workbook (ECMA-376, transitional or strict) that is read part by part. Its bytes lie in a temporary file that only this process'
 * user can read and that is gone from its folder as soon as it is open.
 */
final class WorkbookFile implements TableFile {

    private static final String RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String STRICT_RELATIONS = "http://purl.oclc.org/ooxml/officeDocument/relationships";
    private static final String WORKBOOK = "xl/workbook.xml";

    private final ZipFile zip;
    private final List<Sheet> sheets = new ArrayList<>();
    private final List<String> parts = new ArrayList<>();
    private String stringsPart;
    private String stylesPart;
    private boolean from1904;
    private SharedStrings strings;

    private WorkbookFile(ZipFile zip) {
        this.zip = zip;
    }

    static WorkbookFile open(Supplier<InputStream> content) {
        try {
            Path file = Files.createTempFile("alveolus-import", ".xlsx");
            ZipFile zip;
            try {
                try (InputStream bytes = content.get();
                        var out = Files.newOutputStream(file)) {
                    bytes.transferTo(out);
                }
                zip = new ZipFile(file.toFile(), ZipFile.OPEN_READ | ZipFile.OPEN_DELETE);
            } finally {
                Files.deleteIfExists(file);
            }
            return described(new WorkbookFile(zip));
        } catch (ZipException e) {
            throw FileFaults.damaged(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static WorkbookFile described(WorkbookFile workbook) {
        boolean whole = false;
        try {
            workbook.describe();
            whole = true;
            return workbook;
        } finally {
            if (!whole) {
                workbook.close();
            }
        }
    }

    private void describe() {
        if (zip.getEntry(WORKBOOK) == null) {
            throw zip.getEntry("xl/workbook.bin") != null || zip.getEntry("content.xml") != null
                    ? FileFaults.otherKind("Save the workbook as .xlsx or as CSV; other kinds are not read.")
                    : FileFaults.damaged();
        }
        Map<String, String> targets = new HashMap<>();
        each("xl/_rels/workbook.xml.rels", part -> {
            if (part.is("Relationship")) {
                String type = part.attribute("Type", "");
                String target = resolved(part.attribute("Target", ""));
                if (type.endsWith("/worksheet")) {
                    targets.put(part.attribute("Id", ""), target);
                } else if (type.endsWith("/sharedStrings")) {
                    stringsPart = target;
                } else if (type.endsWith("/styles")) {
                    stylesPart = target;
                }
            }
        });
        each(WORKBOOK, part -> {
            if (part.is("workbookPr")) {
                from1904 = part.isTrue("date1904");
            } else if (part.is("sheet")) {
                String id = part.attribute(RELATIONS, "id", part.attribute(STRICT_RELATIONS, "id", ""));
                if (targets.containsKey(id)) {
                    String state = part.attribute("state", "visible");
                    sheets.add(new Sheet(part.attribute("name", ""), !state.equals("visible")));
                    parts.add(targets.get(id));
                }
            }
        });
        if (sheets.isEmpty()) {
            throw FileFaults.noSheet();
        }
    }

    private static String resolved(String target) {
        return target.startsWith("/") ? target.substring(1) : "xl/" + target;
    }

    @Override
    public List<Sheet> sheets() {
        return sheets;
    }

    @Override
    public boolean from1904() {
        return from1904;
    }

    @Override
    public Map<String, Integer> read(int sheet, RowSink sink) {
        if (sheet < 0 || sheet >= parts.size()) {
            throw FileFaults.noSheet();
        }
        if (strings == null) {
            strings = new SharedStrings();
            if (stringsPart != null && zip.getEntry(stringsPart) != null) {
                using(stringsPart, strings::read);
            }
        }
        CellFormats formats = new CellFormats();
        if (stylesPart != null && zip.getEntry(stylesPart) != null) {
            each(stylesPart, formats::take);
        }
        Remarks remarks = new Remarks();
        MergedCells merged = merged(parts.get(sheet), remarks);
        using(parts.get(sheet), part -> new SheetReader(part, strings, formats, from1904, merged, remarks).read(sink));
        return remarks.counts();
    }

    /** They stand behind the rows that they concern; looked for only where there are any. */
    private MergedCells merged(String name, Remarks remarks) {
        MergedCells merged = new MergedCells();
        if (mentions(name, "<mergeCell ") || mentions(name, ":mergeCell ")) {
            each(name, part -> {
                if (part.is("mergeCell")) {
                    merged.add(part.attribute("ref", ""));
                    remarks.met("merged");
                }
            });
        }
        return merged;
    }

    private boolean mentions(String name, String word) {
        byte[] wanted = word.getBytes(StandardCharsets.US_ASCII);
        byte[] buffer = new byte[64 * 1024];
        int kept = 0;
        try (InputStream in = inflated(name)) {
            for (int read = in.read(buffer, 0, buffer.length);
                    read >= 0;
                    read = in.read(buffer, kept, buffer.length - kept)) {
                int filled = kept + read;
                if (new String(buffer, 0, filled, StandardCharsets.ISO_8859_1).contains(word)) {
                    return true;
                }
                kept = Math.min(filled, wanted.length);
                System.arraycopy(buffer, filled - kept, buffer, 0, kept);
            }
            return false;
        } catch (IOException e) {
            throw FileFaults.damaged(e);
        }
    }

    private void each(String name, PartReader.Step step) {
        using(name, part -> {
            while (part.next()) {
                if (part.begins()) {
                    step.take(part);
                }
            }
        });
    }

    private void using(String name, PartReader.Step work) {
        try (InputStream in = inflated(name);
                PartReader part = new PartReader(in)) {
            work.take(part);
        } catch (IOException | XMLStreamException | IllegalArgumentException | IndexOutOfBoundsException e) {
            throw FileFaults.damaged(e);
        }
    }

    private InputStream inflated(String name) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw FileFaults.damaged();
        }
        return new BoundedInflation(zip.getInputStream(entry), entry.getCompressedSize());
    }

    @Override
    public void close() {
        try {
            zip.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
