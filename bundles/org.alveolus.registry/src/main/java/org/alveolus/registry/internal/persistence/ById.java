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
    private static final int[] SIZES = {1, 10, 20, 51, 101, 501};

    /** The most ids of one statement. */
    static final int MOST = SIZES[SIZES.length - 1];

    /** How many are looked up at once: with fifty Derby compares each row of a small table with each of them instead. */
    private static final int STEP = 20;

    private ById() {}

    /** The ids in as many as should be looked up at once, each padded. */
    static List<List<String>> steps(List<String> ids) {
        List<List<String>> steps = new ArrayList<>();
        for (int from = 0; from < ids.size(); from += STEP) {
            steps.add(padded(ids.subList(from, Math.min(ids.size(), from + STEP))));
        }
        return steps;
    }

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
        for (List<String> some : steps(ids)) {
            TypedQuery<T> query =
                    entities.createQuery(jpql, type).setParameter("ids", some).setHint("eclipselink.batch.type", "IN");
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
