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
import org.alveolus.api.stock.StockItem;
import org.alveolus.spi.udi.UdiIssuer;
import org.alveolus.stock.internal.Counts;
import org.alveolus.stock.internal.StockComponent;
import org.alveolus.stock.internal.domain.CountState;

/** Counts of shelves (S7). */
@Path("counts")
@Produces("application/json")
@Consumes("application/json")
@Tag(name = "Stock")
public final class CountResource {

    private final StockComponent stock;

    CountResource(StockComponent stock) {
        this.stock = stock;
    }

    @GET
    @Allow(module = Modules.STOCK, level = Level.VIEW)
    @Operation(
            summary = "Counts of shelves",
            description = "Of the practice location in Practice-Location or of the session, the newest first.")
    public Page<CountView> list(
            @Parameter(description = "next of the part before") @QueryParam("cursor") String cursor,
            @Parameter(description = "1 to 500") @QueryParam("limit") @DefaultValue("50") int limit) {
        LocalDate today = stock.today();
        return stock.counts().list(new Page.Request(cursor, limit)).map(count -> CountView.of(count, today));
    }

    @POST
    @Allow(module = Modules.STOCK, level = Level.EDIT)
    @Operation(
            summary = "Count a shelf",
            description = "Goes on with the count of this storage location that somebody started, when there is one.")
    @ApiResponse(responseCode = "201", description = "The count; the header Location names it")
    public Response start(Start start) {
        Counts.Count count = stock.counts().start(start.storage());
        return answer(Response.created(URI.create("/api/stock/counts/" + count.id())), count);
    }

    @GET
    @Path("{id}")
    @Allow(module = Modules.STOCK, level = Level.VIEW)
    @Operation(
            summary = "One count",
            description =
                    "While it goes on, compared with what should lie there at this moment: what was taken, moved or added meanwhile is"
                            + " neither missing nor too many.")
    public Response read(@PathParam("id") UUID id) {
        return answer(Response.ok(), stock.counts().get(id));
    }

    @POST
    @Path("{id}/scans")
    @Allow(module = Modules.STOCK, level = Level.EDIT)
    @Operation(
            summary = "Count a piece by its code",
            description = "Of equal pieces each scan counts another one; a serial number counts once.")
    @ApiResponse(responseCode = "409", description = "count-ended")
    public HitView scan(@PathParam("id") UUID id, ScanDraft draft) {
        Counts.Hit hit = stock.counts().scan(id, draft.scanned());
        LocalDate today = stock.today();
        return new HitView(
                hit.verdict(),
                hit.item() == null ? null : ItemView.of(hit.item(), today),
                CountView.of(hit.count(), today));
    }

    @POST
    @Path("{id}/pieces")
    @Allow(module = Modules.STOCK, level = Level.EDIT)
    @Operation(
            summary = "Count pieces by eye",
            description = "Those that belong into this storage location; all or none.")
    @ApiResponse(responseCode = "409", description = "count-ended")
    public Response find(@PathParam("id") UUID id, Pieces pieces) {
        return answer(Response.ok(), stock.counts().find(id, pieces.items()));
    }

    @DELETE
    @Path("{id}/pieces/{piece}")
    @Allow(module = Modules.STOCK, level = Level.EDIT)
    @Operation(summary = "Take back that something was found", description = "An item, or an extra by its id.")
    @ApiResponse(responseCode = "409", description = "count-ended")
    public Response forget(@PathParam("id") UUID id, @PathParam("piece") UUID piece) {
        return answer(Response.ok(), stock.counts().forget(id, piece));
    }

    @PUT
    @Path("{id}/end")
    @Allow(module = Modules.STOCK, level = Level.EDIT)
    @Operation(
            summary = "End a count",
            description =
                    "Removes and moves what is decided; everything else stays as it is, and the report is kept. Removing needs the right"
                            + " to delete.")
    @ApiResponse(responseCode = "409", description = "count-ended, item-quarantined, item-reserved")
    @ApiResponse(responseCode = "412", description = "changed-meanwhile: somebody counted on; look again")
    public Response end(
            @PathParam("id") UUID id,
            @Parameter(description = "The ETag of the state that was decided on", example = "\"1\"")
                    @HeaderParam("If-Match")
                    String ifMatch,
            End end) {
        return answer(Response.ok(), stock.counts().finish(id, EntityTags.version(ifMatch), end.remove(), end.move()));
    }

    @DELETE
    @Path("{id}")
    @Allow(module = Modules.STOCK, level = Level.EDIT)
    @Operation(summary = "Cancel a count", description = "Without any consequence; it stays in the list.")
    @ApiResponse(responseCode = "409", description = "count-ended")
    public Response cancel(@PathParam("id") UUID id) {
        return answer(Response.ok(), stock.counts().cancel(id));
    }

    private Response answer(Response.ResponseBuilder builder, Counts.Count count) {
        return builder.header("ETag", EntityTags.of(count.version()))
                .entity(CountView.of(count, stock.today()))
                .build();
    }

    /** Which shelf. */
    @Schema(name = "StockCountStart")
    public record Start(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "01938f6e-7000-7b1c-9d2e-3f4a5b6c7d8e")
                    UUID storage) {}

    /** What a box carries, as the fields of {@code POST /api/scans} say it. */
    @Schema(name = "StockCountScan")
    public record ScanDraft(
            @Schema(
                            description = "The scanned text, at most 4000 characters",
                            requiredMode = Schema.RequiredMode.REQUIRED,
                            example = "010763003173042810EF51")
                    String text,
            @Schema(description = "Who issued the UDI-DI", example = "gs1") UdiIssuer issuer,
            @Schema(example = "07630031730428") String udiDi,
            @Schema(example = "EF51") String lot,
            @Schema(example = "S-2044") String serial,
            @Schema(description = "Its product's name, when that is known", example = "Bone Level Tapered")
                    String name) {

        private Counts.Scanned scanned() {
            return new Counts.Scanned(text, issuer, udiDi, lot, serial, name);
        }
    }

    /** Which pieces. */
    @Schema(name = "StockCountPieces")
    public record Pieces(
            @Schema(
                            description = "1 to 5000 items",
                            requiredMode = Schema.RequiredMode.REQUIRED,
                            example = "[\"01938f6e-6f3a-7b1c-9d2e-3f4a5b6c7d8e\"]")
                    List<UUID> items) {}

    /** What is decided at the end. */
    @Schema(name = "StockCountEnd")
    public record End(
            @Schema(
                            description = "Missing pieces that are removed from the stock",
                            example = "[\"01938f6e-6f3a-7b1c-9d2e-3f4a5b6c7d8e\"]")
                    List<UUID> remove,
            @Schema(description = "Pieces from elsewhere that belong here from now on", example = "[]")
                    List<UUID> move) {}

    /** The answer to a scan in JSON. */
    @Schema(name = "StockCountHit")
    public record HitView(
            @Schema(example = "counted") Counts.Verdict verdict,
            @Schema(description = "Left out for what the stock does not know") ItemView item,
            @Schema(description = "The count with this piece") CountView count) {}

    /** A count in JSON. */
    @Schema(name = "StockCount")
    public record CountView(
            @Schema(example = "01938f6e-7600-7b1c-9d2e-3f4a5b6c7d8e") UUID id,
            @Schema(description = "Its number in the institution", example = "C-3") String number,
            @Schema(example = "01938f6e-7100-7b1c-9d2e-3f4a5b6c7d8e") UUID practiceLocation,
            @Schema(example = "01938f6e-7000-7b1c-9d2e-3f4a5b6c7d8e") UUID storage,
            @Schema(example = "Cabinet 1") String storageTitle,
            @Schema(example = "open") CountState state,
            @Schema(example = "2026-11-22T10:00:00Z") Instant startedAt,
            @Schema(example = "Anna Linden") String startedBy,
            @Schema(example = "2026-11-22T10:30:00Z") Instant finishedAt,
            @Schema(example = "Anna Linden") String finishedBy,
            @Schema(description = "Its state, for If-Match", example = "\"4\"") String etag,
            @Schema(description = "Only with a single count") ReportView report) {

        static CountView of(Counts.Count count, LocalDate today) {
            return new CountView(
                    count.id(),
                    count.label(),
                    count.location(),
                    count.storage(),
                    count.storageTitle(),
                    count.state(),
                    count.startedAt(),
                    count.startedBy(),
                    count.finishedAt(),
                    count.finishedBy(),
                    EntityTags.of(count.version()),
                    count.report() == null ? null : ReportView.of(count.report(), today));
        }
    }

    /** What is there and what should be, in JSON. */
    @Schema(name = "StockCountReport")
    public record ReportView(
            @Schema(description = "How many pieces should lie there", example = "40") int expected,
            @Schema(description = "How many of them were found", example = "38") int counted,
            @Schema(description = "Those that were not found") List<ItemView> missing,
            @Schema(description = "Those that were not found and were removed when the count ended")
                    List<ItemView> removed,
            @Schema(description = "Found here, and belonging elsewhere; after the end, those that were moved here")
                    List<ItemView> elsewhere,
            @Schema(description = "Found here, although they have left the stock") List<ItemView> gone,
            @Schema(description = "Found here, and not known to the stock") List<ExtraView> extra) {

        static ReportView of(Counts.Report report, LocalDate today) {
            return new ReportView(
                    report.expected(),
                    report.counted().size(),
                    views(report.missing(), today),
                    views(report.removed(), today),
                    views(report.elsewhere(), today),
                    views(report.gone(), today),
                    report.extra().stream()
                            .map(extra ->
                                    new ExtraView(extra.id(), extra.text(), extra.name(), extra.lot(), extra.serial()))
                            .toList());
        }

        private static List<ItemView> views(List<StockItem> items, LocalDate today) {
            return items.stream().map(item -> ItemView.of(item, today)).toList();
        }
    }

    /** Something that the stock does not know, in JSON. */
    @Schema(name = "StockCountExtra")
    public record ExtraView(
            @Schema(example = "01938f6e-7700-7b1c-9d2e-3f4a5b6c7d8e") UUID id,
            @Schema(example = "010763003173042810EF51") String text,
            @Schema(example = "Bone Level Tapered") String name,
            @Schema(example = "EF51") String lot,
            @Schema(example = "S-2044") String serial) {}
}
