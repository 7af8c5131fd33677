package org.alveolus.registry.internal.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import javax.ws.rs.Consumes;
import javax.ws.rs.DELETE;
import javax.ws.rs.GET;
import javax.ws.rs.HeaderParam;
import javax.ws.rs.POST;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Response;
import org.alveolus.api.Allow;
import org.alveolus.api.EntityTags;
import org.alveolus.api.Level;
import org.alveolus.api.Modules;
import org.alveolus.api.Page;
import org.alveolus.api.catalogue.DeviceForm;
import org.alveolus.api.registry.FollowUpEntry;
import org.alveolus.registry.internal.FollowUps;
import org.alveolus.registry.internal.domain.FollowUp;

/** What becomes of the implants of a treatment (R9). */
@Path("treatments/{id}/follow-up")
@Produces("application/json")
@Consumes("application/json")
@Tag(name = "Registry")
public final class FollowUpResource {

    private final FollowUps followUps;

    FollowUpResource(FollowUps followUps) {
        this.followUps = followUps;
    }

    @GET
    @Allow(module = Modules.REGISTRY, level = Level.VIEW)
    @Operation(
            summary = "The implants of a treatment with visits, complications and loss",
            description = "The earliest first. Written to the audit log.")
    public Page<ImplantView> list(@PathParam("id") UUID treatment) {
        return new Page<>(
                followUps.implants(treatment).stream().map(ImplantView::of).toList(), null);
    }

    @POST
    @Path("{kind}")
    @Allow(module = Modules.REGISTRY, level = Level.EDIT)
    @Operation(
            summary = "Record a visit, a complication or a loss",
            description = "The same for each placement that is named. An implant is lost once.")
    @ApiResponse(
            responseCode = "201",
            description = "Recorded, an entry for each placement",
            content = @Content(schema = @Schema(implementation = Entries.class)))
    @ApiResponse(responseCode = "409", description = "lost-already: the errors name the placements; too-many")
    public Response add(
            @PathParam("id") UUID treatment,
            @Parameter(example = "visit") @PathParam("kind") FollowUpEntry.Kind kind,
            NewEntry draft) {
        List<UUID> placements = draft.placements() == null ? List.of() : draft.placements();
        List<EntryView> added = followUps.add(treatment, kind, placements, draft.entry()).stream()
                .map(EntryView::of)
                .toList();
        return Response.status(Response.Status.CREATED)
                .entity(new Entries(added))
                .build();
    }

    @PUT
    @Path("{kind}/{entry}")
    @Allow(module = Modules.REGISTRY, level = Level.EDIT)
    @Operation(summary = "Correct an entry", description = "Sets all of it. What it said before is kept and shown.")
    @ApiResponse(
            responseCode = "200",
            description = "Corrected",
            headers = @Header(name = "ETag"),
            content = @Content(schema = @Schema(implementation = EntryView.class)))
    @ApiResponse(responseCode = "412", description = "changed-meanwhile")
    public Response correct(
            @PathParam("id") UUID treatment,
            @Parameter(example = "loss") @PathParam("kind") FollowUpEntry.Kind kind,
            @PathParam("entry") UUID id,
            @Parameter(description = "The entry's version in quotes", example = "\"1\"") @HeaderParam("If-Match")
                    String ifMatch,
            EntryForm form) {
        return answer(followUps.correct(treatment, kind, id, EntityTags.version(ifMatch), form.entry()));
    }

    @DELETE
    @Path("{kind}/{entry}")
    @Allow(module = Modules.REGISTRY, level = Level.EDIT)
    @Operation(summary = "Delete an entry", description = "It is kept and can be restored.")
    @ApiResponse(responseCode = "204", description = "Deleted")
    @ApiResponse(responseCode = "412", description = "changed-meanwhile")
    public Response delete(
            @PathParam("id") UUID treatment,
            @Parameter(example = "loss") @PathParam("kind") FollowUpEntry.Kind kind,
            @PathParam("entry") UUID id,
            @Parameter(description = "The entry's version in quotes", example = "\"1\"") @HeaderParam("If-Match")
                    String ifMatch) {
        followUps.delete(treatment, kind, id, EntityTags.version(ifMatch));
        return Response.noContent().build();
    }

    @POST
    @Path("{kind}/{entry}/restore")
    @Allow(module = Modules.REGISTRY, level = Level.EDIT)
    @Operation(summary = "Restore an entry that was deleted")
    @ApiResponse(
            responseCode = "200",
            description = "Restored",
            headers = @Header(name = "ETag"),
            content = @Content(schema = @Schema(implementation = EntryView.class)))
    @ApiResponse(responseCode = "409", description = "not-deleted, lost-already or out-of-order")
    public Response restore(
            @PathParam("id") UUID treatment,
            @Parameter(example = "loss") @PathParam("kind") FollowUpEntry.Kind kind,
            @PathParam("entry") UUID id) {
        return answer(followUps.restore(treatment, kind, id));
    }

    private static Response answer(FollowUp entry) {
        return Response.ok(EntryView.of(entry))
                .header("ETag", EntityTags.of(entry.version()))
                .build();
    }

    /** What is recorded of an entry. */
    @Schema(name = "FollowUpForm")
    public record EntryForm(
            @Schema(
                            description = "When it happened; not before the surgery nor in the future",
                            requiredMode = Schema.RequiredMode.REQUIRED,
                            example = "2026-11-20")
                    LocalDate date,
            @Schema(
                            description = "Code of the choice list 'complication' or 'loss-cause'; none with a visit",
                            example = "peri-implantitis")
                    String code,
            @Schema(description = "Findings or remark, at most 4000 characters", example = "Probing depth 6 mm")
                    String text,
            @Schema(
                            description = "Account of who saw the patient",
                            requiredMode = Schema.RequiredMode.REQUIRED,
                            example = "01938f6e-6f3a-7b1c-9d2e-3f4a5b6c7d8e")
                    UUID by,
            @Schema(description = "Of a visit: when the patient comes again", example = "2027-05-20")
                    LocalDate nextVisit) {

        FollowUpEntry entry() {
            return new FollowUpEntry(date, code, text, by, nextVisit);
        }
    }

    /** An entry as it is recorded. */
    @Schema(name = "NewFollowUp")
    public record NewEntry(
            @Schema(
                            description = "Ids of the placements whose implants are meant",
                            requiredMode = Schema.RequiredMode.REQUIRED)
                    List<UUID> placements,
            @Schema(
                            description = "When it happened; not before the surgery nor in the future",
                            requiredMode = Schema.RequiredMode.REQUIRED,
                            example = "2026-11-20")
                    LocalDate date,
            @Schema(
                            description = "Code of the choice list 'complication' or 'loss-cause'; none with a visit",
                            example = "peri-implantitis")
                    String code,
            @Schema(description = "Findings or remark, at most 4000 characters", example = "Probing depth 6 mm")
                    String text,
            @Schema(
                            description = "Account of who saw the patient",
                            requiredMode = Schema.RequiredMode.REQUIRED,
                            example = "01938f6e-6f3a-7b1c-9d2e-3f4a5b6c7d8e")
                    UUID by,
            @Schema(description = "Of a visit: when the patient comes again", example = "2027-05-20")
                    LocalDate nextVisit) {

        private FollowUpEntry entry() {
            return new FollowUpEntry(date, code, text, by, nextVisit);
        }
    }

    /** Entries. */
    @Schema(name = "FollowUpEntries")
    public record Entries(List<EntryView> items) {}

    /** An implant and what became of it. */
    @Schema(name = "FollowedImplant")
    public record ImplantView(
            @Schema(description = "Id of its placement") UUID placement,
            @Schema(description = "FDI", example = "36") String position,
            DeviceForm device,
            @Schema(description = "Left out while it is in place") LossView loss,
            @Schema(description = "The earliest first") List<EntryView> entries) {

        static ImplantView of(FollowUps.Implant implant) {
            return new ImplantView(
                    implant.placement(),
                    implant.position().toString(),
                    TreatmentForm.UseTile.form(implant.device()),
                    LossView.of(implant.loss()),
                    implant.entries().stream().map(EntryView::of).toList());
        }
    }

    /** The loss of an implant. */
    @Schema(name = "ImplantLoss")
    public record LossView(
            @Schema(example = "2026-11-20") LocalDate date,
            @Schema(description = "Whether it was lost within six months of the surgery", example = "false")
                    boolean early,
            @Schema(description = "A later treatment that placed an implant at its position") UUID replacedIn,
            @Schema(example = "2027-03-01") LocalDate replacedOn) {

        static LossView of(FollowUps.Loss loss) {
            if (loss == null) {
                return null;
            }
            FollowUps.Replacement replacement = loss.replacement();
            return new LossView(
                    loss.date(),
                    loss.early(),
                    replacement == null ? null : replacement.treatment(),
                    replacement == null ? null : replacement.date());
        }
    }

    /** An entry. */
    @Schema(name = "FollowUp")
    public record EntryView(
            UUID id,
            @Schema(description = "For If-Match", example = "1") long version,
            @Schema(example = "complication") FollowUpEntry.Kind kind,
            UUID placement,
            @Schema(example = "2026-11-20") LocalDate date,
            @Schema(example = "peri-implantitis") String code,
            String text,
            UUID by,
            @Schema(example = "Dr. A. Voorbeeld") String byName,
            LocalDate nextVisit,
            Instant recordedAt,
            @Schema(description = "What it said before, the first first") List<FormerView> former) {

        static EntryView of(FollowUp followUp) {
            FollowUpEntry entry = followUp.entry();
            return new EntryView(
                    followUp.id(),
                    followUp.version(),
                    followUp.kind(),
                    followUp.placement(),
                    entry.date(),
                    entry.code(),
                    entry.text(),
                    entry.by(),
                    followUp.byName(),
                    entry.nextVisit(),
                    followUp.recordedAt(),
                    followUp.former().stream().map(FormerView::of).toList());
        }
    }

    /** A former state of an entry. */
    @Schema(name = "FormerFollowUp")
    public record FormerView(
            @Schema(description = "What was done to it then", example = "corrected") FollowUp.Act act,
            Instant at,
            @Schema(description = "Who did it", example = "Dr. A. Voorbeeld") String account,
            LocalDate date,
            String code,
            String text,
            String byName,
            LocalDate nextVisit) {

        static FormerView of(FollowUp.Former former) {
            FollowUpEntry entry = former.entry();
            return new FormerView(
                    former.act(),
                    former.at(),
                    former.account(),
                    entry.date(),
                    entry.code(),
                    entry.text(),
                    former.byName(),
                    entry.nextVisit());
        }
    }
}
