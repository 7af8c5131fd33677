package org.alveolus.scan.gs1.internal;

import org.alveolus.spi.udi.CheckDigits;

/** Check digits and check character pairs (GS1 General Specifications, 7.9). */
final class CheckCharacters {

    private static final String WEIGHT_ORDER =
            "!\"%&'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz";
    private static final String PAIR_CHARACTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    /** One prime for each character before the pair; no value with a pair is longer than 90 characters. */
    private static final int[] PRIMES = primes(88);

    private CheckCharacters() {}

    static Fault digit(String text, int from, int to) {
        char expected = CheckDigits.gs1(text, from, to - 1);
        char found = text.charAt(to - 1);
        return expected == found
                ? null
                : new Fault(Fault.CHECK_DIGIT, to - 1, "the check digit is " + found + ", it should be " + expected);
    }

    static Fault pair(String text, int from, int to) {
        int end = to - 2;
        if (end < from) {
            return new Fault(Fault.LENGTH, from, "it is too short for its check character pair");
        }
        int sum = 0;
        for (int i = from; i < end; i++) {
            sum += WEIGHT_ORDER.indexOf(text.charAt(i)) * PRIMES[end - 1 - i];
        }
        sum %= 1021;
        char first = PAIR_CHARACTERS.charAt(sum >> 5);
        char second = PAIR_CHARACTERS.charAt(sum & 31);
        if (text.charAt(end) == first && text.charAt(end + 1) == second) {
            return null;
        }
        return new Fault(
                Fault.CHECK_DIGIT,
                end,
                "the check characters are " + text.substring(end, to) + ", they should be " + first + second);
    }

    private static int[] primes(int count) {
        int[] primes = new int[count];
        int found = 0;
        for (int candidate = 2; found < count; candidate++) {
            boolean prime = true;
            for (int i = 0; i < found && prime; i++) {
                prime = candidate % primes[i] != 0;
            }
            if (prime) {
                primes[found++] = candidate;
            }
        }
        return primes;
    }
}
