package org.alveolus.accounts.internal.domain;

import java.util.Locale;

/** Codes that stand in for a lost authenticator, each of use once: eighty random bits, in four groups. */
public final class RecoveryCode {

    private static final int BYTES = 10;

    private RecoveryCode() {}

    /** A new one, e.g. {@code ABCD-EFGH-IJKL-MNOP}. */
    public static String next() {
        return Totp.random(BYTES).replaceAll("(.{4})(?!$)", "$1-");
    }

    /** The form in which the database knows it, however it was typed. */
    public static String hash(String typed) {
        return Token.hash("recovery " + typed.toUpperCase(Locale.ROOT).replaceAll("[\\s-]", ""));
    }
}
