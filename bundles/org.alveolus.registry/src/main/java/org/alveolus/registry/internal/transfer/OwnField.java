package org.alveolus.registry.internal.transfer;

/**
 * A field of the practice's own, from a column that is none of the register's.
 *
 * @param content what it holds for a treatment; several values of its rows with bars between them
 */
public record OwnField(String heading, String content) {}
