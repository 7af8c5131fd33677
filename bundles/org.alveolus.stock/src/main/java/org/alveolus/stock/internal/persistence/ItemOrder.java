package org.alveolus.stock.internal.persistence;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.alveolus.api.Cursor;
import org.alveolus.api.Problem;

/** An order of the list of items, and where in it a part begins. Every order ends with the id, so that it is strict. */
public final class ItemOrder {

    private static final int MAXIMUM_CURSOR = 2000;

    private record Key(String attribute, Function<String, Object> parse, Comparator<Object> order) {

        static <C extends Comparable<? super C>> Key of(String attribute, Class<C> type, Function<String, C> parse) {
            return new Key(
                    attribute, parse::apply, (one, other) -> type.cast(one).compareTo(type.cast(other)));
        }
    }

    private static final Key ID = Key.of("id", String.class, text -> text);
    private static final Key EXPIRY = Key.of("expiresOn", LocalDate.class, LocalDate::parse);

    private static final Map<String, ItemOrder> ORDERS = new HashMap<>();

    static {
        Key product = Key.of("productKey", String.class, text -> text);
        both("name", IndexedItem.ByProduct.class, IndexedItem.ByProductDown.class, product, EXPIRY, ID);
        Key code = Key.of("codeKey", String.class, text -> text);
        both("productCode", IndexedItem.ByCode.class, IndexedItem.ByCodeDown.class, code, ID);
        Key supplier = Key.of("supplierKey", String.class, text -> text);
        both("supplier", IndexedItem.BySupplier.class, IndexedItem.BySupplierDown.class, supplier, ID);
        Key diameter = Key.of("diameterOrder", BigDecimal.class, ItemOrder::size);
        both("diameter", IndexedItem.ByDiameter.class, IndexedItem.ByDiameterDown.class, diameter, ID);
        Key length = Key.of("lengthOrder", BigDecimal.class, ItemOrder::size);
        both("length", IndexedItem.ByLength.class, IndexedItem.ByLengthDown.class, length, ID);
        both("expiry", IndexedItem.ByExpiry.class, IndexedItem.ByExpiryDown.class, EXPIRY, ID);
        both("added", IndexedItem.ByAdded.class, IndexedItem.ByAddedDown.class, ID);
    }

    private static void both(
            String field, Class<? extends IndexedItem> up, Class<? extends IndexedItem> down, Key... keys) {
        ORDERS.put(field, new ItemOrder(List.of(keys), up, false));
        ORDERS.put("-" + field, new ItemOrder(List.of(keys), down, true));
    }

    private final List<Key> keys;
    private final Class<? extends IndexedItem> index;
    private final boolean descending;

    private ItemOrder(List<Key> keys, Class<? extends IndexedItem> index, boolean descending) {
        this.keys = keys;
        this.index = index;
        this.descending = descending;
    }

    /**
     * @param sort name of a field, with a minus sign in front for the descending order
     * @throws org.alveolus.api.ProblemException 400 at {@code ?sort}
     */
    public static ItemOrder parse(String sort) {
        ItemOrder order = ORDERS.get(sort);
        if (order == null) {
            throw Problem.invalid(
                            "?sort",
                            "unknown",
                            "sort is one of name, productCode, supplier, diameter, length, expiry and added, with a minus sign"
                                    + " for the descending order")
                    .exception();
        }
        return order;
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

    /** The values of an item named {@code i} by which it is sorted, for a {@code select}; the last one is its id. */
    String values() {
        return String.join(", ", keys.stream().map(key -> "i." + key.attribute).toList());
    }

    /** {@code from} its index, as items named {@code i}. */
    String from() {
        return " from " + index.getSimpleName() + " i";
    }

    /** Whether its index has the expiry date. */
    boolean hasExpiry() {
        return keys.contains(EXPIRY);
    }

    /** Whether it begins with the expiry date. */
    boolean isByExpiry() {
        return keys.get(0) == EXPIRY;
    }

    /** From where the part after these values goes on. */
    String cursor(List<Object> last) {
        return Cursor.of(last.stream()
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

    /** Compares the values of items. */
    int compare(List<Object> one, List<Object> other) {
        for (int i = 0; i < keys.size(); i++) {
            int order = keys.get(i).order.compare(one.get(i), other.get(i));
            if (order != 0) {
                return descending ? -order : order;
            }
        }
        return 0;
    }
}
