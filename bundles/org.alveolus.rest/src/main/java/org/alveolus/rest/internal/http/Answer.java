package org.alveolus.rest.internal.http;

import java.util.List;
import java.util.Map;
import javax.ws.rs.core.StreamingOutput;

/**
 * What goes back to the client.
 *
 * @param contentType null when there is no body
 * @param body null when there is none or it is streamed
 * @param stream writes the body when it is too large to be held; null otherwise
 * @param headers further headers, in order
 */
record Answer(
        int status, String contentType, byte[] body, StreamingOutput stream, List<Map.Entry<String, String>> headers) {

    static final int ERROR = 400;

    static Answer of(int status, String contentType, byte[] body, List<Map.Entry<String, String>> headers) {
        return new Answer(status, contentType, body, null, headers);
    }

    boolean failed() {
        return status >= ERROR;
    }
}
