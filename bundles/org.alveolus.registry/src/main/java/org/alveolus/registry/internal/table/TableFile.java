package org.alveolus.registry.internal.table;

import java.io.Closeable;
import java.util.List;
import java.util.Map;

/** A file of rows that came in. Used by one thread; every failure is a problem that says what is wrong with the file. */
public interface TableFile extends Closeable {

    /** The most rows of a file. */
    int MAXIMUM_ROWS = 200_000;

    /** The most columns of a row. */
    int MAXIMUM_COLUMNS = 200;

    /** The longest text of a cell. */
    int MAXIMUM_CELL = 4000;

    /**
     * A sheet of the file.
     *
     * @param hidden whether who looks at the file does not see it
     */
    record Sheet(String title, boolean hidden) {}

    /** The sheets; a CSV file has one without title. */
    List<Sheet> sheets();

    /** Whether the file counts days from 1904 instead of 1900. */
    default boolean from1904() {
        return false;
    }

    /**
     * Hands the rows of a sheet to the sink, with little memory however many they are.
     *
     * @return how often something was met that the reader should know of, by {@code formulas}, {@code merged}, {@code hidden-rows},
     *     {@code hidden-columns}, {@code replaced-characters}
     * @throws org.alveolus.api.ProblemException 422 saying what is wrong with the file
     */
    Map<String, Integer> read(int sheet, RowSink sink);

    @Override
    void close();
}
