package org.alveolus.registry.internal.transfer;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.alveolus.registry.internal.domain.Words;
import org.alveolus.registry.internal.table.TableFormat;
import org.alveolus.registry.internal.table.TableWriter;

/** The file that a practice fills in with its earlier records. */
public final class ImportTemplate {

    private ImportTemplate() {}

    /** Of its columns, each of which is a field of the register. */
    static List<String> headings(Words words) {
        return Arrays.stream(Field.values())
                .map(field -> words.get("import.heading." + field.key()))
                .toList();
    }

    /** Of the register's own exports: the template's, and those of the practice location and the treatment's id, which do not come in again. */
    public static List<String> exportHeadings(Words words) {
        List<String> headings = new ArrayList<>(headings(words));
        headings.add(words.get("records.location"));
        headings.add(words.get("records.treatment"));
        return headings;
    }

    /** The template, whose headings are in this language, with a sheet that explains where the format has sheets. */
    public static void write(TableFormat format, Locale language, OutputStream out) throws IOException {
        Words words = Words.in(language);
        try (TableWriter table = format.open(out)) {
            table.sheet(words.get("import.sheet"), headings(words));
            if (format == TableFormat.XLSX) {
                table.sheet(
                        words.get("import.explanation"), List.of(words.get("import.column"), words.get("import.help")));
                for (Field field : Field.values()) {
                    table.row(List.of(
                            words.get("import.heading." + field.key()), words.get("import.help." + field.key())));
                }
                table.row(List.of("", words.get("import.own")));
            }
        }
    }
}
