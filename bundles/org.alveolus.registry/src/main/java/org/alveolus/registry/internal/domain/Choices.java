package org.alveolus.registry.internal.domain;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The choice lists of one institution: the default set with its own entries over it. Immutable. */
public final class Choices {

    private final Map<ChoiceList, Map<String, Choice>> lists = new EnumMap<>(ChoiceList.class);

    private Choices(List<Choice> own) {
        for (ChoiceList list : ChoiceList.values()) {
            lists.put(list, new LinkedHashMap<>());
        }
        DefaultChoices.ALL.forEach(this::put);
        own.forEach(this::put);
    }

    /**
     * @param own the institution's entries, in their order; one with a code of the default set stands in its place
     */
    public static Choices with(List<Choice> own) {
        return new Choices(own);
    }

    private void put(Choice choice) {
        lists.get(choice.list()).put(choice.code(), choice);
    }

    /** The entries of a list in the order in which they are offered, retired ones too. */
    public List<Choice> of(ChoiceList list) {
        return new ArrayList<>(lists.get(list).values());
    }

    public Optional<Choice> find(ChoiceList list, String code) {
        return Optional.ofNullable(lists.get(list).get(code));
    }

    /** Whether the code may be chosen now. */
    boolean offers(ChoiceList list, String code) {
        return find(list, code).filter(choice -> !choice.retired()).isPresent();
    }

    /** The title of a code; the code itself when the list does not have it. */
    public String title(ChoiceList list, String code, Locale language) {
        return find(list, code).map(choice -> choice.titles().in(language)).orElse(code);
    }
}
