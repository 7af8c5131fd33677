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
import javax.ws.rs.Consumes;
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
import org.alveolus.stock.internal.Orders;
import org.alveolus.stock.internal.StockComponent;
import org.alveolus.stock.internal.domain.Delivery;
import org.alveolus.stock.internal.domain.OrderState;

/** Orders to suppliers (S6). */
@Path("orders")
@Produces("application/json")
@Consumes("application/json")
@Tag(name = "Stock")
public final class OrderResource {

    private final StockComponent stock;

    OrderResource(StockComponent stock) {
        this.stock = stock;
    }

    @GET
    @Allow(module = Modules.STOCK, level = Level.VIEW)
    @Operation(
            summary = "Orders to suppliers",
            description = "Of the practice location in Practice-Location or of the session, the newest first.")
    public Page<OrderView> list(
            @Parameter(description = "Only this state", example = "sent") @QueryParam("state") OrderState state,
            @Parameter(description = "next of the part before") @QueryParam("cursor") String cursor,
            @Parameter(description = "1 to 500") @QueryParam("limit") @DefaultValue("50") int limit) {
        return stock.orders().list(state, new Page.Request(cursor, limit)).map(OrderView::of);
    }

    @GET
    @Path("{id}")
    @Allow(module = Modules.STOCK, level = Level.VIEW)
    @Operation(summary = "One order with its products and its history")
    public Response read(@PathParam("id") UUID id) {
        return answer(Response.ok(), stock.orders().get(id));
    }

    @POST
    @Allow(module = Modules.STOCK, level = Level.EDIT)
    @Operation(
            summary = "Put an order together",
            description = "A draft; its products are named by their reorder levels.")
    @ApiResponse(responseCode = "201", description = "A draft; the header Location names it")
    public Response add(Draft draft) {
        List<Orders.Wanted> wanted = draft.lines() == null
                ? null
                : draft.lines().stream()
                        .map(line -> line == null ? null : new Orders.Wanted(line.level(), line.quantity()))
                        .toList();
        Orders.Order added = stock.orders().add(draft.supplier(), wanted, draft.note());
        return answer(Response.created(URI.create("/api/stock/orders/" + added.id())), added);
    }

    @PUT
    @Path("{id}/state")
    @Allow(module = Modules.STOCK, level = Level.EDIT)
    @Operation(
            summary = "Send an order or call it off",
            description =
                    "draft -> sent: the supplier's connector gets it when one is installed (delivery tells how that went; read the order again"
                            + " while it is pending). draft, sent, partly-received -> cancelled: what came stays.")
    @ApiResponse(responseCode = "409", description = "wrong-state")
    @ApiResponse(responseCode = "412", description = "changed-meanwhile")
    public Response become(
            @PathParam("id") UUID id,
            @Parameter(description = "The ETag of the state that is changed", example = "\"1\"")
                    @HeaderParam("If-Match")
                    String ifMatch,
            Step step) {
        long version = EntityTags.version(ifMatch);
        if (step.state() == OrderState.SENT) {
            return answer(Response.ok(), stock.orders().send(id, version));
        }
        if (step.state() == OrderState.CANCELLED) {
            return answer(Response.ok(), stock.orders().cancel(id, version, step.note()));
        }
        throw Problem.invalid("/state", "unknown", "state is sent or cancelled").exception();
    }

    @POST
    @Path("{id}/delivery")
    @Allow(module = Modules.STOCK, level = Level.EDIT)
    @Operation(
            summary = "Hand an order over once more",
            description = "After a failure. The supplier takes the same order once, however often it gets it.")
    @ApiResponse(responseCode = "409", description = "wrong-state")
    public Response deliver(@PathParam("id") UUID id) {
        return answer(Response.ok(), stock.orders().deliver(id));
    }

    @POST
    @Path("{id}/receipts")
    @Allow(module = Modules.STOCK, level = Level.EDIT)
    @Operation(summary = "Put pieces that came into stock", description = "The scanned product must be in the order.")
    @ApiResponse(responseCode = "409", description = "wrong-state, not-ordered, more-than-ordered, serial-in-stock")
    public ReceiptView receive(@PathParam("id") UUID id, ItemDraft draft) {
        Orders.Receipt receipt =
                stock.orders().receive(id, draft.storage(), draft.device(), draft.count() == null ? 1 : draft.count());
        LocalDate today = stock.today();
        return new ReceiptView(
                receipt.items().stream().map(item -> ItemView.of(item, today)).toList(), OrderView.of(receipt.order()));
    }

    private static Response answer(Response.ResponseBuilder builder, Orders.Order order) {
        return builder.header("ETag", EntityTags.of(order.version()))
                .entity(OrderView.of(order))
                .build();
    }

    /** An order as it is sent. */
    @Schema(name = "StockOrderDraft")
    public record Draft(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "01938f6e-7200-7b1c-9d2e-3f4a5b6c7d8e")
                    UUID supplier,
            @Schema(description = "1 to 200 products, each once", requiredMode = Schema.RequiredMode.REQUIRED)
                    List<LineDraft> lines,
            @Schema(description = "For the supplier, at most 1000 characters", example = "Before Friday, please")
                    String note) {}

    /** How many of a product to order. */
    @Schema(name = "StockOrderLineDraft")
    public record LineDraft(
            @Schema(
                            description = "The product's reorder level",
                            requiredMode = Schema.RequiredMode.REQUIRED,
                            example = "01938f6e-7800-7b1c-9d2e-3f4a5b6c7d8e")
                    UUID level,
            @Schema(description = "1 to 10000", requiredMode = Schema.RequiredMode.REQUIRED, example = "4")
                    Integer quantity) {}

    /** The next state of an order. */
    @Schema(name = "StockOrderStep")
    public record Step(
            @Schema(description = "sent or cancelled", requiredMode = Schema.RequiredMode.REQUIRED, example = "sent")
                    OrderState state,
            @Schema(description = "At most 1000 characters; when cancelling", example = "Out of production")
                    String note) {}

    /** What came, in JSON. */
    @Schema(name = "StockReceipt")
    public record ReceiptView(@Schema(description = "One for each piece") List<ItemView> items, OrderView order) {}

    /** An order in JSON. */
    @Schema(name = "StockOrder")
    public record OrderView(
            @Schema(example = "01938f6e-7900-7b1c-9d2e-3f4a5b6c7d8e") UUID id,
            @Schema(description = "Its number in the institution", example = "O-12") String number,
            @Schema(example = "01938f6e-7100-7b1c-9d2e-3f4a5b6c7d8e") UUID practiceLocation,
            @Schema(example = "01938f6e-7200-7b1c-9d2e-3f4a5b6c7d8e") UUID supplier,
            @Schema(description = "Its name when the order was made", example = "Implant Makers") String supplierName,
            @Schema(example = "Before Friday, please") String note,
            @Schema(example = "sent") OrderState state,
            @Schema(description = "How it went to the supplier", example = "accepted") Delivery delivery,
            @Schema(description = "The supplier's own number", example = "4711") String reference,
            @Schema(example = "2026-11-22T10:00:00Z") Instant createdAt,
            @Schema(description = "Only with a single order") List<LineView> lines,
            @Schema(description = "What happened, the first first; only with a single order")
                    List<DocumentEventView> events,
            @Schema(description = "Its state, for If-Match", example = "\"1\"") String etag) {

        static OrderView of(Orders.Order order) {
            return new OrderView(
                    order.id(),
                    order.label(),
                    order.location(),
                    order.supplier(),
                    order.supplierName(),
                    order.note(),
                    order.state(),
                    order.delivery(),
                    order.reference(),
                    order.createdAt(),
                    order.lines().stream()
                            .map(line -> new LineView(
                                    line.position(), ProductView.of(line.product()), line.quantity(), line.received()))
                            .toList(),
                    order.events().stream().map(DocumentEventView::of).toList(),
                    EntityTags.of(order.version()));
        }
    }

    /** A product of an order, in JSON. */
    @Schema(name = "StockOrderLine")
    public record LineView(
            @Schema(example = "1") int position,
            ProductView product,
            @Schema(example = "4") int quantity,
            @Schema(example = "0") int received) {}
}
