package org.alveolus.core.internal.transaction;

/** What an act still writes when all else is written and just before it is committed, so that its locks are short. */
public interface LastWork {

    /** Called once, on the act's thread, inside its transaction. What it throws rolls the act back. */
    void finish();

    /** Called instead, or after a failure of it, when the act was rolled back; outside its transaction. */
    void undone();
}
