package org.alveolus.registry.internal.table;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/**
 * Writes rows one after the other, with the memory of a few of them. No cell is taken for a formula by whoever opens the file, and
 * read back by the import each text is what it was. Used by one thread.
 */
public interface TableWriter extends Closeable {

    /**
     * Begins a sheet. A CSV file has one, whose title does not show.
     *
     * @param title 1 to 31 characters, none of {@code []:*?/\}, unlike the others of the file
     * @throws IllegalStateException when this kind of file has no further sheet
     */
    void sheet(String title, List<String> headings) throws IOException;

    /**
     * Adds a row to the sheet.
     *
     * @param values each null for an empty cell, a {@link Number}, a {@link java.time.LocalDate}, or anything else by its text
     * @throws IllegalArgumentException when a text is longer than 32,767 characters, the most that a spreadsheet takes
     */
    void row(List<?> values) throws IOException;

    /** Ends the file, which is not whole without. */
    @Override
    void close() throws IOException;
}
