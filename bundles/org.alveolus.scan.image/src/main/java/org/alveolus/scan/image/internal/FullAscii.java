package org.alveolus.scan.image.internal;

import java.util.Optional;

/**
 * The full ASCII mode of Code 39: one of {@code $ % / +} and a letter stand for a character that Code 39 has not (ISO/IEC
 * 16388, annex A). Nothing in a symbol tells whether its maker meant the mode. Stateless.
 */
final class FullAscii {

    /** What {@code %A} to {@code %Z} stand for. */
    private static final String BEHIND_PERCENT =
            "\u001b\u001c\u001d\u001e\u001f;<=>?[\\]^_{|}~\u007f\u0000@`\u007f\u007f\u007f";

    private FullAscii() {}

    /**
     * @param plain what the symbol holds, character for character
     * @return what it says in full ASCII mode; none when it holds no pair, or a sign that begins none
     */
    static Optional<String> decode(String plain) {
        StringBuilder text = new StringBuilder(plain.length());
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            if ("$%/+".indexOf(c) < 0) {
                text.append(c);
            } else {
                i++;
                int meant = i < plain.length() ? pair(c, plain.charAt(i)) : -1;
                if (meant < 0) {
                    return Optional.empty();
                }
                text.append((char) meant);
            }
        }
        return text.length() == plain.length() ? Optional.empty() : Optional.of(text.toString());
    }

    /** Whether letters in lower case or an HIBC flag make it likely that the mode was meant. */
    static boolean isLikely(String plain) {
        return plain.startsWith("/K") || plain.indexOf('+') > 0;
    }

    private static int pair(char sign, char letter) {
        if (letter < 'A' || letter > 'Z') {
            return -1;
        }
        return switch (sign) {
            case '+' -> letter - 'A' + 'a';
            case '$' -> letter - 'A' + 1;
            case '/' -> letter <= 'O' ? letter - 'A' + '!' : letter == 'Z' ? ':' : -1;
            default -> BEHIND_PERCENT.charAt(letter - 'A');
        };
    }
}
