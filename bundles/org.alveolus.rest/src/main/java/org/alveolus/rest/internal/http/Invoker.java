package org.alveolus.rest.internal.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.StreamingOutput;
import org.alveolus.rest.internal.json.Json;

/** Calls the resource method and puts what it gave into the form in which it goes out. */
final class Invoker {

    private static final int OK = 200;
    private static final int NO_CONTENT = 204;

    private Invoker() {}

    static Answer answer(Call call) throws Throwable {
        Object result = call.route.invoke(call);
        if (result instanceof Response response) {
            return answer(response, call);
        }
        return result == null
                ? Answer.of(NO_CONTENT, null, null, List.of())
                : answer(OK, result, call, null, List.of());
    }

    private static Answer answer(Response response, Call call) {
        List<Map.Entry<String, String>> headers = new ArrayList<>();
        String contentType = null;
        for (Map.Entry<String, List<String>> header :
                response.getStringHeaders().entrySet()) {
            if (header.getKey().equalsIgnoreCase("Content-Type")) {
                contentType = header.getValue().get(0);
            } else {
                header.getValue().forEach(value -> headers.add(Map.entry(header.getKey(), value)));
            }
        }
        return response.getEntity() == null
                ? Answer.of(response.getStatus(), null, null, headers)
                : answer(response.getStatus(), response.getEntity(), call, contentType, headers);
    }

    private static Answer answer(
            int status, Object entity, Call call, String contentType, List<Map.Entry<String, String>> headers) {
        String type = contentType != null ? contentType : call.produces;
        if (entity instanceof byte[] bytes) {
            return Answer.of(status, type, bytes, headers);
        }
        if (entity instanceof StreamingOutput stream) {
            if (call.route.writes()) {
                throw new IllegalStateException(call.route + ": a change cannot answer by a stream");
            }
            return new Answer(status, type, null, stream, headers);
        }
        if (type.startsWith("text/") && entity instanceof String text) {
            return Answer.of(status, utf8(type), text.getBytes(StandardCharsets.UTF_8), headers);
        }
        return Answer.of(status, type.contains("*") ? MediaType.APPLICATION_JSON : type, Json.write(entity), headers);
    }

    private static String utf8(String type) {
        return type.contains("charset") ? type : type + ";charset=utf-8";
    }
}
