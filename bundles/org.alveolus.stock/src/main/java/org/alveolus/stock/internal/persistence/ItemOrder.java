package org.alveolus.stock.internal.persistence;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.alveolus.api.Cursor;
import org.alveolus.api.Problem;

/** An order of the list of items, and where in it a part begins. Every order ends with the id, so that it is strict. */
public final class ItemOrder {

    private static final int MAXIMUM_CURSOR = 2000;

    private record Key(
            String attribute,
            Function<ItemEntity, Object> value,
            Function<String, Object> parse,
            Comparator<Object> order) {

        static <C extends Comparable<? super C>> Key of(
                String attribute, Class<C> type, Function<ItemEntity, C> value, Function<String, C> parse) {
            return new Key(attribute, value::apply, parse::apply, (one, other) -> type.cast(one)
                    .compareTo(type.cast(other)));
        }
    }

    private static final Key ID = Key.of("id", String.class, ItemEntity::idText, text -> text);
    private static final Key EXPIRY = Key.of("expiresOn", LocalDate.class, ItemEntity::expiresOn, LocalDate::parse);

    private static final Map<String, List<Key>> ORDERS = Map.of(
            "name",
            List.of(Key.of("productKey", String.class, ItemEntity::productKey, text -> text), EXPIRY, ID),
            "productCode",
            List.of(Key.of("codeKey", String.class, ItemEntity::codeKey, text -> text), ID),
            "supplier",
            List.of(Key.of("supplierKey", String.class, ItemEntity::supplierKey, text -> text), ID),
            "diameter",
            List.of(Key.of("diameterOrder", BigDecimal.class, ItemEntity::diameterOrder, ItemOrder::size), ID),
            "length",
            List.of(Key.of("lengthOrder", BigDecimal.class, ItemEntity::lengthOrder, ItemOrder::size), ID),
            "expiry",
            List.of(EXPIRY, ID),
            "added",
            List.of(ID));

    private final List<Key> keys;
    private final boolean descending;

    private ItemOrder(List<Key> keys, boolean descending) {
        this.keys = keys;
        this.descending = descending;
    }

    /**
     * @param sort name of a field, with a minus sign in front for the descending order
     * @throws org.alveolus.api.ProblemException 400 at {@code ?sort}
     */
    public static ItemOrder parse(String sort) {
        boolean descending = sort.startsWith("-");
        List<Key> keys = ORDERS.get(descending ? sort.substring(1) : sort);
        if (keys == null) {
            throw Problem.invalid(
                            "?sort",
                            "unknown",
                            "sort is one of name, productCode, supplier, diameter, length, expiry and added, with a minus sign"
                                    + " for the descending order")
                    .exception();
        }
        return new ItemOrder(keys, descending);
    }

    /**
     * The values after which a part begins; empty for the first part.
     *
     * @param cursor null for the first part
     * @throws org.alveolus.api.ProblemException 400 at {@code ?cursor}
     */
    public List<Object> after(String cursor) {
        if (cursor == null) {
            return List.of();
        }
        List<Object> values = new ArrayList<>();
        try {
            if (cursor.length() <= MAXIMUM_CURSOR) {
                List<String> texts = Cursor.values(cursor, keys.size());
                for (int i = 0; i < keys.size(); i++) {
                    values.add(keys.get(i).parse.apply(texts.get(i)));
                }
                return values;
            }
        } catch (DateTimeException | NumberFormatException e) {
            throw new org.alveolus.api.ProblemException(notACursor(), e);
        }
        throw notACursor().exception();
    }

    private static Problem notACursor() {
        return Problem.invalid("?cursor", "not-a-cursor", "cursor must be the 'next' of an earlier answer");
    }

    /** A size of a cursor; more decimals or digits than the column has would be a made-up cursor. */
    private static BigDecimal size(String text) {
        BigDecimal size = new BigDecimal(text);
        if (size.scale() != 3 || size.precision() > 7) {
            throw new NumberFormatException(text);
        }
        return size;
    }

    /** Selects the values after which the part behind an item named {@code i} begins; the last one is its id. */
    String select() {
        return "select "
                + String.join(
                        ", ", keys.stream().map(key -> "i." + key.attribute).toList())
                + " from ItemEntity i";
    }

    /** Whether its index has the expiry date. */
    boolean hasExpiry() {
        return keys.contains(EXPIRY);
    }

    /** From where the part after this item goes on. */
    String cursor(ItemEntity last) {
        return Cursor.of(keys.stream()
                .map(key -> key.value.apply(last))
                .map(value -> value instanceof BigDecimal size ? size.setScale(3) : value)
                .toArray());
    }

    /** {@code order by} of items named {@code i}. */
    String orderBy() {
        return " order by "
                + String.join(
                        ", ",
                        keys.stream()
                                .map(key -> "i." + key.attribute + (descending ? " desc" : ""))
                                .toList());
    }

    /**
     * Adds that the items come after these values. The first key is restricted by itself too, since only that becomes the begin of a
     * range in Derby's index.
     */
    void restrict(Conditions conditions, List<Object> after) {
        if (after.isEmpty()) {
            return;
        }
        String beyond = descending ? " < " : " > ";
        String rest = "";
        for (int i = keys.size() - 1; i >= 0; i--) {
            String attribute = "i." + keys.get(i).attribute;
            String parameter = "after" + i;
            conditions.set(parameter, after.get(i));
            rest = rest.isEmpty()
                    ? attribute + beyond + ":" + parameter
                    : "(" + attribute + beyond + ":" + parameter + " or (" + attribute + " = :" + parameter + " and "
                            + rest + "))";
        }
        if (keys.size() > 1) {
            conditions.and("i." + keys.get(0).attribute + beyond.stripTrailing() + "= :after0");
        }
        conditions.and(rest);
    }

    /** Whether the item comes after these values. */
    boolean isAfter(ItemEntity item, List<Object> after) {
        for (int i = 0; i < after.size(); i++) {
            int order = keys.get(i).order.compare(keys.get(i).value.apply(item), after.get(i));
            if (order != 0) {
                return order > 0 != descending;
            }
        }
        return after.isEmpty();
    }

    /** The same order for items in memory. */
    Comparator<ItemEntity> comparator() {
        Comparator<ItemEntity> ascending = (one, other) -> {
            for (Key key : keys) {
                int order = key.order.compare(key.value.apply(one), key.value.apply(other));
                if (order != 0) {
                    return order;
                }
            }
            return 0;
        };
        return descending ? ascending.reversed() : ascending;
    }
}
