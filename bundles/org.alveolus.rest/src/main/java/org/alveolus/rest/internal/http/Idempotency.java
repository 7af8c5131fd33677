package org.alveolus.rest.internal.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.alveolus.api.Problem;
import org.alveolus.api.ProblemException;
import org.alveolus.api.Transactions;

/**
 * Lets a change that is sent again be answered again instead of being made again (P4): the answer is kept, in the transaction
 * of the change, under the account, the institution and the client's key.
 *
 * <p>The row is inserted before the change is made, so that of two requests at the same time the second waits at the
 * primary key until the first has ended. A change that was refused leaves no row.
 */
final class Idempotency {

    static final String HEADER = "Idempotency-Key";
    static final String REPLAYED = "Idempotency-Replayed";

    /** How long an answer is kept. */
    static final Duration KEPT = Duration.ofHours(24);

    private static final int MAXIMUM_KEY = 255;
    private static final Set<String> KEPT_HEADERS = Set.of("etag", "location", "content-disposition");
    private static final Set<String> LOCKED = Set.of("40XL1", "40XL2", "40001", "40P01", "55P03");
    private static final String DUPLICATE = "23505";

    private final Transactions transactions;
    private final Clock clock;

    Idempotency(Transactions transactions, Clock clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Another request with this key has ended meanwhile: look again, in a new transaction. */
    static final class Overtaken extends RuntimeException {

        @java.io.Serial
        private static final long serialVersionUID = 1;

        Overtaken(SQLException cause) {
            super(cause);
        }
    }

    /**
     * The key of a call; empty when it has none or when nothing can be kept for its caller.
     *
     * @throws ProblemException 400 when it is no good key
     */
    static Optional<String> key(Call call) {
        String key = call.request.getHeader(HEADER);
        if (key == null || call.caller.account() == null || call.caller.institution() == null) {
            return Optional.empty();
        }
        boolean good =
                !key.isBlank() && key.length() <= MAXIMUM_KEY && key.chars().allMatch(c -> c > ' ' && c < 127);
        if (!good) {
            throw Problem.invalid(HEADER, "not-valid", "A key has 1 to " + MAXIMUM_KEY + " printable ASCII characters")
                    .exception();
        }
        return Optional.of(key);
    }

    /**
     * Takes the key for this call, or gives the answer that was given under it.
     *
     * @throws ProblemException 422 {@code idempotency-key-reused} when the key came with another request; 409 {@code in-progress} when
     *     the other request takes too long
     * @throws Overtaken when the transaction must be begun anew
     */
    Optional<Answer> begin(Call call, String key) {
        String fingerprint = fingerprint(call);
        try (Connection connection = transactions.connection()) {
            Optional<Answer> earlier = find(connection, call, key, fingerprint);
            if (earlier.isEmpty()) {
                insert(connection, call, key, fingerprint);
            }
            return earlier;
        } catch (SQLException e) {
            if (DUPLICATE.equals(e.getSQLState())) {
                throw new Overtaken(e);
            }
            if (LOCKED.contains(String.valueOf(e.getSQLState()))) {
                throw new ProblemException(
                        Problem.conflict("in-progress", "A request with this Idempotency-Key is still being answered.")
                                .with("retryAfter", 1),
                        e);
            }
            throw new IllegalStateException(e);
        }
    }

    private Optional<Answer> find(Connection connection, Call call, String key, String fingerprint)
            throws SQLException {
        String sql = "select fingerprint, created_at, status, content_type, headers, body from rest_answer"
                + " where institution_id = ? and account_id = ? and idempotency_key = ?";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bindKey(statement, 1, call, key);
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                if (row.getTimestamp("created_at")
                        .toInstant()
                        .isBefore(clock.instant().minus(KEPT))) {
                    delete(connection, call, key);
                    return Optional.empty();
                }
                if (!row.getString("fingerprint").equals(fingerprint)) {
                    throw Problem.of(
                                    "idempotency-key-reused",
                                    422,
                                    "This key was used for another request",
                                    "Take a new Idempotency-Key for every change, and the same one only to send a change again.")
                            .exception();
                }
                List<Map.Entry<String, String>> headers = headers(row.getString("headers"));
                headers.add(Map.entry(REPLAYED, "true"));
                return Optional.of(
                        new Answer(row.getInt("status"), row.getString("content_type"), row.getBytes("body"), headers));
            }
        }
    }

    private void insert(Connection connection, Call call, String key, String fingerprint) throws SQLException {
        String sql = "insert into rest_answer"
                + " (institution_id, account_id, idempotency_key, fingerprint, created_at, status) values (?, ?, ?, ?, ?, 0)";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bindKey(statement, 1, call, key);
            statement.setString(4, fingerprint);
            statement.setTimestamp(5, Timestamp.from(clock.instant()));
            statement.executeUpdate();
        }
    }

    private static void delete(Connection connection, Call call, String key) throws SQLException {
        String sql = "delete from rest_answer where institution_id = ? and account_id = ? and idempotency_key = ?";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bindKey(statement, 1, call, key);
            statement.executeUpdate();
        }
    }

    /** Keeps the answer under the key that {@link #begin} took. */
    void finish(Call call, Answer answer) {
        String sql = "update rest_answer set status = ?, content_type = ?, headers = ?, body = ?"
                + " where institution_id = ? and account_id = ? and idempotency_key = ?";
        try (Connection connection = transactions.connection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setInt(1, answer.status());
            statement.setString(2, answer.contentType());
            statement.setString(3, text(answer.headers()));
            statement.setBytes(4, answer.body());
            bindKey(statement, 5, call, call.key);
            if (statement.executeUpdate() != 1) {
                throw new IllegalStateException("the row of this request's key is gone");
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Forgets the answers of the caller's institution that are older than they need be. */
    int forget(String institution) {
        Instant before = clock.instant().minus(KEPT);
        return transactions.run(() -> {
            try (Connection connection = transactions.connection();
                    PreparedStatement statement = connection.prepareStatement(
                            "delete from rest_answer where institution_id = ? and created_at < ?")) {
                statement.setString(1, institution);
                statement.setTimestamp(2, Timestamp.from(before));
                return statement.executeUpdate();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private static void bindKey(PreparedStatement statement, int first, Call call, String key) throws SQLException {
        statement.setString(first, call.caller.institution().toString());
        statement.setString(first + 1, call.caller.account().toString());
        statement.setString(first + 2, key);
    }

    /** Whether an answer's header is kept with it. */
    static boolean keeps(String header) {
        return KEPT_HEADERS.contains(header.toLowerCase(java.util.Locale.ROOT));
    }

    private static String text(List<Map.Entry<String, String>> headers) {
        StringBuilder text = new StringBuilder();
        headers.forEach(header -> text.append(header.getKey())
                .append(':')
                .append(header.getValue())
                .append('\n'));
        return text.toString();
    }

    private static List<Map.Entry<String, String>> headers(String text) {
        List<Map.Entry<String, String>> headers = new ArrayList<>();
        if (text != null) {
            text.lines().forEach(line -> {
                int colon = line.indexOf(':');
                headers.add(Map.entry(line.substring(0, colon), line.substring(colon + 1)));
            });
        }
        return headers;
    }

    /** What makes a request another one: method, address, practice location and body. */
    private static String fingerprint(Call call) {
        MessageDigest digest = sha256();
        add(digest, call.request.getMethod());
        add(digest, call.request.getRequestURI());
        add(digest, call.request.getQueryString());
        add(digest, call.request.getHeader(Security.LOCATION_HEADER));
        add(digest, call.request.getHeader("If-Match"));
        digest.update(call.body);
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void add(MessageDigest digest, String text) {
        digest.update(String.valueOf(text).getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
