package org.alveolus.stock.internal.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import org.alveolus.api.Allow;
import org.alveolus.api.Level;
import org.alveolus.api.Modules;
import org.alveolus.api.Page;
import org.alveolus.api.catalogue.DeviceKind;
import org.alveolus.stock.internal.ItemLists;
import org.alveolus.stock.internal.StockComponent;

/** The stock at a glance (R1). */
@Path("/")
@Produces("application/json")
@Tag(name = "Stock")
public final class OverviewResource {

    private final StockComponent stock;

    OverviewResource(StockComponent stock) {
        this.stock = stock;
    }

    @GET
    @Path("summary")
    @Allow(module = Modules.STOCK, level = Level.VIEW)
    @Operation(
            summary = "The stock at a glance",
            description =
                    "At the current practice location. needsStorageLocation is true at a first visit: then a title for the first"
                            + " storage location is asked for before anything else.")
    public Summary summary() {
        ItemLists.Summary summary = stock.lists().summary();
        return new Summary(
                summary.storageLocations() == 0,
                summary.storageLocations(),
                summary.counts().stream()
                        .map(count -> new Count(count.kind(), count.items(), count.expired(), count.expiringSoon()))
                        .toList());
    }

    @GET
    @Path("departments")
    @Allow(module = Modules.STOCK, level = Level.VIEW)
    @Operation(
            summary = "Departments",
            description = "Those that storage locations belong to, to choose from; a new one is added by naming it.")
    public Page<String> departments() {
        return new Page<>(stock.storages().departments(), null);
    }

    /** The stock at a glance, in JSON. */
    @Schema(name = "StockSummary")
    public record Summary(
            @Schema(description = "Whether there is no storage location here yet", example = "false")
                    boolean needsStorageLocation,
            @Schema(description = "How many storage locations there are", example = "3") int storageLocations,
            @Schema(description = "By kind, every kind") List<Count> counts) {}

    /** Counts of items in the house, in JSON. */
    @Schema(name = "StockKindCount")
    public record Count(
            @Schema(example = "implant") DeviceKind kind,
            @Schema(description = "In the house", example = "128") long items,
            @Schema(description = "Of them, those that must not be used any more", example = "2") long expired,
            @Schema(description = "Of them, those that expire within 90 days", example = "9") long expiringSoon) {}
}
