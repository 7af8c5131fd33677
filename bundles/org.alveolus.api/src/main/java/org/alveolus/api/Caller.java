package org.alveolus.api;

import java.util.Optional;
import java.util.UUID;

/**
 * On whose behalf something happens: the person or the system, in which institution, from where.
 *
 * @param account the person's account; null for the system itself
 * @param name shown in the audit log; the person's name or {@code system}
 * @param institution the institution whose rows are touched; null before one is chosen, and then no such row can be touched
 * @param rights in that institution
 * @param location the practice location the person works at now; null when none was chosen
 * @param origin the way by which the call came
 */
public record Caller(
        UUID account, String name, InstitutionId institution, Rights rights, UUID location, Origin origin) {

    /**
     * The way by which a call came.
     *
     * @param channel {@code rest}, {@code console}, {@code shell} or {@code job}
     * @param address network address of the peer; null when there is none
     * @param requestId the id that log lines and answers of this request carry; null outside requests
     */
    public record Origin(String channel, String address, String requestId) {}

    /**
     * The institution.
     *
     * @throws ProblemException 403 {@code no-institution} when none is chosen
     */
    public InstitutionId requireInstitution() {
        return Optional.ofNullable(institution)
                .orElseThrow(() -> Problem.forbidden("no-institution", "Choose an institution first.")
                        .exception());
    }

    /**
     * Goes on only when the caller holds the level in the module at the practice location.
     *
     * @throws ProblemException 403 {@code no-right}
     */
    public void require(String module, Level level, UUID practiceLocation) {
        if (!rights.at(practiceLocation, module).contains(level)) {
            throw Problem.forbidden(
                            "no-right",
                            "You need the right '" + level.name().toLowerCase(java.util.Locale.ROOT) + "' in module '"
                                    + module + "' at this practice location.")
                    .exception();
        }
    }

    /**
     * Goes on only when the caller was granted the task.
     *
     * @param task a name of {@link Tasks}
     * @throws ProblemException 403 {@code no-task}, with the task's name as {@code task}
     */
    public void requireTask(String task) {
        if (!rights.may(task)) {
            throw Problem.forbidden("no-task", "Somebody must grant you the task '" + task + "' first.")
                    .with("task", task)
                    .exception();
        }
    }

    /** This caller at another practice location, null for none. */
    public Caller at(UUID practiceLocation) {
        return new Caller(account, name, institution, rights, practiceLocation, origin);
    }

    /** The system itself, in an institution, by the job or shell channel. */
    public static Caller system(InstitutionId institution, Rights rights, Origin origin) {
        return new Caller(null, "system", institution, rights, null, origin);
    }
}
