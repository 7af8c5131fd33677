package org.alveolus.registry.internal.transfer;

import java.util.EnumSet;
import java.util.Set;

/** How far an import is. */
public enum ImportState {
    /** Waits until it is said which columns hold patient number, date of surgery and practitioner. */
    DRAFT,
    /** Each row is looked at; nothing is recorded. */
    CHECKING,
    /** Waits for a person to run it, or to mend what the check found. */
    CHECKED,
    /** Treatments are recorded; nobody sees them before all are. */
    RUNNING,
    /** All is recorded. */
    DONE,
    /** What a run had recorded is taken out again, because it cannot go on. */
    WITHDRAWING,
    /** Nothing was recorded; what stood in the way is told. */
    FAILED,
    /** What it recorded is deleted. */
    UNDOING,
    /** What it had recorded is deleted, but for what was changed since. */
    UNDONE;

    private static final Set<ImportState> AT_WORK = EnumSet.of(CHECKING, RUNNING, WITHDRAWING, UNDOING);
    static final Set<ImportState> ENDED = EnumSet.of(DONE, UNDONE);
    private static final Set<ImportState> OPEN = EnumSet.of(DRAFT, CHECKED, FAILED);

    /** Whether a node works on it, or is about to. */
    public boolean atWork() {
        return AT_WORK.contains(this);
    }

    /** Whether its rows are needed no more, but for those that were refused. */
    public boolean ended() {
        return ENDED.contains(this);
    }

    /** Whether it waits for a person, who may change, run or discard it. */
    public boolean open() {
        return OPEN.contains(this);
    }
}
