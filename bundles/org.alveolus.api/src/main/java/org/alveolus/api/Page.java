package org.alveolus.api;

import java.util.List;
import java.util.function.Function;

/**
 * A part of a list.
 *
 * @param items in the list's order
 * @param next cursor of the next part; null when this is the last
 */
public record Page<T>(List<T> items, String next) {

    /** The longest part. */
    public static final int MAXIMUM_SIZE = 500;

    public Page {
        items = List.copyOf(items);
    }

    /** The same part with each item changed. */
    public <R> Page<R> map(Function<? super T, ? extends R> change) {
        return new Page<>(items.stream().<R>map(change).toList(), next);
    }

    /**
     * What part is asked for.
     *
     * @param cursor {@code next} of the part before; null for the first
     * @param limit 1 to {@value Page#MAXIMUM_SIZE}
     */
    public record Request(String cursor, int limit) {

        /** The first fifty. */
        public static final Request FIRST = new Request(null, 50);

        public Request {
            if (limit < 1 || limit > MAXIMUM_SIZE) {
                throw Problem.invalid("?limit", "out-of-range", "limit is a number from 1 to " + MAXIMUM_SIZE)
                        .exception();
            }
        }
    }
}
