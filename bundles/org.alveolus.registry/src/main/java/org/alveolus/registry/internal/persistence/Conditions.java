package org.alveolus.registry.internal.persistence;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.persistence.EntityManager;
import javax.persistence.TypedQuery;

/** The conditions of a JPQL query with their parameters. Not thread-safe. */
final class Conditions {

    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> parameters = new LinkedHashMap<>();

    Conditions and(String condition) {
        conditions.add(condition);
        return this;
    }

    /** Adds the condition when the value of its one parameter is not null. */
    Conditions and(String condition, String parameter, Object value) {
        if (value != null) {
            conditions.add(condition);
            parameters.put(parameter, value);
        }
        return this;
    }

    /** Sets another parameter of the condition before. */
    Conditions parameter(String parameter, Object value) {
        parameters.put(parameter, value);
        return this;
    }

    /** {@code path in} these ids; nothing at all when there are none. */
    Conditions in(String path, String parameter, Collection<UUID> ids) {
        return in(path, parameter, ids, "");
    }

    /** Like the other, with the end of the condition. */
    Conditions in(String path, String parameter, Collection<UUID> ids, String end) {
        return ids.isEmpty()
                ? and("1 = 0")
                : and(
                        path + " in :" + parameter + end,
                        parameter,
                        ids.stream().map(UUID::toString).toList());
    }

    /** The text as it stands in a pattern of {@code like} with {@code escape '!'}. */
    static String contains(String text) {
        return "%" + text.replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%";
    }

    /** The query {@code <before> where <conditions> <after>}. */
    <T> TypedQuery<T> query(EntityManager entities, String before, String after, Class<T> result) {
        String where = conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
        TypedQuery<T> query = entities.createQuery(before + where + " " + after, result);
        parameters.forEach(query::setParameter);
        return query;
    }
}
