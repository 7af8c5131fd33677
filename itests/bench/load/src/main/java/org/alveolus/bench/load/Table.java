package org.alveolus.bench.load;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Rows of a table as a file of comma-separated values, which both databases read in one go. */
final class Table implements AutoCloseable {

    private final String name;
    private final List<String> columns;
    private final Path file;
    private final BufferedWriter out;
    private final StringBuilder line = new StringBuilder();

    Table(Path folder, String name, String columns) {
        this.name = name;
        this.columns = List.of(columns.split(" "));
        this.file = folder.resolve(name + ".csv");
        try {
            out = Files.newBufferedWriter(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    String name() {
        return name;
    }

    List<String> columns() {
        return columns;
    }

    Path file() {
        return file;
    }

    void row(Object... values) {
        if (values.length != columns.size()) {
            throw new IllegalArgumentException(values.length + " values for " + columns);
        }
        line.setLength(0);
        for (Object value : values) {
            if (value instanceof String text) {
                line.append('"').append(text.replace("\"", "\"\"")).append('"');
            } else if (value != null) {
                line.append(value);
            }
            line.append(',');
        }
        line.setCharAt(line.length() - 1, '\n');
        try {
            out.append(line);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void close() {
        try {
            out.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
