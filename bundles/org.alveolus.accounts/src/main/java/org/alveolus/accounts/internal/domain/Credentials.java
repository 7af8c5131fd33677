package org.alveolus.accounts.internal.domain;

import java.util.Locale;
import java.util.regex.Pattern;
import org.alveolus.api.Problem;

/** What e-mail addresses and passwords must be like (A1, A2). */
public final class Credentials {

    private static final int MAXIMUM_EMAIL = 254;
    private static final int MINIMUM_PASSWORD = 8;
    private static final int MAXIMUM_PASSWORD = 200;

    /** One at sign with something before it, and a domain; whether it exists only a mail can tell. */
    private static final Pattern EMAIL =
            Pattern.compile("[^\\s@\\p{Cntrl}]{1,64}@[^\\s@\\p{Cntrl}.]+(\\.[^\\s@\\p{Cntrl}.]+)*");

    private Credentials() {}

    /** The form in which two addresses are the same user name. */
    public static String key(String email) {
        return email.strip().toLowerCase(Locale.ROOT);
    }

    /** Adds the faults of a user name. */
    public static void checkEmail(Problem.Faults faults, String pointer, String email) {
        if (email == null || email.isBlank()) {
            faults.required(pointer, null);
        } else if (email.strip().length() > MAXIMUM_EMAIL
                || key(email).length() > MAXIMUM_EMAIL
                || !EMAIL.matcher(email.strip()).matches()) {
            faults.add(pointer, "not-an-email", "An e-mail address like anna@praktijk.example is expected");
        }
    }

    /** Adds the faults of a new password. */
    public static void checkPassword(Problem.Faults faults, String pointer, String password) {
        if (password == null || password.isEmpty()) {
            faults.required(pointer, null);
        } else if (password.length() > MAXIMUM_PASSWORD) {
            faults.add(pointer, "too-long", "At most " + MAXIMUM_PASSWORD + " characters are allowed");
        } else if (password.length() < MINIMUM_PASSWORD
                || password.codePoints().noneMatch(Character::isDigit)
                || password.codePoints().allMatch(c -> Character.isLetterOrDigit(c) || Character.isWhitespace(c))) {
            faults.add(
                    pointer,
                    "weak-password",
                    "At least " + MINIMUM_PASSWORD + " characters, one digit and one symbol are needed");
        }
    }

    /** Whether a text can be the password of any account; saves the work where it cannot. */
    public static boolean possible(String password) {
        return password.length() <= MAXIMUM_PASSWORD;
    }
}
