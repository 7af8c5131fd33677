package org.alveolus.bench.load;

import java.util.Map;

/**
 * A request.
 *
 * @param body null for none
 * @param type of the body
 * @param expected the status of the right answer
 */
record Call(String method, String path, Map<String, String> headers, byte[] body, String type, int expected) {

    static Call get(String path, Map<String, String> headers) {
        return new Call("GET", path, headers, null, null, 200);
    }

    static Call json(String path, Map<String, String> headers, byte[] body, int expected) {
        return new Call("POST", path, headers, body, "application/json", expected);
    }

    static Call text(String path, byte[] body) {
        return new Call("POST", path, Map.of(), body, "text/plain", 200);
    }
}
