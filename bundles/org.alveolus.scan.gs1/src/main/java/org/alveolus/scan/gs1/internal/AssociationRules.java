package org.alveolus.scan.gs1.internal;

import java.util.HashMap;
import java.util.Map;

/**
 * Which application identifiers must, and which must not, stand together on one item (GS1 General Specifications, 4.13).
 *
 * <p>A pair that excludes each other, and one identifier with two values, are errors. An identifier that lacks its companion is a
 * warning only: the companion may be in the second code of the same box.
 */
final class AssociationRules {

    /** Up to so many elements are compared with each other, beyond that by a map. */
    private static final int FEW = 8;

    private static final ApplicationIdentifier GTIN = ApplicationIdentifierTable.GS1.find("01", 0, 2);
    private static final ApplicationIdentifier DIGITAL_SIGNATURE = ApplicationIdentifierTable.GS1.find("8030", 0, 4);

    private AssociationRules() {}

    static void check(Draft draft) {
        long present = draft.linearGtin() == null ? 0 : GTIN.marks();
        for (int i = 0; i < draft.size(); i++) {
            present |= draft.identifier(i).marks();
        }
        for (int i = 0; i < draft.size() && !draft.tooManyErrors(); i++) {
            ApplicationIdentifier identifier = draft.identifier(i);
            if ((present & identifier.excludedMarks()) != 0) {
                reportExcluded(draft, i);
            }
            checkRequired(draft, i, present);
            if (identifier == DIGITAL_SIGNATURE) {
                checkSerialised(draft);
            }
        }
        if (draft.size() > 1) {
            checkRepeats(draft);
        }
    }

    private static void reportExcluded(Draft draft, int index) {
        long excluded = draft.identifier(index).excludedMarks();
        for (int i = 0; i < draft.size(); i++) {
            if (i != index && (draft.identifier(i).marks() & excluded) != 0) {
                exclude(draft, index, i);
                return;
            }
        }
    }

    private static void exclude(Draft draft, int one, int other) {
        draft.doubt(one);
        draft.doubt(other);
        draft.error(
                "excluded-identifier",
                draft.position(Math.max(one, other)),
                "AI (" + draft.identifier(one).id() + ") and ("
                        + draft.identifier(other).id() + ") must not stand together");
    }

    private static void checkRequired(Draft draft, int index, long present) {
        long[][] required = draft.identifier(index).requiredMarks();
        for (int i = 0; i < required.length; i++) {
            if (!anyPresent(required[i], present)) {
                ApplicationIdentifier identifier = draft.identifier(index);
                draft.warn(
                        "missing-identifier",
                        draft.position(index),
                        "AI (" + identifier.id() + ") needs one of "
                                + identifier.requirements().get(i).replace(",", ", ") + " on the same item");
            }
        }
    }

    private static boolean anyPresent(long[] combinations, long present) {
        for (long combination : combinations) {
            if ((present & combination) == combination) {
                return true;
            }
        }
        return false;
    }

    /** A digital signature signs one item, so that a key of a class must carry its serial number (3.9.19). */
    private static void checkSerialised(Draft draft) {
        for (int i = 0; i < draft.size(); i++) {
            int classLength =
                    switch (draft.identifier(i).id()) {
                        case "253", "255" -> 13;
                        case "8003" -> 14;
                        default -> 0;
                    };
            if (classLength > 0 && draft.value(i).length() <= classLength) {
                draft.error(
                        "missing-serial",
                        draft.position(i),
                        "AI (" + draft.identifier(i).id() + ") needs its serial number beside AI (8030)");
            }
        }
    }

    private static void checkRepeats(Draft draft) {
        if (draft.size() <= FEW) {
            for (int i = 1; i < draft.size(); i++) {
                for (int earlier = 0; earlier < i; earlier++) {
                    compare(draft, earlier, i);
                }
            }
            return;
        }
        Map<String, Integer> firstOfFamily = new HashMap<>();
        for (int i = 0; i < draft.size() && !draft.tooManyErrors(); i++) {
            String id = draft.identifier(i).id();
            String family = draft.identifier(i).excludesOwnFamily() ? id.substring(0, 3) : id;
            Integer earlier = firstOfFamily.putIfAbsent(family, i);
            if (earlier != null) {
                compare(draft, earlier, i);
            }
        }
    }

    private static void compare(Draft draft, int earlier, int later) {
        ApplicationIdentifier one = draft.identifier(earlier);
        ApplicationIdentifier other = draft.identifier(later);
        if (one == other) {
            if (!draft.value(earlier).equals(draft.value(later))) {
                draft.doubt(earlier);
                draft.doubt(later);
                draft.error("repeated-identifier", draft.position(later), "AI (" + one.id() + ") has two values");
            }
        } else if (one.excludesOwnFamily() && one.ofSameFamily(other)) {
            exclude(draft, earlier, later);
        }
    }
}
