package org.alveolus.registry.internal.persistence;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import javax.persistence.EntityManager;
import javax.persistence.TypedQuery;

/** Loads rows by ids that were read from an index. */
final class ById {

    /** A statement with as many parameters as there happen to be would be planned anew each time. */
    private static final int[] SIZES = {1, 10, 51, 101, 501};

    /** The most ids of one statement. */
    static final int MOST = SIZES[SIZES.length - 1];

    private ById() {}

    /**
     * The rows of these ids, in their order; without those that the query leaves out.
     *
     * @param jpql with the parameter {@code :ids}
     * @param children of theirs that are loaded in one go each
     */
    static <T> List<T> load(
            EntityManager entities,
            String jpql,
            Class<T> type,
            Function<T, String> id,
            List<String> ids,
            String... children) {
        Map<String, T> rows = new HashMap<>();
        for (int from = 0; from < ids.size(); from += MOST) {
            TypedQuery<T> query = entities.createQuery(jpql, type)
                    .setParameter("ids", padded(ids.subList(from, Math.min(ids.size(), from + MOST))))
                    .setHint("eclipselink.batch.type", "IN");
            for (String list : children) {
                query.setHint("eclipselink.batch", list);
            }
            query.getResultList().forEach(row -> rows.put(id.apply(row), row));
        }
        return ids.stream().map(rows::get).filter(Objects::nonNull).toList();
    }

    /** The values, the first repeated until there are as many as some statement has. */
    static List<String> padded(List<String> values) {
        int size = SIZES[0];
        for (int i = 1; size < values.size(); i++) {
            size = SIZES[i];
        }
        List<String> padded = new ArrayList<>(values);
        while (padded.size() < size) {
            padded.add(values.get(0));
        }
        return padded;
    }
}
