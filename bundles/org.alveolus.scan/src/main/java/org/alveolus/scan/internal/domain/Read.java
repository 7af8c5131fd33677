package org.alveolus.scan.internal.domain;

import java.util.List;
import org.alveolus.spi.scan.Finding;
import org.alveolus.spi.scan.Reading;
import org.alveolus.spi.scan.Repair;

/**
 * What was made of one code.
 *
 * @param driver who read it; null when nobody could
 * @param reading the best reading; null when nobody could
 * @param findings those of the reading and of the platform
 * @param repairs of the keyboard and of the driver
 * @param alternatives others to choose from
 */
public record Read(
        String driver, Reading reading, List<Finding> findings, List<Repair> repairs, List<Alternative> alternatives) {

    /** Another reading with the repairs that lead to it. */
    public record Alternative(String driver, Reading reading, List<Repair> repairs) {}

    /** Whether there is something that can be used. */
    public boolean readable() {
        return reading != null && !reading.elements().isEmpty();
    }
}
