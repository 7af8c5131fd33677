package org.alveolus.registry.internal.table;

import java.util.List;

/** Takes the rows of a file one after the other. */
@FunctionalInterface
public interface RowSink {

    /**
     * A row that is not empty.
     *
     * @param number as the spreadsheet counts it, 1 for the first
     * @param cells up to the last that is not empty
     * @return whether to go on
     */
    boolean row(int number, List<Cell> cells);
}
