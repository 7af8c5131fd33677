package org.alveolus.stock.internal.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import javax.ws.rs.DefaultValue;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import org.alveolus.api.Allow;
import org.alveolus.api.Level;
import org.alveolus.api.Modules;
import org.alveolus.api.Page;
import org.alveolus.api.Problem;
import org.alveolus.api.Texts;
import org.alveolus.api.catalogue.DeviceForm;
import org.alveolus.api.catalogue.DeviceKind;
import org.alveolus.api.stock.DeviceQuery;
import org.alveolus.spi.udi.Gtin;
import org.alveolus.spi.udi.UdiIssuer;
import org.alveolus.stock.internal.ItemLists;
import org.alveolus.stock.internal.StockComponent;

/** Picking items for a treatment (S4, D5). */
@Path("picking")
@Produces("application/json")
@Tag(name = "Stock")
public final class PickingResource {

    private final StockComponent stock;

    PickingResource(StockComponent stock) {
        this.stock = stock;
    }

    @GET
    @Allow(module = Modules.STOCK, level = Level.VIEW)
    @Operation(
            summary = "What can be taken",
            description =
                    "Equal items together under their product, the first to expire first; expired ones are not among them unless they are asked for. Either"
                            + " search with q, or name a device as a scan gave it (gtin or issuer and udiDi, lot, serial, productCode): then all"
                            + " that is named must match, and an empty answer means that it is not in stock.")
    public Page<PickView> pick(
            @Parameter(description = "Only this kind", example = "implant") @QueryParam("kind") DeviceKind kind,
            @Parameter(description = "Search by any field", example = "bone 4.1") @QueryParam("q") String text,
            @Parameter(description = "Of a scan", example = "07630031730428") @QueryParam("gtin") Gtin gtin,
            @Parameter(description = "Of a scan; with udiDi", example = "hibcc") @QueryParam("issuer") UdiIssuer issuer,
            @Parameter(description = "Of a scan; with issuer", example = "E234MEDIX120") @QueryParam("udiDi")
                    String udiDi,
            @Parameter(description = "Of a scan, whatever case, spaces and dashes", example = "EF51") @QueryParam("lot")
                    String lot,
            @Parameter(description = "Of a scan, whatever case, spaces and dashes", example = "S-2044")
                    @QueryParam("serial")
                    String serial,
            @Parameter(description = "Catalogue number, whatever the case", example = "021.5512")
                    @QueryParam("productCode")
                    String productCode,
            @Parameter(
                            description =
                                    "Expired ones too, for those who were granted the task 'use-expired-item'; each is taken with"
                                            + " a reason")
                    @QueryParam("expired")
                    @DefaultValue("false")
                    boolean expired,
            @Parameter(description = "At all practice locations where the caller may look")
                    @QueryParam("everywhere")
                    @DefaultValue("false")
                    boolean everywhere,
            @Parameter(description = "next of the part before") @QueryParam("cursor") String cursor,
            @Parameter(description = "1 to 100 products") @QueryParam("limit") @DefaultValue("20") int limit) {
        LocalDate today = stock.today();
        DeviceQuery device = device(gtin, issuer, udiDi, lot, serial, productCode);
        if (device != null) {
            return new Page<>(
                    stock.lists().pick(device, kind, expired, everywhere).stream()
                            .map(pick -> PickView.of(pick, today))
                            .toList(),
                    null);
        }
        if (limit > MAXIMUM_LIMIT) {
            throw Problem.invalid("?limit", "out-of-range", "limit is a number from 1 to " + MAXIMUM_LIMIT)
                    .exception();
        }
        return stock.lists()
                .pick(
                        new ItemLists.Asked(text, kind, null, null, null, null, null, everywhere),
                        expired,
                        new Page.Request(cursor, limit))
                .map(pick -> PickView.of(pick, today));
    }

    private static final int MAXIMUM_LIMIT = 100;

    /** The device that is named; null when none is. */
    private static DeviceQuery device(
            Gtin gtin, UdiIssuer issuer, String udiDi, String lot, String serial, String productCode) {
        new Problem.Faults()
                .text("?udiDi", udiDi, 0, DeviceForm.MAXIMUM_TEXT)
                .text("?lot", lot, 0, DeviceForm.MAXIMUM_TEXT)
                .text("?serial", serial, 0, DeviceForm.MAXIMUM_TEXT)
                .text("?productCode", productCode, 0, DeviceForm.MAXIMUM_TEXT)
                .refuse();
        DeviceQuery query = new DeviceQuery(
                Texts.stripped(lot),
                Texts.stripped(serial),
                gtin == null ? issuer : UdiIssuer.GS1,
                gtin == null ? Texts.stripped(udiDi) : gtin.toString(),
                Texts.stripped(productCode),
                null);
        boolean none =
                query.lot() == null && query.serial() == null && query.udiDi() == null && query.productCode() == null;
        if (none && issuer != null) {
            throw Problem.invalid("?udiDi", "required", "issuer comes with udiDi")
                    .exception();
        }
        return none ? null : query;
    }

    /** Equal items in JSON. */
    @Schema(name = "StockPick")
    public record PickView(
            @Schema(description = "Names these equal items; product of the list of items") String product,
            @Schema(description = "How many can be taken", example = "7") long count,
            @Schema(description = "The first ones to expire, at most 10") List<ItemView> items) {

        static PickView of(ItemLists.Pick pick, LocalDate today) {
            return new PickView(
                    pick.product(),
                    pick.count(),
                    pick.items().stream().map(item -> ItemView.of(item, today)).toList());
        }
    }
}
