package org.alveolus.registry.internal.transfer;

/**
 * A column of a file.
 *
 * @param number 0 for the first
 * @param heading as in the file, cut to 200 characters
 * @param samples some of its values, in lines
 * @param field what it means; null when it is none of the register's fields
 * @param kept whether a column without field is kept with the treatment as the practice's own
 */
public record Column(int number, String heading, String samples, Field field, boolean kept) {

    static final int MAXIMUM_HEADING = 200;

    Column meaning(Field other, boolean keep) {
        return new Column(number, heading, samples, other, keep);
    }
}
