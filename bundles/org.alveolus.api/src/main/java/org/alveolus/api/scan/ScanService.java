package org.alveolus.api.scan;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** Reads what a scanner or a camera delivered, with all drivers that are installed. Any thread. */
@ProviderType
public interface ScanService {

    /**
     * Reads a text; several codes of one box may be joined by line breaks.
     *
     * @param text as received
     * @return the best reading, with the product when it is known to the caller's institution
     * @throws org.alveolus.api.ProblemException 422 {@code unreadable} with {@code findings} when nothing could be read; 400 when the text
     *     is blank or longer than the limit
     */
    ScanReport read(String text);

    /**
     * Reads all symbols of an image.
     *
     * @param image a PNG or JPEG
     * @return one report a symbol, in reading order; empty when the image holds no symbol
     * @throws org.alveolus.api.ProblemException 400, 413 or 415 when it is not an image that can be read safely
     */
    List<ScanReport> readImage(byte[] image);
}
