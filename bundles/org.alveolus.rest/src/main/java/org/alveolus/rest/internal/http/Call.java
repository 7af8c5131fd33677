package org.alveolus.rest.internal.http;

import java.util.Collection;
import java.util.List;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.Part;
import org.alveolus.api.Caller;

/** One request on its way through. Used by the thread that serves it. */
final class Call {

    final HttpServletRequest request;
    final String id;

    /** Null until it is found. */
    Route route;

    /** The path's segments that the route's parameters stand for, as sent. */
    List<String> pathValues = List.of();

    /** Null until admitted. */
    Caller caller;

    /** The media type that the client takes; null until chosen. */
    String produces;

    /** The whole body; null when there is none or it is a form. */
    byte[] body;

    /** The parts of a form. */
    Collection<Part> parts = List.of();

    private Query query;

    Call(HttpServletRequest request, String id) {
        this.request = request;
        this.id = id;
    }

    Query query() {
        if (query == null) {
            query = Query.parse(request.getQueryString());
        }
        return query;
    }
}
