package org.alveolus.demo.internal;

import java.time.LocalDate;

/**
 * A patient of the demo.
 *
 * @param birthDate null when the practice does not know it
 * @param language ISO 639-1
 */
record Person(String number, String name, LocalDate birthDate, String language) {}
