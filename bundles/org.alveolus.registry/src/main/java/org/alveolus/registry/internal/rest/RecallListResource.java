package org.alveolus.registry.internal.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Response;
import org.alveolus.api.Allow;
import org.alveolus.api.Level;
import org.alveolus.api.Modules;
import org.alveolus.registry.internal.ChoiceLists;
import org.alveolus.registry.internal.Recalls;
import org.alveolus.registry.internal.domain.Words;
import org.alveolus.registry.internal.table.TableFormat;

/** A recall as a list to work through. */
@Path("recalls.csv")
@Produces({"text/csv", "application/json"})
@Tag(name = "Registry")
public final class RecallListResource {

    private final Recalls recalls;
    private final ChoiceLists choices;

    RecallListResource(Recalls recalls, ChoiceLists choices) {
        this.recalls = recalls;
        this.choices = choices;
    }

    @GET
    @Allow(module = Modules.REGISTRY, level = Level.VIEW)
    @Operation(
            summary = "A recall as a list",
            description =
                    "The same as the recall, whole, as CSV in UTF-8 for a spreadsheet: a line for each device in a patient,"
                            + " for each location that the caller may not see, and for each piece in stock. No cell is taken for a"
                            + " formula.")
    @ApiResponse(
            responseCode = "200",
            description = "The list",
            content = @Content(mediaType = "text/csv", schema = @Schema(type = "string")))
    @ApiResponse(responseCode = "409", description = "scan-absent: scanning is not installed")
    @ApiResponse(responseCode = "422", description = "unreadable or no-device: the scan names no device")
    public Response export(
            @Parameter(description = RecallParameters.LOT, example = "ef-51") @QueryParam("lot") String lot,
            @Parameter(description = RecallParameters.SERIAL) @QueryParam("serial") String serial,
            @Parameter(description = RecallParameters.GTIN, example = "07630031730428") @QueryParam("gtin") String gtin,
            @Parameter(description = RecallParameters.UDI_DI) @QueryParam("udiDi") String udiDi,
            @Parameter(description = RecallParameters.SCAN) @QueryParam("scan") String scan,
            @Parameter(description = RecallParameters.PRODUCT_CODE, example = "061.4312") @QueryParam("productCode")
                    String productCode,
            @Parameter(description = RecallParameters.SUPPLIER) @QueryParam("supplier") UUID supplier,
            @Parameter(description = "First day of surgery", example = "2025-01-01") @QueryParam("from") LocalDate from,
            @Parameter(description = "Last day of surgery", example = "2026-12-31") @QueryParam("to") LocalDate to,
            @Parameter(description = "Of the headings: en, nl or de", example = "nl") @QueryParam("language")
                    String language) {
        Words words = Words.in(Optional.ofNullable(Languages.parse(language)).orElse(Locale.ENGLISH));
        Recalls.Recall recall = recalls.all(
                RecallParameters.criteria(recalls, scan, lot, serial, gtin, udiDi, productCode, supplier, from, to));
        byte[] list = new RecallCsv(words, choices.all()).write(recall);
        return Response.ok(list, TableFormat.CSV.mediaType())
                .header("Content-Disposition", "attachment; filename=\"recall.csv\"")
                .build();
    }
}
