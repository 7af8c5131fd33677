package org.alveolus.itests.harness;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * A program that speaks with the REST interface. Immutable and thread-safe; every {@code with} and {@link #signedIn}
 * gives a new one.
 */
public final class Api {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client;
    private final URI base;
    private final Map<String, String> headers;

    /** Nobody, at that address, such as {@code http://127.0.0.1:8181}. */
    public Api(URI base) {
        this(HttpClient.newBuilder().connectTimeout(PATIENCE).build(), base, Map.of());
    }

    private Api(HttpClient client, URI base, Map<String, String> headers) {
        this.client = client;
        this.base = Objects.requireNonNull(base);
        this.headers = headers;
    }

    /** The same, sending a further header with every request. */
    public Api with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Api(client, base, Map.copyOf(more));
    }

    /** The same, without that header. */
    public Api without(String header) {
        Map<String, String> fewer = new LinkedHashMap<>(headers);
        fewer.remove(header);
        return new Api(client, base, Map.copyOf(fewer));
    }

    /** The header by which it says who it is, null for nobody. */
    public String authorization() {
        return headers.get("Authorization");
    }

    /** The same, signed in with that account. */
    public Api signedIn(String email, String password) {
        Answer session = post("/api/sessions", Map.of("email", email, "password", password))
                .expect(201);
        return with("Authorization", "Bearer " + session.json().path("token").asText());
    }

    /** Asks for a resource. */
    public Answer get(String path) {
        return send("GET", path, null);
    }

    /** Sends an object as JSON; null sends no body. */
    public Answer post(String path, Object body) {
        return send("POST", path, body);
    }

    /** Sends an object as JSON. */
    public Answer put(String path, Object body) {
        return send("PUT", path, body);
    }

    /** Sends an object as JSON. */
    public Answer patch(String path, Object body) {
        return send("PATCH", path, body);
    }

    /** Deletes a resource. */
    public Answer delete(String path) {
        return send("DELETE", path, null);
    }

    /** Sends an object as JSON by any method; null sends no body. */
    public Answer send(String method, String path, Object body) {
        if (body == null) {
            return send(method, path, null, BodyPublishers.noBody());
        }
        return send(method, path, "application/json", BodyPublishers.ofString(json(body)));
    }

    /** Sends exactly those bytes, under that type of content; null sends none. */
    public Answer send(String method, String path, String contentType, BodyPublisher body) {
        HttpResponse<String> response = exchange(method, path, contentType, body, BodyHandlers.ofString());
        return new Answer(method + " " + path, response.statusCode(), response.headers(), response.body());
    }

    /** Asks for a resource that is no text, such as a PDF. */
    public HttpResponse<byte[]> download(String path) {
        return exchange("GET", path, null, BodyPublishers.noBody(), BodyHandlers.ofByteArray());
    }

    private <T> HttpResponse<T> exchange(
            String method, String path, String contentType, BodyPublisher body, HttpResponse.BodyHandler<T> handler) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(base.resolve(path)).timeout(PATIENCE).method(method, body);
        headers.forEach(request::header);
        if (contentType != null) {
            request.header("Content-Type", contentType);
        }
        try {
            return client.send(request.build(), handler);
        } catch (IOException failure) {
            throw new UncheckedIOException(method + " " + path, failure);
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interruption);
        }
    }

    private static String json(Object body) {
        if (body instanceof CharSequence text) {
            return text.toString();
        }
        try {
            return new String(JSON.writeValueAsBytes(body), StandardCharsets.UTF_8);
        } catch (JsonProcessingException failure) {
            throw new IllegalArgumentException(failure);
        }
    }
}
