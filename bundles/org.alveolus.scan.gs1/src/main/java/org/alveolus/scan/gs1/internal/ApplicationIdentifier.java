package org.alveolus.scan.gs1.internal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * A GS1 application identifier: what its value looks like and which others it goes with. Immutable after the table is built.
 */
final class ApplicationIdentifier {

    private final String id;
    private final String title;
    private final Component[] components;
    private final int shortest;
    private final int longest;
    private final int checkDigits;
    private final boolean hasDate;
    private final boolean predefinedLength;
    private final Meaning meaning;

    private boolean linkAttribute = true;
    private List<List<String>> linkQualifiers;
    private List<String> requirements = List.of();
    private List<String> exclusions = List.of();

    private long marks;
    private long[][] requiredMarks = {};
    private long excludedMarks;
    private boolean excludesOwnFamily;

    ApplicationIdentifier(String id, String title, Component... components) {
        this.id = id;
        this.title = title;
        this.components = components;
        int least = 0;
        int most = 0;
        int checks = 0;
        boolean date = false;
        for (Component component : components) {
            least += component.optional() ? 0 : component.minimum();
            most += component.maximum();
            checks += component.checkDigits();
            date |= component.hasDate();
        }
        this.shortest = least;
        this.longest = most;
        this.checkDigits = checks;
        this.hasDate = date;
        this.predefinedLength = hasPredefinedLength(id);
        this.meaning = Meaning.of(id);
    }

    /**
     * The element strings that need no separator behind them are told by the first two digits of the application identifier (GS1
     * General Specifications, 7.8.5, "Element strings with predefined length").
     */
    private static boolean hasPredefinedLength(String id) {
        int prefix = (id.charAt(0) - '0') * 10 + id.charAt(1) - '0';
        return prefix <= 4 || prefix >= 11 && prefix <= 20 || prefix >= 31 && prefix <= 36 || prefix == 41;
    }

    /** One of these must stand beside it; {@code 01+21} means both, {@code n} any digit. May be asked several times. */
    ApplicationIdentifier needs(String... oneOf) {
        requirements = append(requirements, String.join(",", oneOf));
        return this;
    }

    /** None of these may stand beside it; {@code n} means any digit. */
    ApplicationIdentifier excludes(String... others) {
        for (String other : others) {
            exclusions = append(exclusions, other);
        }
        return this;
    }

    /** It may not be a query attribute of a Digital Link. */
    ApplicationIdentifier notInLinkQuery() {
        linkAttribute = false;
        return this;
    }

    /** It begins the path of a Digital Link, followed by some of the qualifiers of one list in its order. */
    ApplicationIdentifier linkKey(String... qualifierLists) {
        linkQualifiers = List.of();
        for (String list : qualifierLists) {
            linkQualifiers = append(linkQualifiers, List.of(list.split(",")));
        }
        return this;
    }

    private static <T> List<T> append(List<T> list, T element) {
        List<T> longer = new ArrayList<>(list);
        longer.add(element);
        return List.copyOf(longer);
    }

    /** Takes the rules about its neighbours in the form in which they are evaluated. */
    void associate(long ownMarks, long[][] required, long excluded, boolean ownFamily) {
        marks = ownMarks;
        requiredMarks = required;
        excludedMarks = excluded;
        excludesOwnFamily = ownFamily;
    }

    /**
     * What is wrong with a value, or null.
     *
     * @param text holds the value
     * @param from index of its first character
     * @param to index after its last
     * @param today for two-digit years
     */
    Fault check(String text, int from, int to, LocalDate today) {
        int length = to - from;
        if (length < shortest || length > longest) {
            return lengthFault(length < shortest ? to : from + longest, length);
        }
        int start = from;
        for (Component component : components) {
            if (start == to && component.optional()) {
                return null;
            }
            int end = Math.min(to, start + component.maximum());
            if (end - start < component.minimum()) {
                return lengthFault(to, length);
            }
            Fault fault = check(component, text, start, end, today);
            if (fault != null) {
                return fault;
            }
            start = end;
        }
        return start == to ? null : lengthFault(start, length);
    }

    private static Fault check(Component component, String text, int from, int to, LocalDate today) {
        Fault fault = component.set().check(text, from, to);
        List<Linter> linters = component.linters();
        for (int i = 0; fault == null && i < linters.size(); i++) {
            fault = linters.get(i).check(text, from, to, today);
        }
        return fault;
    }

    private Fault lengthFault(int index, int length) {
        String wanted = shortest == longest ? String.valueOf(longest) : shortest + " to " + longest;
        return new Fault(Fault.LENGTH, index, "it has " + length + " characters instead of " + wanted);
    }

    String id() {
        return id;
    }

    /** GS1's data title. */
    String title() {
        return title;
    }

    Meaning meaning() {
        return meaning;
    }

    /** Whether its value ends by its length alone. */
    boolean predefinedLength() {
        return predefinedLength;
    }

    /** Fewest characters of a value. */
    int shortest() {
        return shortest;
    }

    /** Most characters of a value. */
    int longest() {
        return longest;
    }

    /** How many check digits or check character pairs a value without fault has proved. */
    int checkDigits() {
        return checkDigits;
    }

    boolean hasDate() {
        return hasDate;
    }

    boolean linkAttribute() {
        return linkAttribute;
    }

    /** Whether it begins the path of a Digital Link. */
    boolean isLinkKey() {
        return linkQualifiers != null;
    }

    /** The lists of qualifiers of a {@link #isLinkKey}. */
    List<List<String>> linkQualifiers() {
        return linkQualifiers;
    }

    /** Marks by which others refer to it in their rules; see {@link ApplicationIdentifierTable}. */
    long marks() {
        return marks;
    }

    /** For each requirement the combinations of marks of which one must be there. */
    long[][] requiredMarks() {
        return requiredMarks;
    }

    long excludedMarks() {
        return excludedMarks;
    }

    /** Whether it excludes the others that differ in the last digit only: the same measure with another decimal point. */
    boolean excludesOwnFamily() {
        return excludesOwnFamily;
    }

    boolean ofSameFamily(ApplicationIdentifier other) {
        return other.id.length() == 4 && id.regionMatches(0, other.id, 0, 3);
    }

    List<Component> components() {
        return List.of(components);
    }

    /** Each requirement as written: alternatives with commas between. */
    List<String> requirements() {
        return requirements;
    }

    List<String> exclusions() {
        return exclusions;
    }

    @Override
    public String toString() {
        return "(" + id + ") " + title;
    }
}
