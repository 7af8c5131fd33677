package org.alveolus.registry.internal.transfer;

import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.alveolus.registry.internal.persistence.ImportEntity;
import org.alveolus.registry.internal.table.Cell;
import org.alveolus.registry.internal.table.CsvShape;
import org.alveolus.registry.internal.table.TableFile;
import org.alveolus.registry.internal.table.TableFiles;

/** The file of an import, opened as its settings say. Used by one thread. */
final class ImportFile implements AutoCloseable {

    private static final int SAMPLES = 50;

    private final TableFile table;
    private final int sheet;

    private ImportFile(TableFile table, int sheet) {
        this.table = table;
        this.sheet = sheet;
    }

    static ImportFile open(FilePieces files, ImportEntity row) {
        Supplier<InputStream> content = () -> files.reader(row.id(), !row.workbook());
        TableFile table = row.workbook()
                ? TableFiles.workbook(content)
                : TableFiles.csv(
                        content,
                        new CsvShape(
                                Charset.forName(row.charsetName()),
                                row.delimiter().charAt(0)));
        return new ImportFile(table, row.sheet());
    }

    TableFile table() {
        return table;
    }

    /** The heading and some values of each column. */
    record Head(List<String> headings, List<List<String>> samples) {}

    /** The headings are the first row that has two of them; what stands above is no part of the table. */
    Head head() {
        List<String> headings = new ArrayList<>();
        List<List<String>> samples = new ArrayList<>();
        int[] rows = {0};
        table.read(sheet, (number, cells) -> {
            if (headings.isEmpty()) {
                if (isHeading(cells)) {
                    cells.forEach(cell -> headings.add(cell.text().strip()));
                    cells.forEach(cell -> samples.add(new ArrayList<>()));
                }
                return true;
            }
            for (int i = 0; i < Math.min(cells.size(), headings.size()); i++) {
                if (!cells.get(i).blank()) {
                    samples.get(i).add(cells.get(i).text().strip());
                }
            }
            return ++rows[0] < SAMPLES;
        });
        return new Head(headings, samples);
    }

    /** The rows below the headings. */
    java.util.Map<String, Integer> rows(org.alveolus.registry.internal.table.RowSink sink) {
        boolean[] begun = {false};
        return table.read(sheet, (number, cells) -> {
            if (!begun[0]) {
                begun[0] = isHeading(cells);
                return true;
            }
            return sink.row(number, cells);
        });
    }

    private static boolean isHeading(List<Cell> cells) {
        return cells.stream().filter(cell -> !cell.blank()).count() >= 2;
    }

    @Override
    public void close() {
        table.close();
    }
}
