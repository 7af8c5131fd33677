package org.alveolus.accounts.internal.domain;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Base64;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.alveolus.api.Problem;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Hashes passwords by Argon2id (RFC 9106), written in the usual form {@code $argon2id$v=19$m=..,t=..,p=..$salt$hash}. Any
 * thread; only a few hash at a time, since each needs {@value #MEMORY} KiB.
 */
public final class PasswordHasher {

    /** The OWASP Password Storage Cheat Sheet's recommendation for Argon2id: 19 MiB, two passes, one lane. */
    private static final int MEMORY = 19 * 1024;

    private static final int PASSES = 2;
    private static final int LANES = 1;
    private static final int SALT = 16;
    private static final int HASH = 32;
    private static final int PATIENCE_SECONDS = 5;
    private static final Pattern FORM =
            Pattern.compile("\\$argon2id\\$v=19\\$m=(\\d{1,7}),t=(\\d{1,3}),p=(\\d{1,2})\\$([^$]+)\\$([^$]+)");
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Semaphore places =
            new Semaphore(Math.max(2, Runtime.getRuntime().availableProcessors()), true);
    private final String nobody;

    public PasswordHasher() {
        byte[] salt = random(SALT);
        nobody = text(new Cost(MEMORY, PASSES, LANES), salt, random(HASH));
    }

    private record Cost(int memory, int passes, int lanes) {}

    /**
     * The hash to keep.
     *
     * @throws org.alveolus.api.ProblemException 503 {@code busy} when too many wait already
     */
    public String hash(String password) {
        Cost cost = new Cost(MEMORY, PASSES, LANES);
        byte[] salt = random(SALT);
        return text(cost, salt, derive(password, cost, salt, HASH));
    }

    /**
     * Whether this is the password of the hash. Takes the same time whatever the password.
     *
     * @throws org.alveolus.api.ProblemException as {@link #hash}
     * @throws IllegalStateException when the hash is none of ours
     */
    public boolean matches(String password, String hash) {
        Matcher form = FORM.matcher(hash);
        if (!form.matches()) {
            throw new IllegalStateException("not a password hash");
        }
        Cost cost = new Cost(
                Integer.parseInt(form.group(1)), Integer.parseInt(form.group(2)), Integer.parseInt(form.group(3)));
        byte[] expected = Base64.getDecoder().decode(form.group(5));
        byte[] derived = derive(password, cost, Base64.getDecoder().decode(form.group(4)), expected.length);
        return MessageDigest.isEqual(expected, derived);
    }

    /** Does the work of {@link #matches} for an account that does not exist, so that nobody can tell by the time. */
    public void matchNobody(String password) {
        matches(password, nobody);
    }

    /** Whether the hash was made with less effort than is usual now. */
    public boolean outdated(String hash) {
        return !hash.startsWith(prefix(new Cost(MEMORY, PASSES, LANES)));
    }

    private byte[] derive(String password, Cost cost, byte[] salt, int length) {
        try {
            if (!places.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw busy();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw busy();
        }
        try {
            Argon2BytesGenerator generator = new Argon2BytesGenerator();
            generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                    .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                    .withMemoryAsKB(cost.memory())
                    .withIterations(cost.passes())
                    .withParallelism(cost.lanes())
                    .withSalt(salt)
                    .build());
            byte[] hash = new byte[length];
            generator.generateBytes(
                    Normalizer.normalize(password, Normalizer.Form.NFC).getBytes(StandardCharsets.UTF_8), hash);
            return hash;
        } finally {
            places.release();
        }
    }

    private static RuntimeException busy() {
        return Problem.of("busy", 503, "Too many people sign in right now", "Try again in a few seconds.")
                .with("retryAfter", PATIENCE_SECONDS)
                .exception();
    }

    private static String prefix(Cost cost) {
        return "$argon2id$v=19$m=" + cost.memory() + ",t=" + cost.passes() + ",p=" + cost.lanes() + "$";
    }

    private static String text(Cost cost, byte[] salt, byte[] hash) {
        Base64.Encoder encoder = Base64.getEncoder().withoutPadding();
        return prefix(cost) + encoder.encodeToString(salt) + "$" + encoder.encodeToString(hash);
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }
}
