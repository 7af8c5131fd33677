package org.alveolus.accounts.internal.domain;

import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Time-based one-time passwords as every authenticator knows them: RFC 6238 with HMAC-SHA-1, thirty seconds and six digits; the
 * secret in Base32 (RFC 4648) without padding. Stateless; any thread.
 */
public final class Totp {

    /** How many bytes a secret has: as many as the hash (RFC 4226, 4, R6). */
    private static final int SECRET = 20;

    private static final int STEP_SECONDS = 30;
    private static final int DIGITS = 1_000_000;
    private static final int BITS_OF_SIGN = 5;
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final SecureRandom RANDOM = new SecureRandom();

    private Totp() {}

    /** A new secret. */
    public static String secret() {
        return random(SECRET);
    }

    /** So many random bytes in Base32. */
    static String random(int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        return encode(random);
    }

    /** The number of a moment's time step. */
    public static long step(Instant now) {
        return Math.floorDiv(now.getEpochSecond(), STEP_SECONDS);
    }

    /** The password of a time step, six digits (RFC 4226, 5.3). */
    public static String password(String secret, long step) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(decode(secret), "HmacSHA1"));
            byte[] hash =
                    mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
            int offset = hash[hash.length - 1] & 0x0f;
            int number = ByteBuffer.wrap(hash, offset, Integer.BYTES).getInt() & Integer.MAX_VALUE;
            return String.format("%06d", number % DIGITS);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The address that an authenticator reads from a picture. */
    public static String address(String secret, String email) {
        return "otpauth://totp/Alveolus:"
                + URLEncoder.encode(email, StandardCharsets.UTF_8).replace("+", "%20") + "?secret=" + secret
                + "&issuer=Alveolus&algorithm=SHA1&digits=6&period=" + STEP_SECONDS;
    }

    private static String encode(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        int buffer = 0;
        int bits = 0;
        for (byte each : bytes) {
            buffer = buffer << Byte.SIZE | each & 0xff;
            bits += Byte.SIZE;
            while (bits >= BITS_OF_SIGN) {
                bits -= BITS_OF_SIGN;
                text.append(ALPHABET.charAt(buffer >> bits & 0x1f));
            }
            buffer &= (1 << bits) - 1;
        }
        if (bits > 0) {
            text.append(ALPHABET.charAt(buffer << BITS_OF_SIGN - bits & 0x1f));
        }
        return text.toString();
    }

    private static byte[] decode(String text) {
        ByteBuffer bytes = ByteBuffer.allocate(text.length() * BITS_OF_SIGN / Byte.SIZE);
        int buffer = 0;
        int bits = 0;
        for (char sign : text.toCharArray()) {
            buffer = buffer << BITS_OF_SIGN | ALPHABET.indexOf(sign);
            bits += BITS_OF_SIGN;
            if (bits >= Byte.SIZE) {
                bits -= Byte.SIZE;
                bytes.put((byte) (buffer >> bits));
                buffer &= (1 << bits) - 1;
            }
        }
        return bytes.array();
    }
}
