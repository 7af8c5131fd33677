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
import java.util.Set;
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
import org.alveolus.api.stock.ReturnReason;
import org.alveolus.api.stock.ReturnState;
import org.alveolus.stock.internal.Returns;
import org.alveolus.stock.internal.StockComponent;

/** Returns to suppliers (S5). */
@Path("returns")
@Produces("application/json")
@Consumes("application/json")
@Tag(name = "Stock")
public final class ReturnResource {

    private final StockComponent stock;

    ReturnResource(StockComponent stock) {
        this.stock = stock;
    }

    @GET
    @Allow(module = Modules.STOCK, level = Level.VIEW)
    @Operation(
            summary = "Returns to suppliers",
            description = "Of the practice location in Practice-Location or of the session, the newest first.")
    public Page<ReturnView> list(
            @Parameter(description = "Only this state", example = "sent") @QueryParam("state") ReturnState state,
            @Parameter(description = "next of the part before") @QueryParam("cursor") String cursor,
            @Parameter(description = "1 to 500") @QueryParam("limit") @DefaultValue("50") int limit) {
        LocalDate today = stock.today();
        return stock.returns().list(state, new Page.Request(cursor, limit)).map(each -> ReturnView.of(each, today));
    }

    @GET
    @Path("{id}")
    @Allow(module = Modules.STOCK, level = Level.VIEW)
    @Operation(summary = "One return with its items and its history")
    public Response read(@PathParam("id") UUID id) {
        return answer(Response.ok(), stock.returns().get(id));
    }

    @POST
    @Allow(module = Modules.STOCK, level = Level.EDIT)
    @Operation(
            summary = "Put a return together",
            description =
                    "Its items are set aside, all or none: they lie at one practice location and came from this supplier.")
    @ApiResponse(responseCode = "201", description = "A draft; the header Location names it")
    @ApiResponse(
            responseCode = "409",
            description =
                    "item-used, item-gone, item-reserved, or item-quarantined unless the reason is recall or damaged; member item")
    public Response add(Draft draft) {
        Returns.Return added = stock.returns().add(draft.supplier(), draft.items(), draft.reason(), draft.note());
        return answer(Response.created(URI.create("/api/stock/returns/" + added.id())), added);
    }

    @PUT
    @Path("{id}")
    @Allow(module = Modules.STOCK, level = Level.EDIT)
    @Operation(summary = "Describe a draft", description = "Sets reason and note.")
    @ApiResponse(responseCode = "409", description = "return-sent: it is no draft any more")
    @ApiResponse(responseCode = "412", description = "changed-meanwhile")
    public Response change(
            @PathParam("id") UUID id,
            @Parameter(description = "The ETag of the state that is changed", example = "\"1\"")
                    @HeaderParam("If-Match")
                    String ifMatch,
            Description draft) {
        return answer(
                Response.ok(), stock.returns().change(id, EntityTags.version(ifMatch), draft.reason(), draft.note()));
    }

    @POST
    @Path("{id}/items")
    @Allow(module = Modules.STOCK, level = Level.EDIT)
    @Operation(summary = "Add items to a draft", description = "All or none.")
    public Response addItems(@PathParam("id") UUID id, Chosen chosen) {
        return answer(Response.ok(), stock.returns().addItems(id, chosen.items()));
    }

    @DELETE
    @Path("{id}/items/{item}")
    @Allow(module = Modules.STOCK, level = Level.EDIT)
    @Operation(summary = "Take an item from a draft", description = "It is free again.")
    public Response removeItem(@PathParam("id") UUID id, @PathParam("item") UUID item) {
        return answer(Response.ok(), stock.returns().removeItem(id, item));
    }

    @PUT
    @Path("{id}/state")
    @Allow(module = Modules.STOCK, level = Level.EDIT)
    @Operation(
            summary = "Go on with a return",
            description =
                    "draft -> sent or cancelled; sent -> credited, refused, closed or cancelled. When it is sent, its items leave the"
                            + " stock; when it is refused or cancelled, they are in stock again.")
    @ApiResponse(
            responseCode = "409",
            description = "wrong-state, return-empty, item-quarantined, item-gone, serial-in-stock")
    @ApiResponse(responseCode = "412", description = "changed-meanwhile")
    public Response become(
            @PathParam("id") UUID id,
            @Parameter(description = "The ETag of the state that is changed", example = "\"1\"")
                    @HeaderParam("If-Match")
                    String ifMatch,
            Step step) {
        return answer(
                Response.ok(), stock.returns().become(id, EntityTags.version(ifMatch), step.state(), step.note()));
    }

    private Response answer(Response.ResponseBuilder builder, Returns.Return document) {
        return builder.header("ETag", EntityTags.of(document.version()))
                .entity(ReturnView.of(document, stock.today()))
                .build();
    }

    /** A return as it is sent. */
    @Schema(name = "StockReturnDraft")
    public record Draft(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "01938f6e-7200-7b1c-9d2e-3f4a5b6c7d8e")
                    UUID supplier,
            @Schema(
                            description = "1 to 200 items",
                            requiredMode = Schema.RequiredMode.REQUIRED,
                            example = "[\"01938f6e-6f3a-7b1c-9d2e-3f4a5b6c7d8e\"]")
                    List<UUID> items,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "expiry") ReturnReason reason,
            @Schema(description = "At most 1000 characters", example = "As agreed by telephone") String note) {}

    /** What is said of a return. */
    @Schema(name = "StockReturnDescription")
    public record Description(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "expiry") ReturnReason reason,
            @Schema(description = "At most 1000 characters", example = "As agreed by telephone") String note) {}

    /** Which items. */
    @Schema(name = "StockReturnItems")
    public record Chosen(
            @Schema(
                            description = "1 to 200 items",
                            requiredMode = Schema.RequiredMode.REQUIRED,
                            example = "[\"01938f6e-6f3a-7b1c-9d2e-3f4a5b6c7d8e\"]")
                    List<UUID> items) {}

    /** The next state of a return. */
    @Schema(name = "StockReturnStep")
    public record Step(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "sent") ReturnState state,
            @Schema(description = "At most 1000 characters", example = "Credit note 4711") String note) {}

    /** A return in JSON. */
    @Schema(name = "StockReturn")
    public record ReturnView(
            @Schema(example = "01938f6e-7500-7b1c-9d2e-3f4a5b6c7d8e") UUID id,
            @Schema(description = "Its number in the institution", example = "R-12") String number,
            @Schema(example = "01938f6e-7100-7b1c-9d2e-3f4a5b6c7d8e") UUID practiceLocation,
            @Schema(example = "01938f6e-7200-7b1c-9d2e-3f4a5b6c7d8e") UUID supplier,
            @Schema(description = "Its name when the return was made", example = "Implant Makers") String supplierName,
            @Schema(example = "expiry") ReturnReason reason,
            @Schema(example = "As agreed by telephone") String note,
            @Schema(example = "draft") ReturnState state,
            @Schema(description = "The states that can follow", example = "[\"sent\", \"cancelled\"]")
                    Set<ReturnState> next,
            @Schema(example = "2026-11-22T10:00:00Z") Instant createdAt,
            @Schema(description = "Only with a single return") List<ItemView> items,
            @Schema(description = "What happened, the first first; only with a single return")
                    List<DocumentEventView> events) {

        static ReturnView of(Returns.Return document, LocalDate today) {
            return new ReturnView(
                    document.id(),
                    document.label(),
                    document.location(),
                    document.supplier(),
                    document.supplierName(),
                    document.reason(),
                    document.note(),
                    document.state(),
                    document.state().next(),
                    document.createdAt(),
                    document.items().stream()
                            .map(item -> ItemView.of(item, today))
                            .toList(),
                    document.events().stream().map(DocumentEventView::of).toList());
        }
    }
}
