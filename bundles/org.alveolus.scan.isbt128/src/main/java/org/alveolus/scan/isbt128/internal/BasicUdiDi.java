package org.alveolus.scan.isbt128.internal;

import org.alveolus.spi.udi.CheckDigits;

/**
 * The Basic UDI-DI of devices with human tissue: the processor product identification code and two check digits (ICCBBA ST-017,
 * appendix 1). It stands in certificates and in Eudamed, never on a label.
 */
final class BasicUdiDi {

    private static final int CODE_LENGTH = 16;

    private BasicUdiDi() {}

    /**
     * The two check digits.
     *
     * @param code 16 digits and upper-case letters; not null
     * @throws IllegalArgumentException when it is not that
     */
    static String checksum(String code) {
        if (code.length() != CODE_LENGTH || !code.chars().allMatch(BasicUdiDi::isAllowed)) {
            throw new IllegalArgumentException("a code of 16 digits and upper-case letters is expected, not " + code);
        }
        int value = CheckDigits.mod37Radix2(code, 0, CODE_LENGTH);
        return value < 10 ? "0" + value : String.valueOf(value);
    }

    /** Whether the text is a Basic UDI-DI whose check digits are right. */
    static boolean isValid(String text) {
        return text.length() == CODE_LENGTH + 2
                && text.chars().allMatch(BasicUdiDi::isAllowed)
                && text.endsWith(checksum(text.substring(0, CODE_LENGTH)));
    }

    private static boolean isAllowed(int c) {
        return c >= '0' && c <= '9' || c >= 'A' && c <= 'Z';
    }
}
