package org.alveolus.rest.internal.http;

import java.util.List;
import java.util.Map;

/**
 * An answer as bytes.
 *
 * @param contentType null when there is no body
 * @param body null when there is none
 * @param headers further headers, in order
 */
record Answer(int status, String contentType, byte[] body, List<Map.Entry<String, String>> headers) {}
