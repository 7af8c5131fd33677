package org.alveolus.registry.internal.table;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;

/** RFC 4180, in UTF-8 with a byte order mark, by which spreadsheets know it. */
final class CsvTableWriter implements TableWriter {

    private static final char BYTE_ORDER_MARK = '\ufeff';

    private final CsvWriter csv;
    private boolean begun;

    CsvTableWriter(OutputStream out) throws IOException {
        Writer text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        text.write(BYTE_ORDER_MARK);
        csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text);
    }

    @Override
    public void sheet(String title, List<String> headings) throws IOException {
        if (begun) {
            throw new IllegalStateException("a CSV file has one sheet");
        }
        begun = true;
        row(headings);
    }

    @Override
    public void row(List<?> values) throws IOException {
        csv.writeRecord(values.stream().map(CsvTableWriter::cell).toList());
    }

    private static String cell(Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof BigDecimal number) {
            return number.toPlainString();
        }
        if (value instanceof Number || value instanceof LocalDate) {
            return value.toString();
        }
        return FormulaGuard.guarded(Cells.text(value));
    }

    @Override
    public void close() throws IOException {
        csv.flush();
    }
}
