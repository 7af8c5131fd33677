package org.alveolus.stock.internal.shell;

import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.alveolus.api.Caller;
import org.alveolus.api.Callers;
import org.alveolus.api.Problem;
import org.alveolus.api.ProblemException;
import org.alveolus.api.institution.Institution;
import org.alveolus.api.institution.Institutions;
import org.alveolus.api.institution.PracticeLocation;

/** What the stock's commands share: for which institution and practice location they work. */
final class Shell {

    private static final Caller.Origin ORIGIN = new Caller.Origin("shell", null, null);

    private Shell() {}

    /** A service that comes and goes with the database; the commands stay, so that they can tell. */
    static <T> T here(T service) {
        if (service == null) {
            throw new IllegalStateException(
                    "not available now: the database is away, its schema is not ready or a feature is not installed");
        }
        return service;
    }

    /**
     * Does the work as the system.
     *
     * @param institution id or name; null for the only one there is
     * @param location id or name of a practice location; null for all
     */
    static <T> T in(Institutions institutions, String institution, String location, Supplier<T> work) throws Exception {
        Institution meant = one(
                here(institutions).all().stream()
                        .filter(each -> names(institution, each.id(), each.name()))
                        .toList(),
                "institution",
                institution);
        Caller system = institutions.systemCaller(meant.id(), ORIGIN);
        try {
            return Callers.as(system, () -> location == null ? work.get() : at(institutions, location, work));
        } catch (ProblemException e) {
            throw new IllegalArgumentException(explained(e.problem()), e);
        }
    }

    private static <T> T at(Institutions institutions, String location, Supplier<T> work) throws Exception {
        PracticeLocation meant = one(
                institutions.locations().stream()
                        .filter(each -> names(location, each.id(), each.name()))
                        .toList(),
                "location",
                location);
        return Callers.as(Callers.current().at(meant.id()), work::get);
    }

    private static boolean names(String given, Object id, String name) {
        return given == null || given.equals(id.toString()) || given.equals(name);
    }

    private static <T> T one(List<T> meant, String what, String given) {
        if (meant.isEmpty()) {
            throw new IllegalArgumentException(
                    given == null ? "there is no " + what + " yet" : "there is no " + what + " '" + given + "'");
        }
        if (meant.size() > 1) {
            throw new IllegalArgumentException(
                    "say which one with --" + what + "; there are " + meant.size() + ", also by their ids");
        }
        return meant.get(0);
    }

    private static String explained(Problem problem) {
        String reason = problem.detail() == null ? problem.title() : problem.detail();
        return problem.errors().isEmpty()
                ? reason
                : problem.errors().stream()
                        .map(error -> error.pointer() + ": " + error.message())
                        .collect(Collectors.joining("; "));
    }

    /** A value for people; nothing when it is null. */
    static String text(Object value) {
        return Objects.toString(value, "");
    }
}
