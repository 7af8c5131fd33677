package org.alveolus.registry.internal.transfer;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.function.Predicate;
import org.alveolus.registry.internal.domain.Words;

/** Proposes what the columns of a file mean, by their headings in three languages, then by what they hold. */
final class Headings {

    private static final Map<String, Field> KNOWN = known();

    private Headings() {}

    private static Map<String, Field> known() {
        Map<String, Field> known = new HashMap<>();
        for (Field field : Field.values()) {
            for (Locale language : Words.LANGUAGES) {
                known.put(key(Words.in(language).get("import.heading." + field.key())), field);
            }
        }
        Properties others = new Properties();
        try (Reader reader = new InputStreamReader(
                Headings.class.getResourceAsStream("/transfer/headings.properties"), StandardCharsets.UTF_8)) {
            others.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        for (Field field : Field.values()) {
            for (String synonym : others.getProperty(field.key(), field.key()).split("\\|")) {
                known.putIfAbsent(key(synonym), field);
            }
        }
        return known;
    }

    /** Letters and digits alone, without what stands in brackets. */
    static String key(String heading) {
        String plain = Reading.key(heading).replaceAll("\\(.*?\\)", "").replaceAll("[^\\p{L}\\p{Nd}\u00f8]", "");
        return plain.isEmpty() ? Reading.key(heading) : plain;
    }

    /** The hash of a set of headings, by which its mapping is remembered. */
    static String hash(List<String> headings) {
        return RowReader.sha256(
                String.join("\n", headings.stream().map(Headings::key).toList()).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The columns with what they seem to mean, each field once; the others are kept as the practice's own.
     *
     * @param samples values of each column
     */
    static List<Column> proposed(List<String> headings, List<List<String>> samples) {
        Set<Field> taken = EnumSet.noneOf(Field.class);
        List<Column> columns = new ArrayList<>();
        int ours = ours(headings);
        for (int i = 0; i < headings.size(); i++) {
            Field field = KNOWN.get(key(headings.get(i)));
            columns.add(new Column(
                    i,
                    cut(headings.get(i), Column.MAXIMUM_HEADING),
                    shown(samples.get(i)),
                    unless(taken, field),
                    i >= ours));
        }
        byContent(
                columns,
                samples,
                taken,
                Field.UDI_DI,
                text -> text.length() >= 12 && isRead(() -> Reading.udiDi(text)));
        byContent(columns, samples, taken, Field.KIND, text -> isRead(() -> Reading.kind(text)));
        byContent(columns, samples, taken, Field.POSITION, text -> isRead(() -> Reading.position(text)));
        return columns;
    }

    /** How many columns an export of the register begins with; none of them is the practice's own. 0 for any other file. */
    private static int ours(List<String> headings) {
        return Words.LANGUAGES.stream()
                .map(language -> ImportTemplate.exportHeadings(Words.in(language)))
                .filter(ours -> headings.size() >= ours.size()
                        && headings.subList(0, ours.size()).equals(ours))
                .map(List::size)
                .findFirst()
                .orElse(0);
    }

    private static void byContent(
            List<Column> columns, List<List<String>> samples, Set<Field> taken, Field field, Predicate<String> fits) {
        for (int i = 0; i < columns.size() && !taken.contains(field); i++) {
            List<String> values = samples.get(i);
            if (columns.get(i).field() == null
                    && values.size() >= 3
                    && values.stream().allMatch(fits)) {
                columns.set(i, columns.get(i).meaning(unless(taken, field), true));
            }
        }
    }

    private static Field unless(Set<Field> taken, Field field) {
        return field != null && taken.add(field) ? field : null;
    }

    private static String shown(List<String> values) {
        StringBuilder shown = new StringBuilder();
        values.stream().distinct().limit(3).forEach(value -> shown.append(shown.isEmpty() ? "" : "\n")
                .append(cut(value.replace('\n', ' '), 100)));
        return shown.toString();
    }

    private static String cut(String text, int maximum) {
        return text.length() > maximum ? text.substring(0, maximum) : text;
    }

    private interface Read {
        Object read() throws Reading.Unread;
    }

    private static boolean isRead(Read read) {
        try {
            return read.read() != null;
        } catch (Reading.Unread e) {
            return false;
        }
    }
}
