package org.alveolus.notifications.internal.shell;

import java.util.List;
import java.util.concurrent.Callable;
import org.alveolus.api.Caller;
import org.alveolus.api.Callers;
import org.alveolus.api.ProblemException;
import org.alveolus.api.Rights;
import org.alveolus.api.institution.Institution;
import org.alveolus.api.institution.Institutions;
import org.alveolus.notifications.internal.NotificationsComponent;

/** What the commands share: for which institution they work. */
final class Shell {

    private static final Caller.Origin ORIGIN = new Caller.Origin("shell", null, null);

    private Shell() {}

    /**
     * The service, or why there is none.
     *
     * @param notifications null when its service is not there
     */
    static NotificationsComponent present(NotificationsComponent notifications) {
        if (notifications == null) {
            throw new IllegalStateException("messages are not ready; see alveolus:schema-list and scr:list");
        }
        return notifications;
    }

    /**
     * Does the work as the system, in an institution or in none.
     *
     * @param institutions null when the capability is not there
     * @param name id or name of the institution; null for none
     */
    static <T> T in(Institutions institutions, String name, Callable<T> work) throws Exception {
        try {
            return Callers.as(caller(institutions, name), work);
        } catch (ProblemException e) {
            throw new IllegalArgumentException(
                    e.problem().detail() == null
                            ? e.problem().title()
                            : e.problem().detail(),
                    e);
        }
    }

    private static Caller caller(Institutions institutions, String name) {
        if (name == null) {
            return Caller.system(null, Rights.NONE, ORIGIN);
        }
        if (institutions == null) {
            throw new IllegalStateException("institutions are not installed; install alveolus-institution first");
        }
        List<Institution> meant = institutions.all().stream()
                .filter(each -> each.id().toString().equals(name) || each.name().equals(name))
                .toList();
        if (meant.size() != 1) {
            throw new IllegalArgumentException(
                    meant.isEmpty()
                            ? "there is no institution '" + name + "'"
                            : "there are several institutions '" + name + "'; give the id");
        }
        return institutions.systemCaller(meant.get(0).id(), ORIGIN);
    }
}
