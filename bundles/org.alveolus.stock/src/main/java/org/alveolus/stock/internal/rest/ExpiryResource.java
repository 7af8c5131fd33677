package org.alveolus.stock.internal.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.ws.rs.Consumes;
import javax.ws.rs.DefaultValue;
import javax.ws.rs.GET;
import javax.ws.rs.HeaderParam;
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
import org.alveolus.api.accounts.Account;
import org.alveolus.stock.internal.ExpiryWatch;
import org.alveolus.stock.internal.StockComponent;
import org.alveolus.stock.internal.domain.ExpiryStage;

/** The expiry watch (S5). */
@Path("expiry")
@Produces("application/json")
@Consumes("application/json")
@Tag(name = "Stock")
public final class ExpiryResource {

    private final StockComponent stock;

    ExpiryResource(StockComponent stock) {
        this.stock = stock;
    }

    @GET
    @Allow(module = Modules.STOCK, level = Level.VIEW)
    @Operation(
            summary = "How many items need attention, by supplier",
            description =
                    "expired: the last day of use has passed. return-overdue and return-soon (30 days): by the supplier's return terms."
                            + " expiring-soon (90 days): what cannot go back. Only what is in stock.")
    public Page<GroupView> groups() {
        return new Page<>(
                stock.expiryWatch().groups().stream().map(GroupView::of).toList(), null);
    }

    @GET
    @Path("items")
    @Allow(module = Modules.STOCK, level = Level.VIEW)
    @Operation(summary = "The items that need attention", description = "By supplier, the first to expire first.")
    public Page<WatchedView> items(
            @Parameter(description = "Only this stage", example = "return-soon") @QueryParam("stage") ExpiryStage stage,
            @Parameter(description = "Only of this supplier", example = "01938f6e-7200-7b1c-9d2e-3f4a5b6c7d8e")
                    @QueryParam("supplier")
                    UUID supplier,
            @Parameter(description = "next of the part before") @QueryParam("cursor") String cursor,
            @Parameter(description = "1 to 500") @QueryParam("limit") @DefaultValue("50") int limit) {
        LocalDate today = stock.today();
        return stock.expiryWatch()
                .items(stage, supplier, new Page.Request(cursor, limit))
                .map(watched -> WatchedView.of(watched, today));
    }

    @GET
    @Path("staff")
    @Allow(module = Modules.STOCK, level = Level.EDIT)
    @Operation(summary = "Who can get the mails of the expiry watch", description = "The institution's staff, by name.")
    public Page<Person> staff() {
        return people(stock.expiryWatch().staff());
    }

    @GET
    @Path("watchers/{location}")
    @Allow(module = Modules.STOCK, level = Level.VIEW)
    @Operation(summary = "Who gets the mails of the expiry watch at a practice location")
    @ApiResponse(
            responseCode = "200",
            description = "They, by name",
            content = @Content(schema = @Schema(implementation = WatchersView.class)))
    public Response watchers(@PathParam("location") UUID location) {
        return answer(location, stock.expiryWatch().watchers(location));
    }

    @PUT
    @Path("watchers/{location}")
    @Allow(module = Modules.STOCK, level = Level.EDIT)
    @Operation(
            summary = "Set who gets the mails of the expiry watch at a practice location",
            description = "One mail a day at most, each item once for each stage.")
    @ApiResponse(
            responseCode = "200",
            description = "They, by name",
            content = @Content(schema = @Schema(implementation = WatchersView.class)))
    public Response setWatchers(
            @PathParam("location") UUID location,
            @Parameter(description = "ETag of the state that the update was made from", required = true)
                    @HeaderParam("If-Match")
                    String ifMatch,
            Watchers watchers) {
        long version = EntityTags.version(ifMatch);
        return answer(location, stock.expiryWatch().setWatchers(location, watchers.staff(), version));
    }

    private Response answer(UUID location, List<Account> watchers) {
        return Response.ok(new WatchersView(people(watchers).items()))
                .header("ETag", EntityTags.of(stock.expiryWatch().watchersVersion(location)))
                .build();
    }

    private static Page<Person> people(List<Account> accounts) {
        return new Page<>(
                accounts.stream()
                        .map(account -> new Person(account.id(), account.name()))
                        .toList(),
                null);
    }

    /** Who gets the mails. */
    @Schema(name = "StockWatchers")
    public record Watchers(
            @Schema(
                            description = "Accounts of the staff, at most 50",
                            requiredMode = Schema.RequiredMode.REQUIRED,
                            example = "[\"01938f6e-7400-7b1c-9d2e-3f4a5b6c7d8e\"]")
                    List<UUID> staff) {}

    /** Who gets the mails, as answered. */
    @Schema(name = "StockWatchersView")
    public record WatchersView(List<Person> items) {}

    /** Somebody of the staff. */
    @Schema(name = "StockWatcher")
    public record Person(
            @Schema(example = "01938f6e-7400-7b1c-9d2e-3f4a5b6c7d8e") UUID id,
            @Schema(example = "Anna Linden") String name) {}

    /** The items of a supplier that need attention, in JSON. */
    @Schema(name = "StockExpiryGroup")
    public record GroupView(
            @Schema(
                            description = "Left out for items without a supplier",
                            example = "01938f6e-7200-7b1c-9d2e-3f4a5b6c7d8e")
                    UUID supplier,
            @Schema(example = "Implant Makers") String supplierName,
            @Schema(description = "Whether it takes items back; left out when that is not recorded", example = "true")
                    Boolean returnsAccepted,
            @Schema(description = "How many items are in each stage", example = "{\"return-soon\": 3}")
                    Map<ExpiryStage, Long> counts) {

        static GroupView of(ExpiryWatch.Group group) {
            var supplier = group.supplier();
            return new GroupView(
                    supplier == null ? null : supplier.id(),
                    supplier == null ? null : supplier.name(),
                    supplier == null || supplier.returns() == null
                            ? null
                            : supplier.returns().accepted(),
                    group.counts());
        }
    }

    /** An item that needs attention, in JSON. */
    @Schema(name = "StockExpiryItem")
    public record WatchedView(
            @Schema(example = "01938f6e-6f3a-7b1c-9d2e-3f4a5b6c7d8e") UUID id,
            @Schema(description = "What needs to be done", example = "return-soon") ExpiryStage stage,
            @Schema(description = "The last day on which the supplier takes it back", example = "2027-06-30")
                    LocalDate returnBy,
            @Schema(
                            description = "The supplier as it is now; left out when there is none",
                            example = "01938f6e-7200-7b1c-9d2e-3f4a5b6c7d8e")
                    UUID supplier,
            @Schema(example = "Implant Makers") String supplierName,
            @Schema(description = "The item") ItemView item) {

        static WatchedView of(ExpiryWatch.Watched watched, LocalDate today) {
            var supplier = watched.supplier();
            return new WatchedView(
                    watched.item().id(),
                    watched.stage(),
                    watched.returnBy(),
                    supplier == null ? null : supplier.id(),
                    supplier == null ? null : supplier.name(),
                    ItemView.of(watched.item(), today));
        }
    }
}
