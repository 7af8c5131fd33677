package org.alveolus.registry.internal.transfer;

import java.util.ArrayList;
import java.util.List;
import org.alveolus.registry.internal.table.Cell;
import org.alveolus.registry.internal.table.TableFile;
import org.alveolus.registry.internal.transfer.StagedRow.RowFault;

/** Makes of a file's row what is kept of it in the database. */
final class Staging {

    /** From the first day that counts from 1900 to the first that counts from 1904. */
    private static final int DAYS_TO_1904 = 1462;

    private static final int SHORTENED = 100;

    private final List<Column> columns;
    private final boolean from1904;
    private final RowReader reader;

    Staging(List<Column> columns, boolean from1904, RowReader reader) {
        this.columns = columns;
        this.from1904 = from1904;
        this.reader = reader;
    }

    StagedRow row(int number, List<Cell> cells) {
        List<RowFault> faults = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        int length = 0;
        for (int i = 0; i < cells.size(); i++) {
            Field field = i < columns.size() ? columns.get(i).field() : null;
            String text = text(cells.get(i), field);
            if (i >= columns.size() && !text.isBlank()) {
                faults.add(new RowFault(null, "more-cells-than-headings"));
            }
            if (text.length() > TableFile.MAXIMUM_CELL) {
                faults.add(new RowFault(field, "too-long"));
                text = text.substring(0, TableFile.MAXIMUM_CELL);
            }
            texts.add(text);
            length += text.length() + 1;
        }
        if (length > StagedRow.MAXIMUM / 2) {
            faults.add(new RowFault(null, "row-too-long"));
            texts.replaceAll(text -> text.substring(0, Math.min(text.length(), SHORTENED)));
        }
        StagedRow.State state = faults.isEmpty() ? StagedRow.State.GOOD : StagedRow.State.BAD;
        return new StagedRow(number, reader.key(number, texts), state, texts, faults);
    }

    private String text(Cell cell, Field field) {
        if (cell.kind() == Cell.Kind.ERROR) {
            return StagedRow.error(cell.text());
        }
        String text = storable(cell.text());
        boolean days =
                from1904 && cell.kind() == Cell.Kind.NUMBER && Field.DATES.contains(field) && text.matches("\\d{1,6}");
        return days ? String.valueOf(Integer.parseInt(text) + DAYS_TO_1904) : text;
    }

    /** What every database keeps: no NUL, and no half of a pair of surrogates. */
    private static String storable(String text) {
        boolean fits = true;
        for (int i = 0; i < text.length() && fits; i++) {
            fits = text.charAt(i) != 0 && !Character.isSurrogate(text.charAt(i));
        }
        if (fits) {
            return text;
        }
        StringBuilder kept = new StringBuilder();
        text.codePoints()
                .map(sign -> sign == 0 || sign <= Character.MAX_SURROGATE && sign >= Character.MIN_SURROGATE
                        ? '\ufffd'
                        : sign)
                .forEach(kept::appendCodePoint);
        return kept.toString();
    }
}
