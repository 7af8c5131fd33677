package org.alveolus.registry.internal.table;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.function.Supplier;

/** Opens files that came in. */
public final class TableFiles {

    private static final int BEGINNING = 64 * 1024;

    private TableFiles() {}

    /** Whether the file is a workbook, by its first bytes; its name may be wrong. */
    public static boolean isWorkbook(Supplier<InputStream> content) {
        byte[] first = beginning(content, 8);
        if (first.length == 0) {
            throw FileFaults.otherKind("The file is empty.");
        }
        if (first.length >= 8 && (first[0] & 0xff) == 0xd0 && (first[1] & 0xff) == 0xcf) {
            throw FileFaults.otherKind("This is an old (.xls) or a password-protected workbook."
                    + " Save it as .xlsx without password, or as CSV.");
        }
        return first.length >= 4 && first[0] == 'P' && first[1] == 'K';
    }

    /** How a CSV file seems to be written. */
    public static CsvShape shape(Supplier<InputStream> content) {
        byte[] first = beginning(content, BEGINNING);
        return CsvShape.of(first, first.length < BEGINNING);
    }

    public static TableFile csv(Supplier<InputStream> content, CsvShape shape) {
        return new CsvFile(content, shape);
    }

    /**
     * Opens a workbook.
     *
     * @throws org.alveolus.api.ProblemException 422 saying what is wrong with it
     */
    public static TableFile workbook(Supplier<InputStream> content) {
        return WorkbookFile.open(content);
    }

    private static byte[] beginning(Supplier<InputStream> content, int length) {
        try (InputStream bytes = content.get()) {
            return bytes.readNBytes(length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
