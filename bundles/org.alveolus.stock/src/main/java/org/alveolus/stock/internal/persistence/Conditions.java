package org.alveolus.stock.internal.persistence;

import java.util.LinkedHashMap;
import java.util.Map;
import javax.persistence.EntityManager;
import javax.persistence.TypedQuery;

/** The conditions of a query and their parameters. Not thread-safe. */
final class Conditions {

    private final StringBuilder text = new StringBuilder();
    private final Map<String, Object> parameters = new LinkedHashMap<>();

    Conditions and(String condition) {
        text.append(text.isEmpty() ? " where " : " and ").append(condition);
        return this;
    }

    Conditions and(String condition, String parameter, Object value) {
        return and(condition).set(parameter, value);
    }

    Conditions set(String parameter, Object value) {
        parameters.put(parameter, value);
        return this;
    }

    /** The same conditions, to which others can be added. */
    Conditions copy() {
        Conditions copy = new Conditions();
        copy.text.append(text);
        copy.parameters.putAll(parameters);
        return copy;
    }

    <T> TypedQuery<T> query(EntityManager entities, String select, String tail, Class<T> type) {
        TypedQuery<T> query = entities.createQuery(select + text + tail, type);
        parameters.forEach(query::setParameter);
        return query;
    }
}
