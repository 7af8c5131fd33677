package org.alveolus.stock.internal.rest;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.alveolus.api.catalogue.Device;
import org.alveolus.api.stock.StockItem;
import org.alveolus.stock.internal.domain.ToComplete;

/** An item in JSON. */
@Schema(name = "StockItem")
public record ItemView(
        @Schema(example = "01938f6e-6f3a-7b1c-9d2e-3f4a5b6c7d8e") UUID id,
        @Schema(description = "Where it is in its life", example = "in-stock") StockItem.State state,
        @Schema(
                        description = "The storage location where it lies or lay",
                        example = "01938f6e-7000-7b1c-9d2e-3f4a5b6c7d8e")
                UUID storage,
        @Schema(example = "Cabinet 1") String storageTitle,
        @Schema(example = "01938f6e-7100-7b1c-9d2e-3f4a5b6c7d8e") UUID practiceLocation,
        @Schema(description = "What it is") DeviceView device,
        @Schema(description = "Whether it must not be used any more", example = "false") boolean expired,
        @Schema(description = "Names of the fields that are still to be completed", example = "[\"expiry\"]")
                List<String> toComplete,
        @Schema(description = "The treatment that used it", example = "01938f6e-7300-7b1c-9d2e-3f4a5b6c7d8e")
                UUID takenFor,
        @Schema(description = "When it was put into stock", example = "2026-11-22T10:00:00Z") Instant addedAt) {

    static ItemView of(StockItem item, LocalDate today) {
        Device device = item.device();
        return new ItemView(
                item.id(),
                item.state(),
                item.storage(),
                item.storageTitle(),
                item.practiceLocation(),
                DeviceView.of(device),
                device.expiry() != null && device.expiry().lastDay().isBefore(today),
                ToComplete.of(device),
                item.takenFor(),
                item.addedAt());
    }
}
