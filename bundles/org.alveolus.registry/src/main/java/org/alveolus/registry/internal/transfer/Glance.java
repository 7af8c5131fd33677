package org.alveolus.registry.internal.transfer;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.alveolus.registry.internal.table.Cell;
import org.alveolus.registry.internal.transfer.TextTable.UnknownText;

/** What is seen of a file at first: how many rows, in which order dates stand, what texts name nothing known. */
final class Glance {

    private static final int DISTINCT = 2000;

    private final List<Column> columns;
    private final Meanings meanings;
    private final Set<DateOrder> orders = EnumSet.noneOf(DateOrder.class);
    private final Map<Field, Map<String, UnknownText>> unknown = new EnumMap<>(Field.class);
    private long rows;

    Glance(List<Column> columns, Meanings meanings) {
        this.columns = columns;
        this.meanings = meanings;
    }

    boolean look(int number, List<Cell> cells) {
        rows++;
        Set<Field> present = EnumSet.noneOf(Field.class);
        for (Column column : columns) {
            Field field = column.field();
            if (field != null) {
                String text = column.number() < cells.size()
                        ? cells.get(column.number()).text().strip()
                        : "";
                present.add(field);
                look(field, text);
            }
        }
        for (Field field : List.of(Field.INDICATION, Field.PROSTHETICS_BY)) {
            if (!present.contains(field)) {
                look(field, "");
            }
        }
        return true;
    }

    private void look(Field field, String text) {
        if (Field.DATES.contains(field)) {
            Reading.evidence(text).ifPresent(orders::add);
        }
        boolean empty = text.isEmpty() && !(field.required() && field.choices().isPresent());
        if (Meanings.asks(field) && !empty && !meanings.knows(field, text)) {
            Map<String, UnknownText> texts = unknown.computeIfAbsent(field.asked(), any -> new TreeMap<>());
            String key = Reading.key(text);
            UnknownText known = texts.get(key);
            if (known != null || texts.size() < DISTINCT) {
                texts.put(
                        key,
                        new UnknownText(
                                field.asked(),
                                key,
                                text.length() > 200 ? text.substring(0, 200) : text,
                                known == null ? 1 : known.rows() + 1));
            }
        }
    }

    long rows() {
        return rows;
    }

    /** Null when nothing shows it, or dates of both orders stand there. */
    DateOrder order() {
        return orders.size() == 1 ? orders.iterator().next() : null;
    }

    List<UnknownText> unknown() {
        return unknown.values().stream()
                .flatMap(texts -> texts.values().stream())
                .toList();
    }
}
