package org.alveolus.registry.internal.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
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
import org.alveolus.api.Problem;
import org.alveolus.api.registry.Treatment;
import org.alveolus.registry.internal.Cards;
import org.alveolus.registry.internal.Treatments;
import org.alveolus.registry.internal.domain.TreatmentFilter;
import org.alveolus.registry.internal.passport.Paper;

/** Treatments with their placements and devices, and their implant cards. */
@Path("treatments")
@Produces("application/json")
@Consumes("application/json")
@Tag(name = "Registry", description = "Treatments, recall and implant cards")
public final class TreatmentResource {

    private static final String BOTH_FROM_STOCK_AND_BY_HAND =
            """
            {
              "surgery": {
                "patientNumber": "P-10023", "patientName": "J. Voorbeeld", "birthDate": "1961-04-30",
                "date": "2026-11-20", "practitioner": "01938f6e-6f3a-7b1c-9d2e-3f4a5b6c7d8e",
                "indication": "bounded-gap"
              },
              "placements": [
                { "position": "36", "implant": { "stockItem": "01938f6e-7a10-7c44-8b1f-6a2c9d0e1f35" } },
                { "position": "37",
                  "implant": { "device": {
                    "supplierName": "Voorbeeld Implants", "productCode": "061.4312", "name": "Implant RB 4.5 x 12",
                    "lot": "EF51", "expiry": "2030-04", "diameter": 4.5, "length": 12,
                    "issuer": "gs1", "udiDi": "07630031730428", "entry": "scan",
                    "rawScan": "01076300317304281730040010EF51" } },
                  "abutment": { "stockItem": "01938f6e-7a10-7c44-8b1f-6a2c9d0e1f36" } }
              ],
              "techniques": {
                "codes": ["bone-augmentation"], "positions": ["36"],
                "biomaterials": [ { "stockItem": "01938f6e-7a10-7c44-8b1f-6a2c9d0e1f37" } ],
                "mayGiveBlood": false
              },
              "other": {
                "referrer": { "name": "Tandartspraktijk De Esdoorn" },
                "aftercare": "own-implantologist", "prostheticsBy": "referrer", "extra": "Immediate loading"
              }
            }
            """;

    private static final String ITEM_USED =
            """
            {
              "type": "/problems/item-used", "status": 409, "title": "In conflict with what is recorded",
              "item": { "id": "01938f6e-7a10-7c44-8b1f-6a2c9d0e1f35", "lot": "EF51", "state": "used" },
              "errors": [ { "pointer": "/placements/0/implant/stockItem", "code": "item-used",
                              "message": "This stock item cannot be taken; take another one, or send the device by its fields" } ]
            }
            """;

    private static final String CONFLICTS =
            "item-used or item-expired: the errors name each stock item by JSON pointer; send the device by its fields instead."
                    + " stock-absent: the stock is not installed. birth-date-differs: another date of birth is recorded under this"
                    + " patient number. placed-already: a piece with this serial number is in another treatment, told in placed;"
                    + " send it again with twice=true when it is right.";

    private static final String TWICE = "Whether a piece may be placed that is recorded as placed already";

    private final Treatments treatments;
    private final Cards cards;

    TreatmentResource(Treatments treatments, Cards cards) {
        this.treatments = treatments;
        this.cards = cards;
    }

    @GET
    @Allow(module = Modules.REGISTRY, level = Level.VIEW)
    @Operation(
            summary = "Treatments, the latest surgery first",
            description =
                    "At the practice location where the caller works now, or at all that the caller may see when none is"
                            + " chosen. A filter on the patient's number alone searches all years. Each patient shown is written to the"
                            + " audit log.")
    public TreatmentList list(
            @Parameter(description = "Year of surgery", example = "2026") @QueryParam("year") Integer year,
            @Parameter(description = "Account of the practitioner") @QueryParam("practitioner") UUID practitioner,
            @Parameter(description = "First day of surgery", example = "2026-01-01") @QueryParam("from") LocalDate from,
            @Parameter(description = "Last day of surgery", example = "2026-06-30") @QueryParam("to") LocalDate to,
            @Parameter(description = "Code of the choice list 'indication'", example = "single-tooth")
                    @QueryParam("indication")
                    String indication,
            @Parameter(description = "Tooth position of a placement or technique, FDI", example = "36")
                    @QueryParam("position")
                    String position,
            @Parameter(description = "Code of the choice list 'technique'", example = "sinus-lift-lateral")
                    @QueryParam("technique")
                    String technique,
            @Parameter(description = "The extra information contains it", example = "loading") @QueryParam("text")
                    String text,
            @Parameter(description = "The patient's number contains it", example = "10023") @QueryParam("patientNumber")
                    String patientNumber,
            @Parameter(description = "Only those in which something is missing or doubtful") @QueryParam("toComplete")
                    Boolean toComplete,
            @Parameter(description = "next of the part before") @QueryParam("cursor") String cursor,
            @Parameter(description = "1 to 500", example = "50") @QueryParam("limit") @DefaultValue("50") int limit) {
        TreatmentFilter filter = new TreatmentFilter.Form(
                        year, practitioner, from, to, indication, position, technique, text, patientNumber, toComplete)
                .checked();
        Page<Treatment> page = treatments.list(filter, new Page.Request(cursor, limit));
        return TreatmentList.of(page, cursor == null ? treatments.years() : null);
    }

    @POST
    @Allow(module = Modules.REGISTRY, level = Level.EDIT)
    @Operation(
            summary = "Record a treatment",
            description =
                    "At the practice location where the caller works now. Takes its stock items out of stock in the same"
                            + " transaction: both happen or neither.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(implementation = TreatmentForm.class),
                            examples = @ExampleObject(name = "Two implants", value = BOTH_FROM_STOCK_AND_BY_HAND)))
    @ApiResponse(
            responseCode = "201",
            description = "Recorded",
            headers = {@Header(name = "Location"), @Header(name = "ETag")},
            content = @Content(schema = @Schema(implementation = TreatmentView.class)))
    @ApiResponse(
            responseCode = "409",
            description = CONFLICTS,
            content =
                    @Content(
                            mediaType = "application/problem+json",
                            examples = @ExampleObject(name = "item-used", value = ITEM_USED)))
    public Response add(
            @Parameter(description = TWICE, example = "false") @QueryParam("twice") @DefaultValue("false")
                    boolean twice,
            TreatmentForm form) {
        Problem.Faults faults = new Problem.Faults();
        Treatment recorded = treatments.record(form.details(faults), faults, twice);
        return answer(Response.created(URI.create("/api/registry/treatments/" + recorded.id())), recorded);
    }

    @GET
    @Path("{id}")
    @Allow(module = Modules.REGISTRY, level = Level.VIEW)
    @Operation(summary = "One treatment", description = "Written to the audit log.")
    @ApiResponse(
            responseCode = "200",
            description = "The treatment",
            headers = @Header(name = "ETag"),
            content = @Content(schema = @Schema(implementation = TreatmentView.class)))
    public Response read(@PathParam("id") UUID id) {
        return answer(Response.ok(), treatments.get(id));
    }

    @PUT
    @Path("{id}")
    @Allow(module = Modules.REGISTRY, level = Level.EDIT)
    @Operation(
            summary = "Change a treatment",
            description =
                    "Sets all of it. Stock items that it names no more are put back, new ones are taken, in the same"
                            + " transaction.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(implementation = TreatmentForm.class),
                            examples = @ExampleObject(name = "Two implants", value = BOTH_FROM_STOCK_AND_BY_HAND)))
    @ApiResponse(
            responseCode = "200",
            description = "Changed",
            headers = @Header(name = "ETag"),
            content = @Content(schema = @Schema(implementation = TreatmentView.class)))
    @ApiResponse(responseCode = "409", description = CONFLICTS)
    @ApiResponse(responseCode = "412", description = "changed-meanwhile")
    public Response change(
            @PathParam("id") UUID id,
            @Parameter(description = "The ETag of the state that is changed", example = "\"1\"")
                    @HeaderParam("If-Match")
                    String ifMatch,
            @Parameter(description = TWICE, example = "false") @QueryParam("twice") @DefaultValue("false")
                    boolean twice,
            TreatmentForm form) {
        Problem.Faults faults = new Problem.Faults();
        long expected = EntityTags.version(ifMatch);
        return answer(Response.ok(), treatments.change(id, expected, form.details(faults), faults, twice));
    }

    @DELETE
    @Path("{id}")
    @Allow(module = Modules.REGISTRY, level = Level.DELETE)
    @Operation(
            summary = "Delete a treatment",
            description = "Puts its stock items back. It is kept and can be restored.")
    @ApiResponse(responseCode = "204", description = "Deleted")
    @ApiResponse(responseCode = "409", description = "stock-absent: its items cannot be put back without the stock")
    @ApiResponse(responseCode = "412", description = "changed-meanwhile")
    public Response delete(
            @PathParam("id") UUID id,
            @Parameter(description = "The ETag of the state that is deleted", example = "\"1\"")
                    @HeaderParam("If-Match")
                    String ifMatch) {
        treatments.delete(id, EntityTags.version(ifMatch));
        return Response.noContent().build();
    }

    @POST
    @Path("{id}/restore")
    @Allow(module = Modules.REGISTRY, level = Level.DELETE)
    @Operation(summary = "Restore a treatment that was deleted", description = "Takes its stock items again.")
    @ApiResponse(
            responseCode = "200",
            description = "Restored",
            headers = @Header(name = "ETag"),
            content = @Content(schema = @Schema(implementation = TreatmentView.class)))
    @ApiResponse(
            responseCode = "409",
            description = "not-deleted; or item-used, item-expired, stock-absent: restore it with stock=leave")
    public Response restore(
            @PathParam("id") UUID id,
            @Parameter(
                            description =
                                    "take: its stock items are taken again; leave: its devices stay as recorded and the"
                                            + " stock is left alone",
                            example = "take")
                    @QueryParam("stock")
                    @DefaultValue("take")
                    Restoring stock) {
        return answer(Response.ok(), treatments.restore(id, stock == Restoring.LEAVE));
    }

    @GET
    @Path("{id}/passport.pdf")
    @Produces({"application/pdf", "application/json"})
    @Allow(module = Modules.REGISTRY, level = Level.VIEW)
    @Operation(
            summary = "The implant card as PDF",
            description =
                    "With the items of article 18 of Regulation (EU) 2017/745 and a DataMatrix for each device. When its"
                            + " content is not what was printed last, this is a new version. Written to the audit log.")
    @ApiResponse(
            responseCode = "200",
            description = "The card",
            headers = @Header(name = "Card-Version", description = "Number of the version"),
            content = @Content(mediaType = "application/pdf", schema = @Schema(type = "string", format = "binary")))
    @ApiResponse(
            responseCode = "409",
            description = "no-card: no device needs one; institution-absent: its name and address are not to be had")
    public Response passport(
            @PathParam("id") UUID id,
            @Parameter(description = "en, nl or de; the patient's own when left out", example = "nl")
                    @QueryParam("language")
                    String language,
            @Parameter(description = "a4, or card for a bank card", example = "card")
                    @QueryParam("size")
                    @DefaultValue("a4")
                    Paper size) {
        Cards.Printed printed = cards.print(id, Languages.parse(language), size);
        return Response.ok(printed.pdf(), "application/pdf")
                .header("Content-Disposition", "inline; filename=\"implant-card-" + id + ".pdf\"")
                .header("Content-Language", printed.language().toLanguageTag())
                .header("Card-Version", printed.issue().number())
                .build();
    }

    @GET
    @Path("{id}/passport-versions")
    @Allow(module = Modules.REGISTRY, level = Level.VIEW)
    @Operation(summary = "The versions of the implant card that were printed", description = "The first first.")
    public Page<Version> passportVersions(@PathParam("id") UUID id) {
        List<Version> versions = cards.versions(id).stream()
                .map(handed ->
                        new Version(handed.issue().number(), handed.issue().date(), handed.by()))
                .toList();
        return new Page<>(versions, null);
    }

    private static Response answer(Response.ResponseBuilder builder, Treatment treatment) {
        return builder.header("ETag", EntityTags.of(treatment.version()))
                .entity(TreatmentView.of(treatment))
                .build();
    }

    /** What restoring does with the stock. */
    public enum Restoring {
        TAKE,
        LEAVE
    }

    /** A version of an implant card. */
    @Schema(name = "PassportVersion")
    public record Version(
            @Schema(example = "1") int number,
            @Schema(description = "When it was printed first", example = "2026-11-22") LocalDate date,
            @Schema(description = "Who printed it first", example = "Dr. A. Voorbeeld") String by) {}
}
