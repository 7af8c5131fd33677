package org.alveolus.registry.internal.table;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** A workbook (ECMA-376). Texts are written in their cells, which makes them texts whatever they begin with. */
final class XlsxTableWriter implements TableWriter {

    /** Before, Excel counts a 29 February that was none. */
    private static final LocalDate FIRST_DATE = LocalDate.of(1900, 3, 1);

    private static final int ROWS_IN_MEMORY = 100;
    private static final int WIDTH = 18;

    private final Workbook workbook;
    private Worksheet sheet;
    private int row;

    XlsxTableWriter(OutputStream out) {
        workbook = new Workbook(new Unclosed(out), "Alveolus", "1.0");
    }

    @Override
    public void sheet(String title, List<String> headings) throws IOException {
        finish();
        sheet = workbook.newWorksheet(title);
        sheet.freezePane(0, 1);
        for (int column = 0; column < headings.size(); column++) {
            sheet.width(column, WIDTH);
            sheet.style(0, column).bold().set();
        }
        row = 0;
        row(headings);
    }

    @Override
    public void row(List<?> values) throws IOException {
        for (int column = 0; column < values.size(); column++) {
            cell(column, values.get(column));
        }
        row++;
        if (row % ROWS_IN_MEMORY == 0) {
            sheet.flush();
        }
    }

    private void cell(int column, Object value) {
        if (value instanceof Number number) {
            sheet.value(row, column, number);
        } else if (value instanceof LocalDate date && !date.isBefore(FIRST_DATE)) {
            sheet.value(row, column, date);
            sheet.style(row, column).format("yyyy-mm-dd").set();
        } else if (value != null) {
            String text = Cells.text(value);
            if (!text.isEmpty()) {
                sheet.inlineString(row, column, WorkbookText.escaped(text));
            }
        }
    }

    private void finish() throws IOException {
        if (sheet != null) {
            sheet.finish();
        }
    }

    @Override
    public void close() throws IOException {
        finish();
        workbook.finish();
    }

    /** So that whoever gave the stream decides when it ends. */
    private static final class Unclosed extends java.io.FilterOutputStream {

        Unclosed(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
