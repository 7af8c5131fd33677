package org.alveolus.spi.udi;

/** Check digits of the identification standards. Stateless; any thread. */
public final class CheckDigits {

    private CheckDigits() {}

    /**
     * The GS1 standard check digit, modulo 10 with weights 3 and 1 from the right (GS1 General Specifications, 7.9.1).
     *
     * @param text holds the digits; not null
     * @param from index of the first digit
     * @param to index after the last digit before the check digit; all characters between must be digits
     * @return the check digit as a character
     */
    public static char gs1(CharSequence text, int from, int to) {
        int sum = 0;
        int weight = 3;
        for (int i = to - 1; i >= from; i--) {
            sum += (text.charAt(i) - '0') * weight;
            weight = 4 - weight;
        }
        return (char) ('0' + (10 - sum % 10) % 10);
    }

    /**
     * The ISO/IEC 7064 check value, modulo 37 with radix 2, that ICCBBA uses (ST-001, appendix A): for the donation
     * identification number, the donor registration and the Basic UDI-DI.
     *
     * @param text holds the characters; not null
     * @param from index of the first character
     * @param to index after the last character; all characters between must be digits or upper-case Latin letters
     * @return the check value, 0 to 36
     */
    public static int mod37Radix2(CharSequence text, int from, int to) {
        int sum = 0;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            sum = (sum + (c <= '9' ? c - '0' : c - 'A' + 10)) * 2 % 37;
        }
        return (38 - sum) % 37;
    }
}
