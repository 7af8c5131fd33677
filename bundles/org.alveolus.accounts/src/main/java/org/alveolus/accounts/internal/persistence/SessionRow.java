package org.alveolus.accounts.internal.persistence;

import java.time.Instant;
import java.util.UUID;
import org.alveolus.api.InstitutionId;
import org.alveolus.api.Rights;
import org.alveolus.api.accounts.Account;

/**
 * A session as kept, with whose it is and what that person may do now.
 *
 * @param institution null when none is chosen, or when the person is no member of it any more
 * @param rights in that institution
 * @param location null when none is chosen
 * @param usedAt when it was last seen used, give or take what {@code Sessions} saves in writes
 * @param endsAt when it ends however much it is used
 * @param stamp rises whenever anything of this changes but the time of use
 * @param address network address that it began from; null when unknown
 * @param agent name of the program that it began in; null when unknown
 * @param confirmedAt when its owner last gave the password again; null when never
 * @param factorMissing whether its owner must set up a second factor before anything else
 * @param askAgain whether its owner must give the password again before seeing staff files
 * @param showComments whether its owner wants to see comments of day tasks in the head of the page
 */
public record SessionRow(
        UUID id,
        Account account,
        InstitutionId institution,
        Rights rights,
        UUID location,
        String csrfToken,
        int idleSeconds,
        Instant createdAt,
        Instant usedAt,
        Instant endsAt,
        long stamp,
        String address,
        String agent,
        Instant confirmedAt,
        boolean factorMissing,
        boolean askAgain,
        boolean showComments) {

    /** The same, last seen used then. */
    SessionRow usedAt(Instant then) {
        return new SessionRow(
                id,
                account,
                institution,
                rights,
                location,
                csrfToken,
                idleSeconds,
                createdAt,
                then,
                endsAt,
                stamp,
                address,
                agent,
                confirmedAt,
                factorMissing,
                askAgain,
                showComments);
    }

    /** The same with these rights. */
    SessionRow with(Rights given) {
        return new SessionRow(
                id,
                account,
                institution,
                given,
                location,
                csrfToken,
                idleSeconds,
                createdAt,
                usedAt,
                endsAt,
                stamp,
                address,
                agent,
                confirmedAt,
                factorMissing,
                askAgain,
                showComments);
    }

    /** Whether it has ended by then. */
    public boolean endedBy(Instant now) {
        return !now.isBefore(endsAt) || !now.isBefore(usedAt.plusSeconds(idleSeconds));
    }
}
