package org.alveolus.registry.internal.table;

/**
 * A cell as it was read.
 *
 * @param text what it holds, never null; a number without exponent, a date as {@code YYYY-MM-DD}, an error by its name
 */
public record Cell(String text, Kind kind) {

    public static final Cell EMPTY = new Cell("", Kind.TEXT);

    /** What the file says it is. */
    public enum Kind {
        TEXT,
        NUMBER,
        DATE,
        ERROR
    }

    static Cell text(String text) {
        return text.isEmpty() ? EMPTY : new Cell(text, Kind.TEXT);
    }

    public boolean blank() {
        return text.isBlank();
    }
}
