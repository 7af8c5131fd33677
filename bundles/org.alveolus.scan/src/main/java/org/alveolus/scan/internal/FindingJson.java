package org.alveolus.scan.internal;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Locale;
import org.alveolus.spi.scan.Finding;

/** A finding as programs see it. */
@Schema(name = "Finding", description = "Something to tell about a scan.")
public record FindingJson(
        @Schema(description = "error, warning or info", example = "error") String severity,
        @Schema(description = "Stable name by which texts are translated", example = "check-digit") String code,
        @Schema(description = "Index of the character, from 0; absent when it concerns the whole", example = "15")
                Integer position,
        @Schema(description = "The reason in English", example = "The check digit is 4, it should be 7.")
                String message) {

    public static FindingJson of(Finding finding) {
        return new FindingJson(
                finding.severity().name().toLowerCase(Locale.ROOT),
                finding.code(),
                finding.position() < 0 ? null : finding.position(),
                finding.message());
    }
}
