package org.alveolus.scan.gs1.internal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.alveolus.spi.scan.Evidence;
import org.alveolus.spi.scan.Finding;
import org.alveolus.spi.scan.Reading;
import org.alveolus.spi.scan.Repair;
import org.alveolus.spi.scan.ScanElement;
import org.alveolus.spi.scan.ScanFields;

/** A reading while a text is being read. One thread. */
final class Draft {

    /** Text with more errors than this is not of our family, whatever it looks like. */
    private static final int MOST_ERRORS = 20;

    private static final int MOST_FINDINGS = 50;

    /** As many elements as most labels have. */
    private static final int FEW = 4;

    private final LocalDate today;
    private final boolean symbologyIdentified;

    private ApplicationIdentifier[] identifiers = new ApplicationIdentifier[FEW];
    private ScanElement[] elements = new ScanElement[FEW];
    private int[] positions = new int[FEW];
    private int size;
    /** Elements whose value must not become a field; null while there is none. */
    private boolean[] doubtful;

    private List<Finding> findings = List.of();
    private List<Repair> repairs = List.of();
    private List<Reading> alternatives = List.of();
    private int errors;
    private int checksPassed;
    private int checksFailed;
    private int datesPassed;
    private int unread;
    private String linearGtin;

    Draft(LocalDate today, boolean symbologyIdentified) {
        this.today = today;
        this.symbologyIdentified = symbologyIdentified;
    }

    LocalDate today() {
        return today;
    }

    /**
     * Adds an element whose value stands in the text as it is.
     *
     * @param from index of the value's first character
     * @param to index after its last
     */
    void add(ApplicationIdentifier identifier, String text, int from, int to) {
        append(identifier, text.substring(from, to), from);
        Fault fault = identifier.check(text, from, to, today);
        if (fault == null) {
            passed(identifier);
        } else {
            failed(fault, fault.index());
        }
    }

    /**
     * Adds an element whose value is written in another way in the text.
     *
     * @param position index of the value in the text
     * @param writing tells where a character of the value stands in the text
     */
    void add(ApplicationIdentifier identifier, String value, int position, Writing writing) {
        append(identifier, value, position);
        Fault fault = identifier.check(value, 0, value.length(), today);
        if (fault == null) {
            passed(identifier);
        } else {
            failed(fault, writing.positionOf(fault.index()));
        }
    }

    /** Where the characters of a value stand in the text. */
    interface Writing {
        int positionOf(int index);
    }

    private void append(ApplicationIdentifier identifier, String value, int position) {
        if (size == elements.length) {
            identifiers = Arrays.copyOf(identifiers, size * 2);
            elements = Arrays.copyOf(elements, size * 2);
            positions = Arrays.copyOf(positions, size * 2);
            if (doubtful != null) {
                doubtful = Arrays.copyOf(doubtful, size * 2);
            }
        }
        identifiers[size] = identifier;
        elements[size] = new ScanElement(identifier.id(), value, identifier.title());
        positions[size] = position;
        size++;
    }

    private void passed(ApplicationIdentifier identifier) {
        checksPassed += identifier.checkDigits();
        if (identifier.hasDate()) {
            datesPassed++;
        }
    }

    private void failed(Fault fault, int position) {
        if (fault.code().equals(Fault.CHECK_DIGIT)) {
            checksFailed++;
        }
        doubt(size - 1);
        error(fault.code(), position, "AI (" + elements[size - 1].id() + "): " + fault.message());
    }

    /** Keeps an element's value out of the fields. */
    void doubt(int index) {
        if (doubtful == null) {
            doubtful = new boolean[elements.length];
        }
        doubtful[index] = true;
    }

    void error(String code, int position, String message) {
        errors++;
        add(Finding.error(code, position, message));
    }

    void warn(String code, int position, String message) {
        add(Finding.warning(code, position, message));
    }

    void inform(String code, int position, String message) {
        add(Finding.info(code, position, message));
    }

    private void add(Finding finding) {
        if (findings.isEmpty()) {
            findings = new ArrayList<>(4);
        }
        if (findings.size() < MOST_FINDINGS) {
            findings.add(finding);
        }
    }

    void repaired(String kind, String detail) {
        if (repairs.isEmpty()) {
            repairs = new ArrayList<>(2);
        }
        Repair repair = new Repair(kind, detail);
        if (!repairs.contains(repair)) {
            repairs.add(repair);
        }
    }

    void offer(List<Reading> others) {
        alternatives = others;
    }

    boolean hasAlternatives() {
        return !alternatives.isEmpty();
    }

    void leaveUnread(int characters) {
        unread += characters;
    }

    /** The GTIN of the linear symbol below which a composite component is printed; it has a right check digit. */
    void linearGtin(String fourteenDigits) {
        linearGtin = fourteenDigits;
        checksPassed++;
    }

    boolean tooManyErrors() {
        return errors > MOST_ERRORS;
    }

    boolean hasError() {
        return errors > 0;
    }

    /** How many check digits and dates were verified: what random text would hardly have. */
    int proofs() {
        return checksPassed + datesPassed;
    }

    int checksPassed() {
        return checksPassed;
    }

    int size() {
        return size;
    }

    ApplicationIdentifier identifier(int index) {
        return identifiers[index];
    }

    String value(int index) {
        return elements[index].value();
    }

    int position(int index) {
        return positions[index];
    }

    boolean isDoubtful(int index) {
        return doubtful != null && doubtful[index];
    }

    String linearGtin() {
        return linearGtin;
    }

    Reading toReading(String standard) {
        return new Reading(
                standard,
                elements(),
                size == 0 && linearGtin == null ? ScanFields.NONE : FieldReader.read(this),
                findings,
                repairs,
                new Evidence(symbologyIdentified, checksPassed, checksFailed, unread),
                alternatives);
    }

    private List<ScanElement> elements() {
        return switch (size) {
            case 0 -> List.of();
            case 1 -> List.of(elements[0]);
            case 2 -> List.of(elements[0], elements[1]);
            case 3 -> List.of(elements[0], elements[1], elements[2]);
            case 4 -> List.of(elements[0], elements[1], elements[2], elements[3]);
            default -> List.of(Arrays.copyOf(elements, size));
        };
    }
}
