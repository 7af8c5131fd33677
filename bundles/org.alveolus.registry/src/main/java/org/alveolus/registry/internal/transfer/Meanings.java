package org.alveolus.registry.internal.transfer;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.alveolus.api.accounts.Account;
import org.alveolus.api.catalogue.Supplier;
import org.alveolus.registry.internal.domain.Choice;
import org.alveolus.registry.internal.domain.Choices;
import org.alveolus.registry.internal.domain.Words;

/** What the texts of a file mean in an institution: names and choices that it has, and what people answered. Not thread-safe. */
final class Meanings {

    /** How a text was answered: with what it means, or that it is left out. */
    record Answer(Field field, String key, String target) {}

    private final Map<Field, Map<String, String>> targets = new EnumMap<>(Field.class);
    private final Map<UUID, Account> staff = new HashMap<>();
    private final Map<UUID, Supplier> suppliers = new HashMap<>();
    private final Choices choices;

    Meanings(Choices choices, List<Account> staff, List<Supplier> suppliers, List<Answer> answers) {
        this.choices = choices;
        for (Field field : Field.values()) {
            field.choices().ifPresent(list -> {
                Map<String, String> codes = of(field);
                for (Choice choice : choices.of(list)) {
                    if (!choice.retired()) {
                        codes.put(Reading.key(choice.code()), choice.code());
                        for (Locale language : Words.LANGUAGES) {
                            codes.put(Reading.key(choice.titles().in(language)), choice.code());
                        }
                    }
                }
            });
        }
        for (Account account : staff) {
            this.staff.put(account.id(), account);
            of(Field.PRACTITIONER).put(Reading.key(account.name()), account.id().toString());
            of(Field.PRACTITIONER)
                    .put(Reading.key(account.email()), account.id().toString());
        }
        for (Supplier supplier : suppliers) {
            this.suppliers.put(supplier.id(), supplier);
            of(Field.SUPPLIER).put(Reading.key(supplier.name()), supplier.id().toString());
        }
        for (Answer answer : answers) {
            if (answer.target() == null || exists(answer.field(), answer.target())) {
                of(answer.field()).putIfAbsent(answer.key(), answer.target());
            }
        }
    }

    private Map<String, String> of(Field field) {
        return targets.computeIfAbsent(field.asked(), any -> new HashMap<>());
    }

    /** Whether such a text needs a meaning to be recorded. */
    static boolean asks(Field field) {
        return field.choices().isPresent() || field == Field.PRACTITIONER || field == Field.SUPPLIER;
    }

    boolean knows(Field field, String text) {
        return of(field).containsKey(Reading.key(text));
    }

    /** What it means: a code or an id; null when it is left out. */
    String target(Field field, String text) {
        return of(field).get(Reading.key(text));
    }

    /** Whether there is such a target. */
    boolean exists(Field field, String target) {
        return switch (field) {
            case PRACTITIONER -> id(target) != null && staff.containsKey(id(target));
            case SUPPLIER -> id(target) != null && suppliers.containsKey(id(target));
            default -> field.choices()
                    .flatMap(list -> choices.find(list, target))
                    .filter(choice -> !choice.retired())
                    .isPresent();
        };
    }

    Account practitioner(UUID id) {
        return staff.get(id);
    }

    Supplier supplier(UUID id) {
        return suppliers.get(id);
    }

    Choices choices() {
        return choices;
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
