package org.alveolus.stock.internal.domain;

/** What became of a piece in a count. */
public enum CountOutcome {
    /** It was found. */
    COUNTED,
    /** It was not found, and the record stays as it is. */
    MISSING_LEFT,
    /** It was not found and was removed from the stock. */
    MISSING_REMOVED,
    /** It was found here although it belonged elsewhere, and belongs here now. */
    MOVED_HERE
}
