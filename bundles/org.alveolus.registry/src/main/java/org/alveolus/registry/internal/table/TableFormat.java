package org.alveolus.registry.internal.table;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;

/** The kinds of files in which rows go out. */
public enum TableFormat {
    CSV("text/csv;charset=utf-8") {
        @Override
        public TableWriter open(OutputStream out) throws IOException {
            return new CsvTableWriter(out);
        }
    },
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet") {
        @Override
        public TableWriter open(OutputStream out) {
            return new XlsxTableWriter(out);
        }
    };

    private final String mediaType;

    TableFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    /**
     * Begins a file.
     *
     * @param out is closed by nobody but its owner
     */
    public abstract TableWriter open(OutputStream out) throws IOException;

    public String mediaType() {
        return mediaType;
    }

    /** Of a file's name, without the dot. */
    public String extension() {
        return name().toLowerCase(Locale.ROOT);
    }
}
