package org.alveolus.accounts.internal.domain;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertTrue;

import java.time.Instant;
import org.junit.Test;

/** Proves A7: the test values of RFC 6238, appendix B, for SHA-1, by their last six digits. */
public class TotpTest {

    /** {@code 12345678901234567890} in Base32. */
    private static final String SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

    @Test
    public void givesThePasswordsOfTheStandard() {
        assertEquals("287082", at(59));
        assertEquals("081804", at(1_111_111_109));
        assertEquals("050471", at(1_111_111_111));
        assertEquals("005924", at(1_234_567_890));
        assertEquals("279037", at(2_000_000_000));
        assertEquals("353130", at(20_000_000_000L));
    }

    private static String at(long second) {
        return Totp.password(SECRET, Totp.step(Instant.ofEpochSecond(second)));
    }

    @Test
    public void makesSecretsOfTheHashsLength() {
        assertTrue(Totp.secret().matches("[A-Z2-7]{32}"));
        assertNotEquals(Totp.secret(), Totp.secret());
    }

    @Test
    public void namesTheAccountInTheAddress() {
        assertEquals(
                "otpauth://totp/Alveolus:anna%2Bx%40linden.example?secret=" + SECRET
                        + "&issuer=Alveolus&algorithm=SHA1&digits=6&period=30",
                Totp.address(SECRET, "anna+x@linden.example"));
    }

    @Test
    public void recoveryCodesAreTypedAnyhow() {
        String code = RecoveryCode.next();
        assertTrue(code, code.matches("([A-Z2-7]{4}-){3}[A-Z2-7]{4}"));
        assertEquals(
                RecoveryCode.hash(code),
                RecoveryCode.hash(" " + code.toLowerCase(java.util.Locale.ROOT).replace('-', ' ')));
    }
}
