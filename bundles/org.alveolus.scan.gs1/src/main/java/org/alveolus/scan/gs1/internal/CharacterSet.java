package org.alveolus.scan.gs1.internal;

/** The character sets that GS1 allows in values (GS1 General Specifications, 7.11). */
enum CharacterSet {
    /** {@code N} in the format of an application identifier. */
    DIGITS("0123456789", "is not a digit"),
    /** {@code X}: the invariant part of ISO/IEC 646 without space. */
    CSET_82(
            "!\"%&'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz",
            "is not in GS1's character set 82"),
    /** {@code Y}: component and part identifiers. */
    CSET_39("#-/0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ", "is not in GS1's character set 39"),
    /** {@code Z}: file-safe and URI-safe base 64, possibly padded with {@code =}. */
    CSET_64("-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz=", "is not in GS1's character set 64");

    private final long low;
    private final long high;
    private final String complaint;

    CharacterSet(String characters, String complaint) {
        long below64 = 0;
        long from64 = 0;
        for (int i = 0; i < characters.length(); i++) {
            char c = characters.charAt(i);
            if (c < 64) {
                below64 |= 1L << c;
            } else {
                from64 |= 1L << (c - 64);
            }
        }
        this.low = below64;
        this.high = from64;
        this.complaint = complaint;
    }

    boolean contains(char c) {
        return c < 64 ? (low >>> c & 1) != 0 : c < 128 && (high >>> (c - 64) & 1) != 0;
    }

    /** The fault of the first character that does not belong here, or null. */
    Fault check(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (!contains(text.charAt(i))) {
                return new Fault(Fault.CHARACTER, i, Fault.show(text.charAt(i)) + " " + complaint);
            }
        }
        return null;
    }
}
