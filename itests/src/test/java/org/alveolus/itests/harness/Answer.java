package org.alveolus.itests.harness;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpHeaders;

/**
 * An answer of the server.
 *
 * @param request what was asked, for messages
 * @param status  the HTTP status
 * @param headers the HTTP headers
 * @param body    the text of the answer, empty if there was none
 */
public record Answer(String request, int status, HttpHeaders headers, String body) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** This answer, when it has that status. */
    public Answer expect(int expected) {
        if (status != expected) {
            throw new AssertionError(request + ": expected " + expected + " but was " + status + "\n" + body);
        }
        return this;
    }

    /** The value of a header, or null. */
    public String header(String name) {
        return headers.firstValue(name).orElse(null);
    }

    /** The body as JSON. */
    public JsonNode json() {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException failure) {
            throw new AssertionError(request + ": no JSON\n" + body, failure);
        }
    }
}
