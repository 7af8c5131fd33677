package org.alveolus.registry.internal.table;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamException;

/** Reads the rows of one sheet. */
final class SheetReader {

    private static final LocalDate BEFORE_1900 = LocalDate.of(1899, 12, 31);
    private static final LocalDate FIRST_1904 = LocalDate.of(1904, 1, 1);

    /** The serial number of 29 February 1900, which was none. */
    private static final int NO_DAY = 60;

    private static final int LAST_DAY = 2_958_465;

    private final PartReader part;
    private final SharedStrings strings;
    private final CellFormats formats;
    private final boolean from1904;
    private final MergedCells merged;
    private final Remarks remarks;

    SheetReader(
            PartReader part,
            SharedStrings strings,
            CellFormats formats,
            boolean from1904,
            MergedCells merged,
            Remarks remarks) {
        this.part = part;
        this.strings = strings;
        this.formats = formats;
        this.from1904 = from1904;
        this.merged = merged;
        this.remarks = remarks;
    }

    void read(RowSink sink) throws XMLStreamException {
        int row = 0;
        int rows = 0;
        List<Cell> cells = new ArrayList<>();
        while (part.next()) {
            if (part.begins() && part.is("col") && part.isTrue("hidden")) {
                remarks.met("hidden-columns");
            } else if (part.begins() && part.is("row")) {
                row = part.number("r", row + 1);
                cells = new ArrayList<>();
                if (part.isTrue("hidden")) {
                    remarks.met("hidden-rows");
                }
            } else if (part.begins() && part.is("c")) {
                cell(cells);
            } else if (part.ends() && part.is("row")) {
                merged.fill(row, cells);
                strip(cells);
                if (!cells.isEmpty()) {
                    if (++rows > TableFile.MAXIMUM_ROWS + 1) {
                        throw FileFaults.rows();
                    }
                    if (!sink.row(row, cells)) {
                        return;
                    }
                }
            } else if (part.ends() && part.is("sheetData")) {
                return;
            }
        }
    }

    private static void strip(List<Cell> cells) {
        while (!cells.isEmpty() && cells.get(cells.size() - 1).blank()) {
            cells.remove(cells.size() - 1);
        }
    }

    private void cell(List<Cell> cells) throws XMLStreamException {
        String name = part.attribute("r", null);
        int column = name == null ? cells.size() : CellName.column(name);
        String type = part.attribute("t", "n");
        int style = part.number("s", 0);
        Content content = content();
        if (content.formula) {
            remarks.met("formulas");
        }
        Cell cell = cell(type, style, content);
        if (cell.text().isEmpty()) {
            return;
        }
        if (column < 0 || column >= TableFile.MAXIMUM_COLUMNS) {
            throw FileFaults.columns();
        }
        while (cells.size() <= column) {
            cells.add(Cell.EMPTY);
        }
        cells.set(column, cell);
    }

    private static final class Content {
        private final StringBuilder value = new StringBuilder();
        private boolean formula;
    }

    private Content content() throws XMLStreamException {
        Content content = new Content();
        boolean inValue = false;
        int phonetic = 0;
        while (part.next()) {
            if (part.begins()) {
                phonetic += part.is("rPh") ? 1 : 0;
                content.formula |= part.is("f");
                inValue = part.is("v") || part.is("t") && phonetic == 0;
            } else if (part.ends()) {
                inValue = false;
                phonetic -= part.is("rPh") ? 1 : 0;
                if (part.is("c")) {
                    break;
                }
            } else if (inValue && part.isText()) {
                content.value.append(part.text());
            }
        }
        return content;
    }

    private Cell cell(String type, int style, Content content) {
        String value = content.value.toString();
        if (value.isEmpty()) {
            // a formula that nobody has calculated yet
            return content.formula ? new Cell("#FORMULA", Cell.Kind.ERROR) : Cell.EMPTY;
        }
        return switch (type) {
            case "s" -> Cell.text(strings.get(Integer.parseInt(value.strip())));
            case "str", "inlineStr" -> Cell.text(WorkbookText.unescaped(value));
            case "b" -> Cell.text(value.strip().equals("1") ? "TRUE" : "FALSE");
            case "e" -> new Cell(value, Cell.Kind.ERROR);
            case "d" -> new Cell(value.substring(0, Math.min(value.length(), 10)), Cell.Kind.DATE);
            default -> number(value.strip(), style);
        };
    }

    private Cell number(String value, int style) {
        BigDecimal number = exact(value);
        if (formats.isDate(style)) {
            LocalDate date = date(number);
            if (date != null) {
                return new Cell(date.toString(), Cell.Kind.DATE);
            }
        }
        String text = number.toPlainString();
        int digits = formats.digits(style);
        boolean padded = text.length() < digits && text.chars().allMatch(Character::isDigit);
        return new Cell(padded ? "0".repeat(digits - text.length()) + text : text, Cell.Kind.NUMBER);
    }

    /** The shortest decimal number that the file's binary one stands for: 4.1 is written as 4.0999999999999996. */
    private static BigDecimal exact(String value) {
        double number = Double.parseDouble(value);
        BigDecimal exact = BigDecimal.valueOf(number).stripTrailingZeros();
        return exact.scale() < 0 ? exact.setScale(0) : exact;
    }

    private LocalDate date(BigDecimal number) {
        int day = number.intValue();
        if (day < 1 || day > LAST_DAY) {
            return null;
        }
        if (from1904) {
            return FIRST_1904.plusDays(day);
        }
        return day == NO_DAY ? null : BEFORE_1900.plusDays(day < NO_DAY ? day : day - 1);
    }
}
