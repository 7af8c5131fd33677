package org.alveolus.registry.internal.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.UUID;
import javax.ws.rs.DefaultValue;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import org.alveolus.api.Allow;
import org.alveolus.api.Level;
import org.alveolus.api.Modules;
import org.alveolus.api.Page;
import org.alveolus.registry.internal.Recalls;

/** Recall: every patient with a device. */
@Path("recalls")
@Produces("application/json")
@Tag(name = "Registry")
public final class RecallResource {

    private final Recalls recalls;

    RecallResource(Recalls recalls) {
        this.recalls = recalls;
    }

    @GET
    @Allow(module = Modules.REGISTRY, level = Level.VIEW)
    @Operation(
            summary = "Every patient with a device, and what is still in stock",
            description =
                    "All that is given must match; at least one of lot, serial, gtin, udiDi, scan, productCode and supplier"
                            + " is needed. Patients at locations that the caller may not see are counted, with the names of those who"
                            + " may open them: rights never shorten a recall silently. A device typed in by hand without its product is"
                            + " found by its lot or serial number too, in a group that is not certain. Each patient shown is written"
                            + " to the audit log.")
    @ApiResponse(responseCode = "409", description = "scan-absent: scanning is not installed")
    @ApiResponse(responseCode = "422", description = "unreadable or no-device: the scan names no device")
    public RecallView find(
            @Parameter(description = RecallParameters.LOT, example = "ef-51") @QueryParam("lot") String lot,
            @Parameter(description = RecallParameters.SERIAL) @QueryParam("serial") String serial,
            @Parameter(description = RecallParameters.GTIN, example = "07630031730428") @QueryParam("gtin") String gtin,
            @Parameter(description = RecallParameters.UDI_DI) @QueryParam("udiDi") String udiDi,
            @Parameter(description = RecallParameters.SCAN, example = "01076300317304281730040010EF51")
                    @QueryParam("scan")
                    String scan,
            @Parameter(description = RecallParameters.PRODUCT_CODE, example = "061.4312") @QueryParam("productCode")
                    String productCode,
            @Parameter(description = RecallParameters.SUPPLIER) @QueryParam("supplier") UUID supplier,
            @Parameter(description = "First day of surgery", example = "2025-01-01") @QueryParam("from") LocalDate from,
            @Parameter(description = "Last day of surgery", example = "2026-12-31") @QueryParam("to") LocalDate to,
            @Parameter(description = "next of the part before") @QueryParam("cursor") String cursor,
            @Parameter(description = "1 to 500", example = "50") @QueryParam("limit") @DefaultValue("50") int limit) {
        Page.Request page = new Page.Request(cursor, limit);
        return RecallView.of(recalls.find(
                RecallParameters.criteria(recalls, scan, lot, serial, gtin, udiDi, productCode, supplier, from, to),
                page));
    }
}
