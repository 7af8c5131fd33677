package org.alveolus.spi.tck;

import java.util.Random;
import org.alveolus.spi.scan.ScanInput;

/** Texts and bytes that no driver expects, the same in every run. */
final class Noise {

    private static final long SEED = 20_261_122L;
    private static final String CODE_CHARACTERS =
            "+$/*-._ %=&<>,()[]{}~:;!'\"#@\\^|0123456789ABCDEFabcdef\u001d\u001e\u0004";

    private final Random random = new Random(SEED);

    /** Characters that codes are made of. */
    String codeText() {
        StringBuilder text = new StringBuilder();
        for (int length = random.nextInt(80); length > 0; length--) {
            text.append(CODE_CHARACTERS.charAt(random.nextInt(CODE_CHARACTERS.length())));
        }
        return text.toString();
    }

    /** Any characters, also halves of surrogate pairs. */
    String anyText() {
        StringBuilder text = new StringBuilder();
        for (int length = random.nextInt(80); length > 0; length--) {
            text.append((char) random.nextInt(0x10000));
        }
        return text.toString();
    }

    /** A text with one character or more lost, doubled, changed, swapped or put in. */
    String damaged(String original) {
        StringBuilder text = new StringBuilder(original);
        for (int faults = 1 + random.nextInt(3); faults > 0 && text.length() > 0; faults--) {
            int at = random.nextInt(text.length());
            char other = CODE_CHARACTERS.charAt(random.nextInt(CODE_CHARACTERS.length()));
            switch (random.nextInt(6)) {
                case 0 -> text.deleteCharAt(at);
                case 1 -> text.insert(at, other);
                case 2 -> text.setCharAt(at, other);
                case 3 -> text.insert(at, text.charAt(at));
                case 4 -> text.append(text.charAt(at)).deleteCharAt(at);
                default -> text.setLength(at);
            }
        }
        text.setLength(Math.min(text.length(), ScanInput.Text.MAXIMUM_LENGTH));
        return text.toString();
    }

    /** A text over and over, as long as a text can be. */
    static String endless(String text) {
        String repeated = text.repeat(ScanInput.Text.MAXIMUM_LENGTH / text.length() + 1);
        return repeated.substring(0, ScanInput.Text.MAXIMUM_LENGTH);
    }

    /** Bytes with some of them changed. */
    byte[] damaged(byte[] original) {
        byte[] bytes = original.clone();
        for (int faults = 1 + random.nextInt(20); faults > 0 && bytes.length > 0; faults--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return bytes;
    }
}
