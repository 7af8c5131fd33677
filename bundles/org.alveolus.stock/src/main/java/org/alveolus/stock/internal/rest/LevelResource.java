package org.alveolus.stock.internal.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import javax.ws.rs.Consumes;
import javax.ws.rs.DELETE;
import javax.ws.rs.DefaultValue;
import javax.ws.rs.GET;
import javax.ws.rs.HeaderParam;
import javax.ws.rs.POST;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Response;
import org.alveolus.api.Allow;
import org.alveolus.api.EntityTags;
import org.alveolus.api.Level;
import org.alveolus.api.Modules;
import org.alveolus.api.Page;
import org.alveolus.api.catalogue.DeviceKind;
import org.alveolus.stock.internal.Levels;
import org.alveolus.stock.internal.StockComponent;

/** Reorder levels and the shelf by sizes (S6). */
@Path("levels")
@Produces("application/json")
@Consumes("application/json")
@Tag(name = "Stock")
public final class LevelResource {

    private final StockComponent stock;

    LevelResource(StockComponent stock) {
        this.stock = stock;
    }

    @GET
    @Allow(module = Modules.STOCK, level = Level.VIEW)
    @Operation(
            summary = "Reorder levels and what to order",
            description =
                    "Of the practice location in Practice-Location or of the session, by supplier and product. suggested: up to the target once"
                            + " fewer than the minimum are on the shelf or ordered.")
    public Page<LevelView> list() {
        return new Page<>(stock.levels().list().stream().map(LevelView::of).toList(), null);
    }

    @GET
    @Path("shelf")
    @Allow(module = Modules.STOCK, level = Level.VIEW)
    @Operation(
            summary = "What is on the shelf, by diameter and length",
            description = "Pieces in stock that have not expired, for each product family, with the reorder levels.")
    public Page<FamilyView> shelf(
            @Parameter(description = "Which kind", example = "implant") @QueryParam("kind") @DefaultValue("implant")
                    DeviceKind kind) {
        return new Page<>(
                stock.levels().families(kind).stream().map(FamilyView::of).toList(), null);
    }

    @POST
    @Allow(module = Modules.STOCK, level = Level.EDIT)
    @Operation(
            summary = "Set the reorder level of an item's product",
            description = "At the item's practice location; one that is there is changed.")
    public Response set(Draft draft) {
        Levels.ReorderLevel level = stock.levels().set(draft.item(), draft.minimum(), draft.target());
        return answer(Response.created(URI.create("/api/stock/levels/" + level.id())), level);
    }

    @PUT
    @Path("{id}")
    @Allow(module = Modules.STOCK, level = Level.EDIT)
    @Operation(summary = "Change a reorder level")
    public Response change(
            @PathParam("id") UUID id,
            @Parameter(description = "The ETag of the state that is changed", example = "\"1\"")
                    @HeaderParam("If-Match")
                    String ifMatch,
            Numbers numbers) {
        return answer(
                Response.ok(),
                stock.levels().change(id, EntityTags.version(ifMatch), numbers.minimum(), numbers.target()));
    }

    @DELETE
    @Path("{id}")
    @Allow(module = Modules.STOCK, level = Level.EDIT)
    @Operation(summary = "Remove a reorder level")
    public void remove(@PathParam("id") UUID id) {
        stock.levels().remove(id);
    }

    private static Response answer(Response.ResponseBuilder builder, Levels.ReorderLevel level) {
        return builder.header("ETag", EntityTags.of(level.version()))
                .entity(LevelView.of(level))
                .build();
    }

    /** A level as it is sent. */
    @Schema(name = "StockLevelDraft")
    public record Draft(
            @Schema(
                            description = "Any item of the product",
                            requiredMode = Schema.RequiredMode.REQUIRED,
                            example = "01938f6e-6f3a-7b1c-9d2e-3f4a5b6c7d8e")
                    UUID item,
            @Schema(description = "1 to 10000", requiredMode = Schema.RequiredMode.REQUIRED, example = "2")
                    Integer minimum,
            @Schema(description = "At least the minimum", requiredMode = Schema.RequiredMode.REQUIRED, example = "5")
                    Integer target) {}

    /** The numbers of a level. */
    @Schema(name = "StockLevelNumbers")
    public record Numbers(
            @Schema(description = "1 to 10000", requiredMode = Schema.RequiredMode.REQUIRED, example = "2")
                    Integer minimum,
            @Schema(description = "At least the minimum", requiredMode = Schema.RequiredMode.REQUIRED, example = "5")
                    Integer target) {}

    /** A level in JSON. */
    @Schema(name = "StockLevel")
    public record LevelView(
            @Schema(example = "01938f6e-7800-7b1c-9d2e-3f4a5b6c7d8e") UUID id,
            @Schema(example = "01938f6e-7200-7b1c-9d2e-3f4a5b6c7d8e") UUID supplier,
            @Schema(example = "Implant Makers") String supplierName,
            ProductView product,
            @Schema(example = "2") int minimum,
            @Schema(example = "5") int target,
            @Schema(description = "In stock and not expired", example = "1") long onShelf,
            @Schema(description = "In drafts and orders, and not come yet", example = "0") long onOrder,
            @Schema(description = "How many to order", example = "4") long suggested,
            @Schema(description = "Its state, for If-Match", example = "\"1\"") String etag) {

        static LevelView of(Levels.ReorderLevel level) {
            return new LevelView(
                    level.id(),
                    level.supplier(),
                    level.supplierName(),
                    ProductView.of(level.product()),
                    level.minimum(),
                    level.target(),
                    level.onShelf(),
                    level.onOrder(),
                    level.suggested(),
                    EntityTags.of(level.version()));
        }
    }

    /** A product family in JSON. */
    @Schema(name = "StockFamily")
    public record FamilyView(
            @Schema(example = "Bone Level Tapered") String name,
            @Schema(example = "Implant Makers") String supplierName,
            List<CellView> cells) {

        static FamilyView of(Levels.Family family) {
            return new FamilyView(
                    family.name(),
                    family.supplierName(),
                    family.cells().stream()
                            .map(cell -> new CellView(
                                    cell.diameter(), cell.length(), cell.count(), cell.minimum(), cell.low()))
                            .toList());
        }
    }

    /** A size in JSON. */
    @Schema(name = "StockFamilySize")
    public record CellView(
            @Schema(description = "Millimetres", example = "4.1") BigDecimal diameter,
            @Schema(description = "Millimetres", example = "12") BigDecimal length,
            @Schema(example = "3") long count,
            @Schema(description = "0 when there is no reorder level", example = "2") long minimum,
            @Schema(description = "Whether fewer are there than should be", example = "false") boolean low) {}
}
