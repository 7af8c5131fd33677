package org.alveolus.registry.internal.shell;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.alveolus.api.Caller;
import org.alveolus.api.Callers;
import org.alveolus.api.Problem;
import org.alveolus.api.ProblemException;
import org.alveolus.api.institution.Institution;
import org.alveolus.api.institution.Institutions;
import org.alveolus.registry.internal.RegistryComponent;

/** What the registry's commands share: for which institution they work. */
final class Shell {

    private static final Caller.Origin ORIGIN = new Caller.Origin("shell", null, null);

    private Shell() {}

    /**
     * The registry, or why there is none.
     *
     * @param registry null when its service is not there
     */
    static RegistryComponent present(RegistryComponent registry) {
        if (registry == null) {
            throw new IllegalStateException("the registry is not ready; see alveolus:schema-list and scr:list");
        }
        return registry;
    }

    /**
     * Does the work as the system in an institution.
     *
     * @param institutions null when the capability is not there
     * @param name id or name of the institution; null for the only one there is
     */
    static <T> T in(Institutions institutions, String name, Supplier<T> work) throws Exception {
        if (institutions == null) {
            throw new IllegalStateException("institutions are not installed; install alveolus-institution first");
        }
        List<Institution> meant = institutions.all().stream()
                .filter(each -> name == null
                        || each.id().toString().equals(name)
                        || each.name().equals(name))
                .toList();
        if (meant.isEmpty()) {
            throw new IllegalArgumentException(
                    name == null ? "there is no institution yet" : "there is no institution '" + name + "'");
        }
        if (meant.size() > 1) {
            throw new IllegalArgumentException("name one institution with --institution; there are " + meant.size());
        }
        try {
            return Callers.as(institutions.systemCaller(meant.get(0).id(), ORIGIN), work::get);
        } catch (ProblemException e) {
            throw new IllegalArgumentException(explained(e.problem()), e);
        }
    }

    private static String explained(Problem problem) {
        String reason = problem.detail() == null ? problem.title() : problem.detail();
        return problem.errors().isEmpty()
                ? reason
                : problem.errors().stream()
                        .map(error -> error.pointer() + ": " + error.message())
                        .collect(Collectors.joining("; "));
    }
}
