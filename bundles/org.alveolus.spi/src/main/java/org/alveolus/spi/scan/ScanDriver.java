package org.alveolus.spi.scan;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Understands one family of codes or images. Implemented by vendors and registered as an OSGi service with the property
 * {@link #NAME}.
 *
 * <p>The platform asks every driver with every input, ranks the answers by evidence and never trusts a driver: one that
 * throws, takes longer than the configured limit or answers nonsense is left out of that scan and named to the
 * administrator. A driver keeps no state between calls.
 */
@ConsumerType
public interface ScanDriver {

    /** Service property: the driver's short name in lower case, e.g. {@code gs1}; shown to administrators. Required. */
    String NAME = "alveolus.scan.driver";

    /**
     * Reads one input. Called on any thread, by several threads at once; it must answer within milliseconds for text and
     * within a second for an image, stop when its thread is interrupted, and do no input or output.
     *
     * @param input what the scanner or the camera delivered
     * @return {@link ScanAnswer.NotMine} when the input is not of this driver's family, otherwise what was read; content
     *     of its family that is faulty is answered as a {@link Reading} with findings, never thrown
     */
    ScanAnswer read(ScanInput input);
}
