package org.alveolus.accounts.internal.domain;

import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import org.junit.Test;

/** Proves A7 (hashing). */
public class PasswordHasherTest {

    private final PasswordHasher hasher = new PasswordHasher();

    @Test
    public void knowsItsPasswordAndNoOther() {
        String hash = hasher.hash("Implant#2026");
        assertTrue(hash, hash.startsWith("$argon2id$v=19$m=19456,t=2,p=1$"));
        assertTrue(hasher.matches("Implant#2026", hash));
        assertFalse(hasher.matches("implant#2026", hash));
        assertFalse(hasher.matches("", hash));
        assertNotEquals("salted", hash, hasher.hash("Implant#2026"));
        assertFalse(hasher.outdated(hash));
    }

    @Test
    public void readsHashesOfTheReferenceImplementation() {
        // A vector of the reference implementation's test.c: version 0x13, t=2, m=2^16, p=1, 'password', 'somesalt'.
        String hash = "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";
        assertTrue(hasher.matches("password", hash));
        assertTrue(hasher.outdated(hash));
    }

    @Test
    public void takesComposedAndDecomposedLettersForTheSame() {
        assertTrue(hasher.matches("Zoe\u0308#2026x", hasher.hash("Zo\u00eb#2026x")));
    }

    @Test
    public void refusesWhatIsNoHash() {
        assertThrows(IllegalStateException.class, () -> hasher.matches("x", "plain"));
    }
}
