package org.alveolus.stock.internal.persistence;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/** Values of items in an order, the id last, which come a number at a time. Not thread-safe. */
abstract class Entries implements Iterator<List<Object>> {

    private final Deque<List<Object>> ready = new ArrayDeque<>();
    private boolean ended;

    /**
     * Reads on.
     *
     * @param found to which the next ones are added; there need not be any
     * @return whether more can come
     */
    abstract boolean more(Deque<List<Object>> found);

    @Override
    public boolean hasNext() {
        while (ready.isEmpty() && !ended) {
            ended = !more(ready);
        }
        return !ready.isEmpty();
    }

    @Override
    public List<Object> next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return ready.remove();
    }

    /** The next one, which stays the next; only when there is one. */
    List<Object> peek() {
        return ready.element();
    }

    static String id(List<Object> entry) {
        return (String) entry.get(entry.size() - 1);
    }
}
