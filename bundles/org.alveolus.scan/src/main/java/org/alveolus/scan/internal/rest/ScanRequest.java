package org.alveolus.scan.internal.rest;

import io.swagger.v3.oas.annotations.media.Schema;

/** A scan to read. */
@Schema(name = "ScanRequest")
record ScanRequest(
        @Schema(
                        description =
                                "The text as the scanner sent it, GS as U+001D; several codes of one box on lines of their own",
                        example = "0107630031730428112010201725101910EF51",
                        maxLength = 8000,
                        requiredMode = Schema.RequiredMode.REQUIRED)
                String text) {}
