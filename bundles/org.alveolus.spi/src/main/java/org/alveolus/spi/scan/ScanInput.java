package org.alveolus.spi.scan;

import java.time.LocalDate;
import java.util.Objects;

/** What a driver is asked to read. */
public sealed interface ScanInput {

    /** The current day at the institution: the centre of the sliding century for two-digit years. */
    LocalDate today();

    /**
     * Text from a scanner.
     *
     * @param text as received, at most {@value #MAXIMUM_LENGTH} characters, with GS as U+001D; it may begin with an AIM
     *     symbology identifier (ISO/IEC 15424) such as {@code ]d2}
     * @param symbologyIdentifier the AIM symbology identifier when the transport told it apart from the text, e.g.
     *     {@code ]C1}; null when unknown
     * @param today see {@link ScanInput#today()}
     */
    record Text(String text, String symbologyIdentifier, LocalDate today) implements ScanInput {

        /** The longest text that is handed to a driver. */
        public static final int MAXIMUM_LENGTH = 8000;

        public Text {
            Objects.requireNonNull(text, "text");
            Objects.requireNonNull(today, "today");
        }

        public Text(String text, LocalDate today) {
            this(text, null, today);
        }
    }

    /**
     * A picture from a camera or a file.
     *
     * @param content the bytes of a PNG or JPEG file; not copied, do not change them
     * @param today see {@link ScanInput#today()}
     */
    record Image(byte[] content, LocalDate today) implements ScanInput {
        public Image {
            Objects.requireNonNull(content, "content");
            Objects.requireNonNull(today, "today");
        }
    }
}
