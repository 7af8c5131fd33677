package org.alveolus.stock.internal.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import javax.ws.rs.BeanParam;
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
import org.alveolus.api.Problem;
import org.alveolus.api.stock.StockItem;
import org.alveolus.stock.internal.StockComponent;
import org.alveolus.stock.internal.domain.Movement;
import org.alveolus.stock.internal.domain.MovementKind;
import org.alveolus.stock.internal.persistence.ItemSearch;

/** The items in stock, and those that were. */
@Path("items")
@Produces("application/json")
@Consumes("application/json")
@Tag(
        name = "Stock",
        description =
                "Implants, abutments and biomaterials in storage locations. Lists show the practice location of the header"
                        + " Practice-Location or of the session; all where the caller may look when there is none.")
public final class ItemResource {

    private final StockComponent stock;

    ItemResource(StockComponent stock) {
        this.stock = stock;
    }

    @GET
    @Allow(module = Modules.STOCK, level = Level.VIEW)
    @Operation(
            summary = "Items",
            description =
                    "What is in the house, or what is in one state. q searches all fields: each of its words must begin a word"
                            + " of a field; case, accents, dashes and the decimal sign do not matter.")
    public Page<ItemView> list(
            @BeanParam ItemCriteria criteria,
            @Parameter(
                            description =
                                    "name, productCode, supplier, diameter, length, expiry or added; with a minus sign in front"
                                            + " descending",
                            example = "expiry")
                    @QueryParam("sort")
                    @DefaultValue("name")
                    String sort,
            @Parameter(description = "next of the part before") @QueryParam("cursor") String cursor,
            @Parameter(description = "1 to 500") @QueryParam("limit") @DefaultValue("50") int limit) {
        LocalDate today = stock.today();
        return stock.lists()
                .list(criteria.asked(), sort, new Page.Request(cursor, limit))
                .map(item -> ItemView.of(item, today));
    }

    @GET
    @Path("count")
    @Allow(module = Modules.STOCK, level = Level.VIEW)
    @Operation(summary = "How many items the list has", description = "With the same filters as the list.")
    public Count count(@BeanParam ItemCriteria criteria) {
        ItemSearch.Count count = stock.lists().count(criteria.asked());
        return new Count(count.items(), count.exact());
    }

    @POST
    @Allow(module = Modules.STOCK, level = Level.EDIT)
    @Operation(
            summary = "Put one or more equal items into stock",
            description =
                    "The catalogue learns the product from it, so that the next scan fills the form. The answer has one item"
                            + " for each piece.")
    @ApiResponse(responseCode = "201", description = "Added; the header Location names the first")
    @ApiResponse(
            responseCode = "409",
            description = "serial-in-stock: member item names the piece that is there already")
    public Response add(ItemDraft draft) {
        List<StockItem> added = stock.add(draft.storage(), draft.device(), draft.count() == null ? 1 : draft.count());
        LocalDate today = stock.today();
        return Response.created(URI.create("/api/stock/items/" + added.get(0).id()))
                .entity(new Page<>(
                        added.stream().map(item -> ItemView.of(item, today)).toList(), null))
                .build();
    }

    @GET
    @Path("{id}")
    @Allow(module = Modules.STOCK, level = Level.VIEW)
    @Operation(summary = "One item")
    public Response read(@PathParam("id") UUID id) {
        return answer(stock.items().get(id));
    }

    @PUT
    @Path("{id}")
    @Allow(module = Modules.STOCK, level = Level.EDIT)
    @Operation(
            summary = "Edit an item",
            description =
                    "Sets all its fields; another storage location moves it. Only what is in the house can be edited.")
    @ApiResponse(
            responseCode = "409",
            description = "item-used or item-gone: member item tells who took or removed it when; serial-in-stock")
    @ApiResponse(responseCode = "412", description = "changed-meanwhile")
    public Response edit(
            @PathParam("id") UUID id,
            @Parameter(description = "The ETag of the state that is changed", example = "\"1\"")
                    @HeaderParam("If-Match")
                    String ifMatch,
            ItemDraft draft) {
        long version = EntityTags.version(ifMatch);
        if (draft.count() != null) {
            throw Problem.invalid("/count", "not-here", "An item is one piece; count is for adding")
                    .exception();
        }
        return answer(stock.items().edit(id, version, draft.storage(), draft.device()));
    }

    @DELETE
    @Path("{id}")
    @Allow(module = Modules.STOCK, level = Level.DELETE)
    @Operation(
            summary = "Remove an item from the stock",
            description = "Its state becomes discarded; it can be restored. An item that was used is not removed.")
    @ApiResponse(responseCode = "204", description = "Removed")
    @ApiResponse(responseCode = "409", description = "item-used or item-gone")
    @ApiResponse(responseCode = "412", description = "changed-meanwhile")
    public Response discard(
            @PathParam("id") UUID id,
            @Parameter(description = "Optional: only in this state", example = "\"1\"") @HeaderParam("If-Match")
                    String ifMatch,
            @Parameter(description = "At most 200 characters", example = "Package was open") @QueryParam("reason")
                    String reason) {
        stock.items().discard(id, ifMatch == null ? EntityTags.ANY : EntityTags.version(ifMatch), reason);
        return Response.noContent().build();
    }

    @POST
    @Path("{id}/restore")
    @Allow(module = Modules.STOCK, level = Level.DELETE)
    @Operation(summary = "Undo the removal of an item", description = "Takes no body.")
    @ApiResponse(responseCode = "409", description = "item-in-stock, item-used, item-gone or serial-in-stock")
    @Consumes
    public Response restore(@PathParam("id") UUID id) {
        return answer(stock.items().restore(id));
    }

    @POST
    @Path("{id}/move")
    @Allow(module = Modules.STOCK, level = Level.EDIT)
    @Operation(summary = "Move an item to another storage location")
    @ApiResponse(responseCode = "409", description = "item-used or item-gone")
    public Response move(@PathParam("id") UUID id, Move move) {
        return answer(
                stock.items().move(List.of(id), move.storage(), move.reason()).get(0));
    }

    @POST
    @Path("moves")
    @Allow(module = Modules.STOCK, level = Level.EDIT)
    @Operation(summary = "Move several items to another storage location", description = "All of them or none.")
    @ApiResponse(responseCode = "409", description = "item-used or item-gone: member item names it")
    public Page<ItemView> moveAll(MoveAll move) {
        LocalDate today = stock.today();
        return new Page<>(
                stock.items().move(move.items(), move.storage(), move.reason()).stream()
                        .map(item -> ItemView.of(item, today))
                        .toList(),
                null);
    }

    @GET
    @Path("{id}/movements")
    @Allow(module = Modules.STOCK, level = Level.VIEW)
    @Operation(
            summary = "The movements of an item",
            description = "All of them, the first one first: who, when, why, from where to where.")
    public Page<MovementView> movements(@PathParam("id") UUID id) {
        return new Page<>(
                stock.items().movements(id).stream().map(MovementView::of).toList(), null);
    }

    private Response answer(StockItem item) {
        return Response.ok(ItemView.of(item, stock.today()))
                .header("ETag", EntityTags.of(item.version()))
                .build();
    }

    /** A count in JSON. */
    @Schema(name = "StockCount")
    public record Count(
            @Schema(example = "42") long count,
            @Schema(
                            description =
                                    "Whether there are exactly so many; a search for common words is counted to 10000 only, then there are"
                                            + " more",
                            example = "true")
                    boolean exact) {}

    /** Where an item goes. */
    @Schema(name = "StockMove")
    public record Move(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "01938f6e-7000-7b1c-9d2e-3f4a5b6c7d8e")
                    UUID storage,
            @Schema(description = "At most 200 characters", example = "Tidied up") String reason) {}

    /** Where several items go. */
    @Schema(name = "StockMoveAll")
    public record MoveAll(
            @Schema(
                            description = "1 to 500 items",
                            requiredMode = Schema.RequiredMode.REQUIRED,
                            example = "[\"01938f6e-6f3a-7b1c-9d2e-3f4a5b6c7d8e\"]")
                    List<UUID> items,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "01938f6e-7000-7b1c-9d2e-3f4a5b6c7d8e")
                    UUID storage,
            @Schema(description = "At most 200 characters", example = "Tidied up") String reason) {}

    /** A movement in JSON. */
    @Schema(name = "StockMovement")
    public record MovementView(
            @Schema(description = "1 for the first", example = "2") int number,
            @Schema(example = "2026-11-22T10:00:00Z") Instant at,
            @Schema(description = "Who; absent for the system", example = "01938f6e-7400-7b1c-9d2e-3f4a5b6c7d8e")
                    UUID account,
            @Schema(description = "The person's name at that time", example = "A. Voorbeeld") String accountName,
            @Schema(example = "moved") MovementKind kind,
            @Schema(example = "Tidied up") String reason,
            @Schema(
                            description = "For which it was taken or from which it came back",
                            example = "01938f6e-7300-7b1c-9d2e-3f4a5b6c7d8e")
                    UUID treatment,
            @Schema(description = "Absent when it was not in stock") Place from,
            @Schema(description = "Absent when it left the stock") Place to) {

        static MovementView of(Movement movement) {
            return new MovementView(
                    movement.number(),
                    movement.at(),
                    movement.account(),
                    movement.accountName(),
                    movement.kind(),
                    movement.reason(),
                    movement.treatment(),
                    Place.of(movement.from()),
                    Place.of(movement.to()));
        }

        /** A storage location with its title at that time. */
        @Schema(name = "StockMovementPlace")
        public record Place(
                @Schema(example = "01938f6e-7000-7b1c-9d2e-3f4a5b6c7d8e") UUID storage,
                @Schema(example = "Cabinet 1") String title) {

            static Place of(Movement.Place place) {
                return place == null ? null : new Place(place.storage(), place.title());
            }
        }
    }
}
