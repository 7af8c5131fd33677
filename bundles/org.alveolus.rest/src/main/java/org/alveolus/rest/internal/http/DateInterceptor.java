package org.alveolus.rest.internal.http;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.ws.rs.core.HttpHeaders;
import org.apache.cxf.message.Message;
import org.apache.cxf.phase.AbstractPhaseInterceptor;
import org.apache.cxf.phase.Phase;

/**
 * Gives every answer its date, formatted once a second; CXF would otherwise format it anew for each, which costs a twelfth of the
 * time of a small request.
 */
final class DateInterceptor extends AbstractPhaseInterceptor<Message> {

    private record Formatted(long second, List<Object> header) {}

    private volatile Formatted last = format(0);

    DateInterceptor() {
        super(Phase.SETUP);
    }

    @Override
    public void handleMessage(Message message) {
        if (message.get(Message.PROTOCOL_HEADERS) == null) {
            Map<String, List<Object>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            headers.put(HttpHeaders.DATE, date());
            message.put(Message.PROTOCOL_HEADERS, headers);
        }
    }

    private List<Object> date() {
        long second = System.currentTimeMillis() / 1000;
        Formatted known = last;
        if (known.second() != second) {
            known = format(second);
            last = known;
        }
        return known.header();
    }

    private static Formatted format(long second) {
        return new Formatted(
                second,
                List.of(DateTimeFormatter.RFC_1123_DATE_TIME.format(
                        Instant.ofEpochSecond(second).atOffset(ZoneOffset.UTC))));
    }
}
