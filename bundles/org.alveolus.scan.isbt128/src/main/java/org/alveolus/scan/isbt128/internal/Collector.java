package org.alveolus.scan.isbt128.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.alveolus.spi.scan.Evidence;
import org.alveolus.spi.scan.Finding;
import org.alveolus.spi.scan.Reading;
import org.alveolus.spi.scan.Repair;
import org.alveolus.spi.scan.ScanElement;
import org.alveolus.spi.scan.ScanFields;
import org.alveolus.spi.udi.CodedDate;
import org.alveolus.spi.udi.UdiIssuer;

/** Gathers what the data structures of one text say. A field that they code differently is reported and left out. */
final class Collector {

    static final String STANDARD = "ISBT128";

    private static final int MOST_ELEMENTS = 200;
    private static final int MOST_FINDINGS = 100;

    /** The evidence of most texts, by the number of checks that were passed. */
    private static final List<Evidence> FAULTLESS =
            List.of(Evidence.NONE, new Evidence(false, 1, 0, 0), new Evidence(false, 2, 0, 0));

    private static final int DIN = 1;
    private static final int DEVICE = 2;
    private static final int LOT = 4;
    private static final int SERIAL = 8;
    private static final int EXPIRY = 16;
    private static final int PRODUCTION = 32;

    private ScanElement[] elements = new ScanElement[8];
    private int elementCount;
    private boolean overfull;
    private List<Finding> findings = List.of();
    private int checksPassed;
    private int checksFailed;
    private int unread;
    private int disputed;

    private String din;
    private String udiDi;
    private String productCode;
    private String lot;
    private String serial;
    private CodedDate expiry;
    private CodedDate production;

    void element(String id, String value, String title) {
        if (elementCount == MOST_ELEMENTS) {
            if (!overfull) {
                overfull = true;
                error("too-many-elements", -1, "The text has more parts than a code can have; the rest was left out.");
            }
            return;
        }
        if (elementCount == elements.length) {
            elements = Arrays.copyOf(elements, elementCount * 2);
        }
        elements[elementCount++] = new ScanElement(id, value, title);
    }

    /** Notes a part that cannot be understood, when it is not empty. */
    void unread(String part) {
        if (!part.isEmpty()) {
            element("?", part, "NOT UNDERSTOOD");
            unread += part.length();
        }
    }

    void error(String code, int position, String message) {
        add(Finding.error(code, position, message));
    }

    void warning(String code, int position, String message) {
        add(Finding.warning(code, position, message));
    }

    private void add(Finding finding) {
        if (findings.isEmpty()) {
            findings = new ArrayList<>(4);
        }
        if (findings.size() < MOST_FINDINGS) {
            findings.add(finding);
        }
    }

    void checkPassed() {
        checksPassed++;
    }

    void check(boolean passed, int position, String message) {
        if (passed) {
            checkPassed();
        } else {
            checksFailed++;
            error("check-character", position, message);
        }
    }

    boolean hasSerial() {
        return serial != null;
    }

    void din(String value, int position) {
        din = agreed(DIN, din, value, position, "donation identification numbers");
    }

    void device(String value, int position) {
        udiDi = agreed(DEVICE, udiDi, value, position, "device identifiers");
    }

    /** The product code proper; it is more exact than a description code that {@link #description} took. */
    void productCode(String value) {
        productCode = value;
    }

    /** A product description code, unless a product code is known. */
    void description(String value) {
        productCode = productCode == null ? value : productCode;
    }

    void lot(String value, int position) {
        lot = agreed(LOT, lot, value, position, "lots");
    }

    void serial(String value, int position) {
        serial = agreed(SERIAL, serial, value, position, "product divisions");
    }

    /** An expiry date; a date with the time of day and the same date without agree. */
    void expiry(CodedDate value, int position) {
        boolean known = expiry != null && expiry.lastDay().equals(value.lastDay());
        expiry = agreed(EXPIRY, expiry, known ? expiry : value, position, "expiration dates");
    }

    void production(CodedDate value, int position) {
        boolean known = production != null && production.lastDay().equals(value.lastDay());
        production = agreed(PRODUCTION, production, known ? production : value, position, "production dates");
    }

    private <T> T agreed(int field, T known, T value, int position, String names) {
        if ((disputed & field) != 0) {
            return null;
        }
        if (known == null || known.equals(value)) {
            return value;
        }
        disputed |= field;
        error("contradiction", position, "The code has two different " + names + ".");
        return null;
    }

    Reading reading(boolean symbologyIdentified, List<Repair> repairs, int[] origin) {
        ScanFields fields = ScanFields.builder()
                .din(din)
                .udiDi(udiDi == null ? null : UdiIssuer.ICCBBA, udiDi)
                .productCode(productCode)
                .lot(lot)
                .serial(serial)
                .expiry(expiry)
                .production(production)
                .build();
        return new Reading(
                STANDARD,
                elements(),
                fields,
                origin == null ? findings : moved(findings, origin),
                repairs,
                evidence(symbologyIdentified),
                List.of());
    }

    /** The findings with positions in the text as it was before characters were left out. */
    private static List<Finding> moved(List<Finding> findings, int[] origin) {
        List<Finding> moved = new ArrayList<>(findings.size());
        for (Finding finding : findings) {
            int position = finding.position() < 0 ? -1 : origin[finding.position()];
            moved.add(new Finding(finding.severity(), finding.code(), position, finding.message()));
        }
        return moved;
    }

    /** Without a copy for as many elements as most labels have. */
    private List<ScanElement> elements() {
        return switch (elementCount) {
            case 4 -> List.of(elements[0], elements[1], elements[2], elements[3]);
            case 5 -> List.of(elements[0], elements[1], elements[2], elements[3], elements[4]);
            case 6 -> List.of(elements[0], elements[1], elements[2], elements[3], elements[4], elements[5]);
            default -> List.of(Arrays.copyOf(elements, elementCount));
        };
    }

    private Evidence evidence(boolean symbologyIdentified) {
        return !symbologyIdentified && checksFailed == 0 && unread == 0 && checksPassed < FAULTLESS.size()
                ? FAULTLESS.get(checksPassed)
                : new Evidence(symbologyIdentified, checksPassed, checksFailed, unread);
    }
}
