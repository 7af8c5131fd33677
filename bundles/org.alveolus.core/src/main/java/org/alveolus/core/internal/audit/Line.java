package org.alveolus.core.internal.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.alveolus.api.Caller;
import org.alveolus.api.audit.AuditEvent;
import org.alveolus.api.audit.AuditLine;

/**
 * A line before it has its number. Its hash is SHA-256 over its canonical form: the elements {@code 1} (the form's version), chain,
 * number, hash of the line before (64 zeros before the first), time, account, name, role, location, channel, address, request id,
 * node, action, object type, object id, patient, outcome, detail; each as its length in UTF-8 bytes, a colon, its bytes and a
 * comma (a netstring), and a missing one as {@code -,}. Numbers are decimal, the time is ISO 8601 in UTC.
 *
 * @param chain the institution whose chain it belongs to
 */
record Line(
        String chain,
        Instant at,
        String account,
        String name,
        String role,
        String location,
        String channel,
        String address,
        String requestId,
        String node,
        String action,
        String objectType,
        String objectId,
        String patient,
        String outcome,
        String detail) {

    /** The chain of acts that belong to no institution. */
    static final String SYSTEM_CHAIN = "00000000-0000-0000-0000-000000000000";

    /** Stands for the line before the first. */
    static final String NO_HASH = "0".repeat(64);

    private static final Set<String> SYSTEM_CHANNELS = Set.of("job", "shell");

    static Line of(Caller caller, AuditEvent event, Instant now, String node) {
        return new Line(
                caller.institution() == null
                        ? SYSTEM_CHAIN
                        : caller.institution().toString(),
                now.truncatedTo(ChronoUnit.MICROS), // what both databases keep
                text(caller.account()),
                fit(Objects.requireNonNullElse(caller.name(), ""), 200),
                role(caller),
                text(caller.location()),
                fit(caller.origin().channel(), 20),
                fit(caller.origin().address(), 100),
                fit(caller.origin().requestId(), 100),
                fit(node, 100),
                event.action().name(),
                fit(event.objectType(), 60),
                fit(event.objectId(), 200),
                text(event.patient()),
                event.outcome().name(),
                fit(event.detail(), 1000));
    }

    private static String text(UUID id) {
        return Objects.toString(id, null);
    }

    private static String role(Caller caller) {
        if (caller.account() == null) {
            return SYSTEM_CHANNELS.contains(caller.origin().channel()) ? "system" : "anonymous";
        }
        return caller.rights().administrator() ? "administrator" : "staff";
    }

    /** An act must not fail because its line does not fit; what cannot be stored is replaced. */
    private static String fit(String text, int length) {
        if (text == null || text.length() <= length && text.chars().allMatch(Line::isPlain)) {
            return text;
        }
        String clean = text.codePoints()
                .map(point -> Character.isISOControl(point) || isSurrogate(point) ? '\uFFFD' : point)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        if (clean.length() <= length) {
            return clean;
        }
        int end = Character.isHighSurrogate(clean.charAt(length - 2)) ? length - 2 : length - 1;
        return clean.substring(0, end) + '\u2026';
    }

    private static boolean isPlain(int unit) {
        return !Character.isISOControl(unit) && !isSurrogate(unit);
    }

    private static boolean isSurrogate(int point) {
        return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
    }

    boolean refused() {
        return outcome.equals(AuditEvent.Outcome.REFUSED.name());
    }

    String hash(long number, String previous) {
        MessageDigest digest = sha256();
        for (String element : Arrays.asList(
                "1",
                chain,
                Long.toString(number),
                previous,
                at.toString(),
                account,
                name,
                role,
                location,
                channel,
                address,
                requestId,
                node,
                action,
                objectType,
                objectId,
                patient,
                outcome,
                detail)) {
            update(digest, element);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void update(MessageDigest digest, String element) {
        if (element == null) {
            digest.update((byte) '-');
        } else {
            byte[] bytes = element.getBytes(StandardCharsets.UTF_8);
            digest.update(Integer.toString(bytes.length).getBytes(StandardCharsets.US_ASCII));
            digest.update((byte) ':');
            digest.update(bytes);
        }
        digest.update((byte) ',');
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    AuditLine numbered(long number, String hash) {
        return new AuditLine(
                number,
                at,
                id(account),
                name,
                role,
                id(location),
                channel,
                address,
                requestId,
                node,
                new AuditEvent(
                        AuditEvent.Action.valueOf(action),
                        objectType,
                        objectId,
                        id(patient),
                        AuditEvent.Outcome.valueOf(outcome),
                        detail),
                hash);
    }

    private static UUID id(String text) {
        return text == null ? null : UUID.fromString(text);
    }
}
