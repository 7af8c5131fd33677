package org.alveolus.registry.internal.statistics;

import java.util.List;

/**
 * Figures as rows that go out.
 *
 * @param columns codes of their headings
 * @param rows each with a value for each column; null where there is none
 */
public record StatisticsTable(Name name, List<String> columns, List<List<Object>> rows) {

    /** The tables there are. */
    public enum Name {
        YEARS,
        PRACTITIONERS,
        PRACTITIONER_YEARS,
        INDICATIONS,
        POSITIONS,
        REGIONS,
        TECHNIQUES,
        SUPPLIERS,
        PRODUCTS,
        LOSSES,
        SURVIVAL,
        REGISTER
    }

    public StatisticsTable {
        columns = List.copyOf(columns);
    }
}
