package org.alveolus.scan.hibc.internal;

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

/** Gathers what the parts of one text say. A field that is coded twice with different values is reported and left out. */
final class Collector {

    static final String STANDARD = "HIBC";

    private static final int MOST_ELEMENTS = 200;
    private static final int MOST_FINDINGS = 100;

    /** The evidence of most texts, by the number of checks that were passed. */
    private static final List<Evidence> FAULTLESS =
            List.of(Evidence.NONE, new Evidence(false, 1, 0, 0), new Evidence(false, 2, 0, 0));

    private static final int LOT = 1;
    private static final int SERIAL = 2;
    private static final int EXPIRY = 4;
    private static final int PRODUCTION = 8;
    private static final int QUANTITY = 16;

    private ScanElement[] elements = new ScanElement[8];
    private int elementCount;
    private boolean overfull;
    private List<Finding> findings = List.of();
    private int checksPassed;
    private int checksFailed;
    private int unread;
    private int disputed;

    private String udiDi;
    private String lic;
    private String ref;
    private String unitOfMeasure;
    private String lot;
    private String serial;
    private CodedDate expiry;
    private CodedDate production;
    private String quantity;

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

    /** Verifies a check character and notes it as an element. */
    void check(char found, char expected, int position) {
        element("CHECK", Texts.of(found), "CHECK CHARACTER");
        if (found == expected) {
            checksPassed++;
        } else {
            checksFailed++;
            error(
                    "check-character",
                    position,
                    "The check character is " + Texts.quoted(found) + ", it should be " + Texts.quoted(expected) + ".");
        }
    }

    /** Notes a part that cannot be understood, when it is not empty. */
    void unread(String part) {
        if (!part.isEmpty()) {
            element("?", part, "NOT UNDERSTOOD");
            unread += part.length();
        }
    }

    void product(String labeler, String number, String unit, int position) {
        String key = labeler + number + unit;
        if (udiDi == null) {
            lic = labeler;
            ref = number;
            unitOfMeasure = unit;
            udiDi = key;
        } else if (!udiDi.equals(key)) {
            error("second-product", position, "The text holds a second product; scan one box at a time.");
        }
    }

    void lot(String value, int position) {
        lot = agreed(LOT, lot, value, position, "lots");
    }

    void serial(String value, int position) {
        serial = agreed(SERIAL, serial, value, position, "serial numbers");
    }

    void quantity(String value, int position) {
        quantity = agreed(QUANTITY, quantity, value, position, "quantities");
    }

    void expiry(CodedDate value, int position) {
        expiry = agreed(EXPIRY, expiry, value, position, "expiry dates");
    }

    void production(CodedDate value, int position) {
        production = agreed(PRODUCTION, production, value, position, "production dates");
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

    Reading reading(List<Repair> repairs, List<Reading> alternatives) {
        ScanFields fields = ScanFields.builder()
                .udiDi(udiDi == null ? null : UdiIssuer.HIBCC, udiDi)
                .lic(lic)
                .ref(ref)
                .unitOfMeasure(unitOfMeasure)
                .lot(lot)
                .serial(serial)
                .expiry(expiry)
                .production(production)
                .quantity(quantity)
                .build();
        return new Reading(STANDARD, elements(), fields, findings, repairs, evidence(), alternatives);
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

    private Evidence evidence() {
        return checksFailed == 0 && unread == 0 && checksPassed < FAULTLESS.size()
                ? FAULTLESS.get(checksPassed)
                : new Evidence(false, checksPassed, checksFailed, unread);
    }
}
