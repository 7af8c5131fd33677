package org.alveolus.registry.internal.table;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** A CSV file; every cell is a text. */
final class CsvFile implements TableFile {

    private static final int LONGEST_RECORD = 2_000_000;
    private static final char REPLACED = '\ufffd';

    private final Supplier<InputStream> content;
    private final CsvShape shape;

    CsvFile(Supplier<InputStream> content, CsvShape shape) {
        this.content = content;
        this.shape = shape;
    }

    @Override
    public List<Sheet> sheets() {
        return List.of(new Sheet("", false));
    }

    @Override
    public Map<String, Integer> read(int sheet, RowSink sink) {
        if (sheet != 0) {
            throw FileFaults.noSheet();
        }
        Remarks remarks = new Remarks();
        try (Reader text = new InputStreamReader(withoutMark(content.get()), shape.charset());
                CsvReader<CsvRecord> csv = CsvReader.builder()
                        .fieldSeparator(shape.delimiter())
                        .skipEmptyLines(true)
                        .maxBufferSize(LONGEST_RECORD)
                        .ofCsvRecord(text)) {
            int rows = 0;
            for (CsvRecord record : csv) {
                List<Cell> cells = cells(record, remarks);
                if (cells.isEmpty()) {
                    continue;
                }
                if (++rows > MAXIMUM_ROWS + 1) {
                    throw FileFaults.rows();
                }
                if (!sink.row(Math.toIntExact(record.getStartingLineNumber()), cells)) {
                    break;
                }
            }
        } catch (CsvParseException | UncheckedIOException e) {
            throw FileFaults.damaged(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return remarks.counts();
    }

    private static List<Cell> cells(CsvRecord record, Remarks remarks) {
        List<String> fields = record.getFields();
        int last = fields.size();
        while (last > 0 && fields.get(last - 1).isBlank()) {
            last--;
        }
        if (last > MAXIMUM_COLUMNS) {
            throw FileFaults.columns();
        }
        List<Cell> cells = new ArrayList<>(last);
        for (String field : fields.subList(0, last)) {
            if (field.indexOf(REPLACED) >= 0) {
                remarks.met("replaced-characters");
            }
            cells.add(Cell.text(FormulaGuard.unguarded(field)));
        }
        return cells;
    }

    private InputStream withoutMark(InputStream bytes) throws IOException {
        byte[] mark = "\ufeff".getBytes(shape.charset());
        if (!shape.charset().newEncoder().canEncode('\ufeff')) {
            return bytes;
        }
        PushbackInputStream begun = new PushbackInputStream(bytes, mark.length);
        byte[] first = begun.readNBytes(mark.length);
        if (!java.util.Arrays.equals(first, mark)) {
            begun.unread(first);
        }
        return begun;
    }

    @Override
    public void close() {
        // nothing stays open between two readings
    }
}
