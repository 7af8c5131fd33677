package org.alveolus.stock.internal.persistence;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.persistence.EntityManager;

/** Something that is asked of items, with an index that holds the ids of the items that have it. For one transaction. */
final class Criterion {

    static final String ITEMS = " from ItemEntity i";

    private static final String WORDS = "select w.itemId from WordEntity w";

    private record Part(String select, String id, Conditions conditions) {

        List<String> ids(EntityManager entities, int most) {
            return conditions
                    .query(entities, select, "", String.class)
                    .setMaxResults(most)
                    .getResultList();
        }

        List<String> among(EntityManager entities, Collection<String> ids) {
            return conditions
                    .copy()
                    .and(id + " in :ids", "ids", ids)
                    .query(entities, select, "", String.class)
                    .getResultList();
        }
    }

    private final EntityManager entities;
    private final List<Part> read = new ArrayList<>();
    private final List<Part> asked = new ArrayList<>();

    Criterion(EntityManager entities) {
        this.entities = entities;
    }

    /** Met by the items that have a word with this beginning. */
    Criterion word(Conditions beginning) {
        Part words = new Part(WORDS, "w.itemId", beginning);
        read.add(words);
        asked.add(words);
        return this;
    }

    /**
     * Met by these items too.
     *
     * @param condition as it is asked of an item
     * @param index from where the ids are read, e.g. {@link #ITEMS}
     * @param ranges the same as ranges of an index, in which at least all items that the search can find are
     */
    Criterion items(Conditions condition, String index, List<Conditions> ranges) {
        asked.add(new Part("select i.id" + ITEMS, "i.id", condition));
        ranges.forEach(range -> read.add(new Part("select i.id" + index, "i.id", range)));
        return this;
    }

    /** The ids of items that meet it, at most so many, some of them twice. */
    List<String> ids(int most) {
        List<String> found = new ArrayList<>();
        for (Part part : read) {
            if (found.size() < most) {
                found.addAll(part.ids(entities, most - found.size()));
            }
        }
        return found;
    }

    /** Those of the items that meet it. */
    Set<String> among(Collection<String> ids) {
        Set<String> found = new HashSet<>();
        asked.forEach(part -> found.addAll(part.among(entities, ids)));
        return found;
    }
}
