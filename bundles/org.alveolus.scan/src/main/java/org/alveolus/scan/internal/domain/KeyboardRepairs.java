package org.alveolus.scan.internal.domain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.alveolus.spi.scan.Repair;

/** What a keyboard between scanner and computer may have garbled: the layout and the Caps Lock key. Thread-safe. */
final class KeyboardRepairs {

    private final List<KeyboardLayout> layouts = KeyboardLayouts.load();

    /** All texts that may have been meant, without the one received and without repeats; the likelier first. */
    List<Candidate> candidates(String received) {
        Map<String, Candidate> candidates = new LinkedHashMap<>();
        Repair caseSwitched = new Repair("case-switched", "Upper and lower case were switched (Caps Lock).");
        add(candidates, received, new Candidate(swapCase(received), List.of(caseSwitched)));
        List<Candidate> layoutCandidates = new ArrayList<>();
        for (KeyboardLayout layout : layouts) {
            layout.typed(received).ifPresent(typed -> {
                Repair repair = new Repair(
                        "keyboard-layout",
                        "The scanner types as a US keyboard, the computer has another layout (like " + layout.name()
                                + ").");
                layoutCandidates.add(new Candidate(typed, List.of(repair)));
            });
        }
        layoutCandidates.forEach(candidate -> add(candidates, received, candidate));
        for (Candidate candidate : layoutCandidates) {
            List<Repair> both = List.of(candidate.repairs().get(0), caseSwitched);
            add(candidates, received, new Candidate(swapCase(candidate.text()), both));
        }
        return List.copyOf(candidates.values());
    }

    private static void add(Map<String, Candidate> candidates, String received, Candidate candidate) {
        if (!candidate.text().equals(received)) {
            candidates.putIfAbsent(candidate.text(), candidate);
        }
    }

    private static String swapCase(String text) {
        StringBuilder swapped = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            swapped.append(Character.isUpperCase(c) ? Character.toLowerCase(c) : Character.toUpperCase(c));
        }
        return swapped.toString();
    }
}
