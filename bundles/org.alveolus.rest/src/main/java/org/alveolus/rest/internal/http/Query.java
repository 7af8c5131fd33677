package org.alveolus.rest.internal.http;

import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.alveolus.api.Problem;
import org.alveolus.rest.internal.json.TextForm;

/** The parameters of a request's query, decoded; of a repeated one the first counts. */
final class Query {

    private static final Query NONE = new Query(Map.of());

    private final Map<String, String> values;

    private Query(Map<String, String> values) {
        this.values = values;
    }

    /**
     * @param text as sent; null when there is none
     * @throws org.alveolus.api.ProblemException 400 when it is not percent-encoded UTF-8
     */
    static Query parse(String text) {
        if (text == null || text.isEmpty()) {
            return NONE;
        }
        Map<String, String> values = new HashMap<>();
        for (String pair : text.split("&")) {
            int equals = pair.indexOf('=');
            String name = decode(equals < 0 ? pair : pair.substring(0, equals), true);
            String value = equals < 0 ? "" : decode(pair.substring(equals + 1), true);
            if (!TextForm.storable(name) || !TextForm.storable(value)) {
                throw Problem.badRequest("NUL characters are not allowed in the query.")
                        .exception();
            }
            values.putIfAbsent(name, value);
        }
        return new Query(values);
    }

    /** Null when it was not sent. */
    String get(String name) {
        return values.get(name);
    }

    /**
     * Decodes a part of an address.
     *
     * @param form whether a plus is a space
     * @throws org.alveolus.api.ProblemException 400 when it is not percent-encoded UTF-8
     */
    static String decode(String text, boolean form) {
        if (text.indexOf('%') < 0 && (!form || text.indexOf('+') < 0)) {
            return text;
        }
        try {
            String bytes = URLDecoder.decode(form ? text : text.replace("+", "%2B"), StandardCharsets.ISO_8859_1);
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.getBytes(StandardCharsets.ISO_8859_1)))
                    .toString();
        } catch (IllegalArgumentException | CharacterCodingException e) {
            throw Problem.badRequest("The address is not percent-encoded UTF-8.")
                    .exception();
        }
    }
}
