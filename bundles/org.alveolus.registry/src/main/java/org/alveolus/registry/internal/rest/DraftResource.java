package org.alveolus.registry.internal.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Instant;
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
import org.alveolus.registry.internal.Drafts;

/** What was typed into the form of a treatment and not saved yet (R3). */
@Path("drafts")
@Produces("application/json")
@Consumes("application/json")
@Tag(name = "Registry")
public final class DraftResource {

    private final Drafts drafts;

    DraftResource(Drafts drafts) {
        this.drafts = drafts;
    }

    @GET
    @Allow(module = Modules.REGISTRY, level = Level.EDIT)
    @Operation(
            summary = "The caller's own drafts, the latest first",
            description = "Nobody else sees them. Deleted after thirty days.")
    public Page<Line> list() {
        return new Page<>(drafts.list().stream().map(Line::of).toList(), null);
    }

    @GET
    @Path("{id}")
    @Allow(module = Modules.REGISTRY, level = Level.EDIT)
    @Operation(summary = "A draft with its content")
    @ApiResponse(
            responseCode = "200",
            description = "The draft",
            headers = @Header(name = "ETag"),
            content = @Content(schema = @Schema(implementation = View.class)))
    public Response read(@PathParam("id") UUID id) {
        Drafts.Draft draft = drafts.get(id);
        return Response.ok(View.of(draft))
                .header("ETag", EntityTags.of(draft.version()))
                .build();
    }

    @POST
    @Allow(module = Modules.REGISTRY, level = Level.EDIT)
    @Operation(summary = "Keep a new draft")
    @ApiResponse(
            responseCode = "201",
            description = "Kept",
            headers = @Header(name = "Location"),
            content = @Content(schema = @Schema(implementation = Line.class)))
    @ApiResponse(responseCode = "409", description = "too-many-drafts: at most 50 each")
    public Response add(NewDraft draft) {
        Drafts.Draft added = drafts.add(draft.treatment(), draft.title(), draft.content());
        return Response.created(URI.create("/api/registry/drafts/" + added.id()))
                .entity(Line.of(added))
                .build();
    }

    @PUT
    @Path("{id}")
    @Allow(module = Modules.REGISTRY, level = Level.EDIT)
    @Operation(summary = "Keep what was typed since")
    @ApiResponse(responseCode = "412", description = "changed-meanwhile, in another window")
    public Line keep(
            @PathParam("id") UUID id,
            @Parameter(description = "The draft's version in quotes", example = "\"1\"") @HeaderParam("If-Match")
                    String ifMatch,
            DraftForm form) {
        return Line.of(drafts.keep(id, EntityTags.version(ifMatch), form.title(), form.content()));
    }

    @DELETE
    @Path("{id}")
    @Allow(module = Modules.REGISTRY, level = Level.EDIT)
    @Operation(summary = "Discard a draft")
    @ApiResponse(responseCode = "204", description = "Deleted for good")
    public Response discard(@PathParam("id") UUID id) {
        drafts.discard(id);
        return Response.noContent().build();
    }

    /** A draft as it is first kept. */
    @Schema(name = "NewTreatmentDraft")
    public record NewDraft(
            @Schema(description = "Id of the treatment that is changed; left out for a new one") UUID treatment,
            @Schema(description = "At most 200 characters", example = "P-10023") String title,
            @Schema(
                            description = "The form's own text, at most 32000 characters",
                            requiredMode = Schema.RequiredMode.REQUIRED,
                            example = "{}")
                    String content) {}

    /** What is kept of a draft. */
    @Schema(name = "TreatmentDraftForm")
    public record DraftForm(
            @Schema(description = "At most 200 characters", example = "P-10023") String title,
            @Schema(
                            description = "The form's own text, at most 32000 characters",
                            requiredMode = Schema.RequiredMode.REQUIRED,
                            example = "{}")
                    String content) {}

    /** A draft in the list. */
    @Schema(name = "TreatmentDraftLine")
    public record Line(UUID id, long version, UUID treatment, String title, Instant changedAt) {

        static Line of(Drafts.Draft draft) {
            return new Line(draft.id(), draft.version(), draft.treatment(), draft.title(), draft.changedAt());
        }
    }

    /** A draft. */
    @Schema(name = "TreatmentDraft")
    public record View(UUID id, long version, UUID treatment, String title, String content, Instant changedAt) {

        static View of(Drafts.Draft draft) {
            return new View(
                    draft.id(), draft.version(), draft.treatment(), draft.title(), draft.content(), draft.changedAt());
        }
    }
}
