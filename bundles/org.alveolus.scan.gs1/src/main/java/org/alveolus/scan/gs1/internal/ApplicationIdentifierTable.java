package org.alveolus.scan.gs1.internal;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds application identifiers by their digits. All that begin with the same two digits are equally long, so that two array
 * look-ups suffice.
 *
 * <p>For the rules about neighbours every identifier or pattern ({@code 31nn}) that some rule names has a mark, a bit of a
 * long; what a code holds is then one long, and a rule is a comparison of bits. Immutable and thread-safe.
 */
final class ApplicationIdentifierTable {

    /** The table of the GS1 General Specifications. */
    static final ApplicationIdentifierTable GS1 = new ApplicationIdentifierTable(ApplicationIdentifiers.all());

    private final int[] lengthByPrefix = new int[100];
    private final ApplicationIdentifier[][] byLength = {
        null, null, new ApplicationIdentifier[100], new ApplicationIdentifier[1000], new ApplicationIdentifier[10000]
    };
    private final List<ApplicationIdentifier> all;

    private ApplicationIdentifierTable(List<ApplicationIdentifier> all) {
        this.all = List.copyOf(all);
        for (ApplicationIdentifier identifier : all) {
            String id = identifier.id();
            int prefix = Integer.parseInt(id.substring(0, 2));
            if (lengthByPrefix[prefix] != 0 && lengthByPrefix[prefix] != id.length()) {
                throw new IllegalStateException("identifiers of different length begin with " + prefix);
            }
            lengthByPrefix[prefix] = id.length();
            byLength[id.length()][Integer.parseInt(id)] = identifier;
        }
        associate();
    }

    /** All application identifiers in order. */
    List<ApplicationIdentifier> all() {
        return all;
    }

    /** The application identifier that the text begins with at an index, or null. */
    ApplicationIdentifier startingAt(String text, int from, int to) {
        int left = to - from;
        if (left < 2) {
            return null;
        }
        char first = text.charAt(from);
        char second = text.charAt(from + 1);
        if (!Formats.isDigit(first) || !Formats.isDigit(second)) {
            return null;
        }
        int number = (first - '0') * 10 + second - '0';
        int length = lengthByPrefix[number];
        if (length == 0 || length > left) {
            return null;
        }
        for (int i = from + 2; i < from + length; i++) {
            char c = text.charAt(i);
            if (!Formats.isDigit(c)) {
                return null;
            }
            number = number * 10 + c - '0';
        }
        return byLength[length][number];
    }

    /** The application identifier that the characters between the indexes are, or null. */
    ApplicationIdentifier find(String text, int from, int to) {
        ApplicationIdentifier found = startingAt(text, from, to);
        return found != null && found.id().length() == to - from ? found : null;
    }

    private void associate() {
        List<String> names = new ArrayList<>(namesInRules());
        if (names.size() > Long.SIZE) {
            throw new IllegalStateException("more names in rules than bits in a long: " + names.size());
        }
        for (ApplicationIdentifier identifier : all) {
            List<String> exclusions = identifier.exclusions();
            long excluded = 0;
            boolean ownFamily = false;
            for (String name : exclusions) {
                if (matches(name, identifier.id())) {
                    ownFamily = true;
                } else {
                    excluded |= mark(names, name);
                }
            }
            long[][] required = identifier.requirements().stream()
                    .map(requirement -> combinations(names, requirement))
                    .toArray(long[][]::new);
            identifier.associate(marksOf(names, identifier.id()), required, excluded, ownFamily);
        }
    }

    private Set<String> namesInRules() {
        Set<String> names = new LinkedHashSet<>();
        for (ApplicationIdentifier identifier : all) {
            for (String requirement : identifier.requirements()) {
                names.addAll(List.of(requirement.split("[,+]")));
            }
            for (String name : identifier.exclusions()) {
                if (!matches(name, identifier.id())) {
                    names.add(name);
                }
            }
        }
        return names;
    }

    private static long[] combinations(List<String> names, String requirement) {
        String[] alternatives = requirement.split(",");
        long[] combinations = new long[alternatives.length];
        for (int i = 0; i < alternatives.length; i++) {
            for (String name : alternatives[i].split("\\+")) {
                combinations[i] |= mark(names, name);
            }
        }
        return combinations;
    }

    private static long marksOf(List<String> names, String id) {
        long marks = 0;
        for (String name : names) {
            if (matches(name, id)) {
                marks |= mark(names, name);
            }
        }
        return marks;
    }

    private static long mark(List<String> names, String name) {
        return 1L << names.indexOf(name);
    }

    private static boolean matches(String name, String id) {
        if (name.length() != id.length()) {
            return false;
        }
        for (int i = 0; i < id.length(); i++) {
            if (name.charAt(i) != 'n' && name.charAt(i) != id.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
