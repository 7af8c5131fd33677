package org.alveolus.stock.internal.rest;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.alveolus.stock.internal.domain.DocumentEvent;

/** What happened to a return or an order, in JSON. */
@Schema(name = "StockDocumentEvent")
public record DocumentEventView(
        @Schema(example = "2026-11-22T10:00:00Z") Instant at,
        @Schema(description = "Who; left out for the system", example = "01938f6e-7400-7b1c-9d2e-3f4a5b6c7d8e")
                UUID account,
        @Schema(description = "The person's name at that time", example = "Anna Linden") String accountName,
        @Schema(description = "The state that it got, or what else happened", example = "sent") String what,
        @Schema(example = "Collected by the courier") String note) {

    static DocumentEventView of(DocumentEvent event) {
        return new DocumentEventView(
                event.at(),
                event.account(),
                event.accountName(),
                event.what().toLowerCase(Locale.ROOT).replace('_', '-'),
                event.note());
    }
}
