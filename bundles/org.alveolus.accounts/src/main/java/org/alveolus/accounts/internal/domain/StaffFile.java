package org.alveolus.accounts.internal.domain;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.alveolus.api.Problem;
import org.alveolus.api.Texts;

/**
 * What an institution knows of a member of its staff (A3). Immutable.
 *
 * @param firstName first name or initials; null when unknown
 * @param infix what stands between, e.g. {@code van de}; null when none
 * @param mobile in the form of E.164; null when unknown
 * @param gender null when unknown
 * @param idleOut whether the person is signed out after ten idle minutes
 * @param askAgain whether the person must give the password again before seeing staff files
 * @param showComments whether comments of day tasks are shown in the head of the page
 * @param locations practice locations where the person works
 */
public record StaffFile(
        String firstName,
        String infix,
        String lastName,
        String mobile,
        Gender gender,
        boolean idleOut,
        boolean askAgain,
        boolean showComments,
        Set<UUID> locations) {

    private static final int MAXIMUM_NAME = 80;
    private static final int MAXIMUM_INFIX = 30;

    /** ITU-T E.164: at most fifteen digits, the first is that of a country code. */
    private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{6,14}");

    private static final Pattern SEPARATORS = Pattern.compile("[\\s().\\-/\\u00a0]");

    private static final Set<String> INFIXES = Set.of(
            "van", "de", "der", "den", "het", "'t", "ten", "ter", "te", "von", "vom", "zu", "zum", "zur", "da", "di",
            "du", "la", "le", "el");

    /** As far as it is known. */
    public enum Gender {
        FEMALE,
        MALE,
        OTHER
    }

    public StaffFile {
        locations = Set.copyOf(locations);
    }

    /** A file that knows but a name, whose parts are told by how names are usually built. */
    public static StaffFile ofName(String name, Set<UUID> locations) {
        List<String> words = List.of(name.strip().split("\\s+"));
        int infix = 1;
        while (infix < words.size() - 1 && !isInfix(words.get(infix))) {
            infix++;
        }
        int last = infix;
        while (last < words.size() - 1 && isInfix(words.get(last))) {
            last++;
        }
        infix = Math.min(infix, words.size() - 1);
        last = Math.min(last, words.size() - 1);
        return new StaffFile(
                joined(words.subList(0, infix)),
                joined(words.subList(infix, last)),
                joined(words.subList(last, words.size())),
                null,
                null,
                false,
                false,
                false,
                locations);
    }

    /** The same with these settings. */
    public StaffFile with(boolean idle, boolean again, boolean comments) {
        return new StaffFile(firstName, infix, lastName, mobile, gender, idle, again, comments, locations);
    }

    private static boolean isInfix(String word) {
        return INFIXES.contains(word.toLowerCase(Locale.ROOT));
    }

    private static String joined(List<String> words) {
        return words.isEmpty() ? null : String.join(" ", words);
    }

    /** The name in one piece. */
    public String name() {
        return Stream.of(firstName, infix, lastName)
                .filter(part -> part != null)
                .collect(Collectors.joining(" "));
    }

    /** Without spaces around texts and separators in the number. */
    public StaffFile tidied() {
        String number = Texts.stripped(mobile);
        return new StaffFile(
                Texts.stripped(firstName),
                Texts.stripped(infix),
                Texts.stripped(lastName),
                number == null ? null : SEPARATORS.matcher(number).replaceAll(""),
                gender,
                idleOut,
                askAgain,
                showComments,
                locations);
    }

    /** Adds what is wrong with it. */
    public void check(Problem.Faults faults, Set<UUID> known) {
        faults.text("/firstName", firstName, 0, MAXIMUM_NAME)
                .text("/infix", infix, 0, MAXIMUM_INFIX)
                .text("/lastName", lastName, 1, MAXIMUM_NAME);
        if (mobile != null && !E164.matcher(mobile).matches()) {
            faults.add("/mobile", "not-a-mobile", "A number with its country is expected, like +31612345678");
        }
        Set<UUID> strange = new LinkedHashSet<>(locations);
        strange.removeAll(known);
        if (!strange.isEmpty()) {
            faults.add("/locations", "unknown", "There is no such practice location");
        }
    }
}
