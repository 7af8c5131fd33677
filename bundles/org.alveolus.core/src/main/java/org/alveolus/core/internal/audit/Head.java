package org.alveolus.core.internal.audit;

/**
 * The end of a chain.
 *
 * @param number of its last line; 0 when there is none
 * @param hash of its last line
 */
record Head(long number, String hash) {

    static final Head NONE = new Head(0, Line.NO_HASH);
}
