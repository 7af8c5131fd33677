package org.alveolus.registry.internal.domain;

import java.time.LocalDate;
import org.alveolus.api.Problem;
import org.alveolus.api.Texts;
import org.alveolus.api.registry.FollowUpEntry;
import org.alveolus.api.registry.FollowUpEntry.Kind;

/** What an entry of the follow-up must be like (R9). */
public final class FollowUpRules {

    /** The longest findings or remark, in UTF-16 units. */
    public static final int MAXIMUM_TEXT = 4000;

    /** The most entries of one treatment. */
    public static final int MAXIMUM_ENTRIES = 1000;

    /**
     * Until when a loss is early, that is, for want of osseointegration rather than of what was integrated: Staedt et al., Potential risk
     * factors for early and late dental implant failure, Int J Implant Dent 2020; 6:81 ("after a latency of 6 months, late [failure]
     * occurs"). The registry does not know the day of loading, by which others draw the line.
     */
    private static final int EARLY_MONTHS = 6;

    private static final int MAXIMUM_YEARS_AHEAD = 10;

    private FollowUpRules() {}

    /**
     * The entry with its text stripped.
     *
     * @param surgery the day of the surgery
     * @param today at the institution
     * @param recorded the code that may stay although it was retired; null when none
     * @param faults gets what is wrong
     */
    public static FollowUpEntry checked(
            Kind kind,
            FollowUpEntry entry,
            LocalDate surgery,
            LocalDate today,
            Choices choices,
            String recorded,
            Problem.Faults faults) {
        date(entry.date(), surgery, today, faults);
        code(kind, entry.code(), choices, recorded, faults);
        faults.lines("/text", entry.text(), 0, MAXIMUM_TEXT);
        faults.required("/by", entry.by());
        nextVisit(kind, entry, faults);
        return new FollowUpEntry(
                entry.date(), entry.code(), Texts.stripped(entry.text()), entry.by(), entry.nextVisit());
    }

    /** Whether a loss on that day is an early one: within six months of the surgery. */
    public static boolean early(LocalDate surgery, LocalDate loss) {
        return loss.isBefore(surgery.plusMonths(EARLY_MONTHS));
    }

    private static void date(LocalDate date, LocalDate surgery, LocalDate today, Problem.Faults faults) {
        faults.required("/date", date);
        if (date != null && date.isBefore(surgery)) {
            faults.add("/date", "before-surgery", "It lies before the surgery, which was on " + surgery);
        } else if (date != null && date.isAfter(today)) {
            faults.add("/date", "in-future", "It is recorded once it has happened");
        }
    }

    private static void code(Kind kind, String code, Choices choices, String recorded, Problem.Faults faults) {
        if (kind == Kind.VISIT) {
            if (code != null) {
                faults.add("/code", "not-allowed", "A visit has no code");
            }
            return;
        }
        ChoiceList list = list(kind);
        faults.required("/code", code);
        if (code != null && !choices.offers(list, code) && !code.equals(recorded)) {
            faults.add("/code", "unknown-choice", "The choice list '" + list.code() + "' does not offer this code");
        }
    }

    private static ChoiceList list(Kind kind) {
        return kind == Kind.LOSS ? ChoiceList.LOSS_CAUSE : ChoiceList.COMPLICATION;
    }

    private static void nextVisit(Kind kind, FollowUpEntry entry, Problem.Faults faults) {
        LocalDate next = entry.nextVisit();
        if (next == null) {
            return;
        }
        if (kind != Kind.VISIT) {
            faults.add("/nextVisit", "not-allowed", "Only a visit says when the next one is");
        } else if (entry.date() != null && !next.isAfter(entry.date())) {
            faults.add("/nextVisit", "before-visit", "The next visit lies after this one");
        } else if (entry.date() != null && next.isAfter(entry.date().plusYears(MAXIMUM_YEARS_AHEAD))) {
            faults.add("/nextVisit", "out-of-range", "The next visit lies within " + MAXIMUM_YEARS_AHEAD + " years");
        }
    }
}
