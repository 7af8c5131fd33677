package org.alveolus.stock.internal.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
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
import org.alveolus.api.stock.StorageLocation;
import org.alveolus.stock.internal.Storages;

/** The storage locations (S2). */
@Path("storage-locations")
@Produces("application/json")
@Consumes("application/json")
@Tag(name = "Stock")
public final class StorageResource {

    private final Storages storages;

    StorageResource(Storages storages) {
        this.storages = storages;
    }

    @GET
    @Allow(module = Modules.STOCK, level = Level.VIEW)
    @Operation(summary = "Storage locations", description = "By title, with the number of items in each.")
    public Page<View> list(
            @Parameter(description = "At all practice locations where the caller may look")
                    @QueryParam("everywhere")
                    @DefaultValue("false")
                    boolean everywhere) {
        return new Page<>(storages.where(everywhere).stream().map(View::of).toList(), null);
    }

    @GET
    @Path("{id}")
    @Allow(module = Modules.STOCK, level = Level.VIEW)
    @Operation(summary = "One storage location")
    public Response read(@PathParam("id") UUID id) {
        return answer(Response.ok(), storages.get(id));
    }

    @POST
    @Allow(module = Modules.STOCK, level = Level.EDIT)
    @Operation(
            summary = "Add a storage location",
            description =
                    "Its title must be new at the practice location, whatever the case. A department is chosen by its name, or is"
                            + " new.")
    @ApiResponse(responseCode = "201", description = "Added; the header Location names it")
    @ApiResponse(responseCode = "409", description = "storage-exists: member id names the one of this title")
    public Response add(Draft draft) {
        Storages.Filled added = storages.add(draft.practiceLocation(), draft.title(), draft.department());
        return answer(
                Response.created(URI.create(
                        "/api/stock/storage-locations/" + added.storage().id())),
                added);
    }

    @PUT
    @Path("{id}")
    @Allow(module = Modules.STOCK, level = Level.EDIT)
    @Operation(summary = "Rename a storage location", description = "Sets its title and its department.")
    @ApiResponse(responseCode = "409", description = "storage-exists: another has this title")
    @ApiResponse(responseCode = "412", description = "changed-meanwhile")
    public Response change(
            @PathParam("id") UUID id,
            @Parameter(description = "The ETag of the state that is changed", example = "\"1\"")
                    @HeaderParam("If-Match")
                    String ifMatch,
            Draft draft) {
        long version = EntityTags.version(ifMatch);
        UUID location = storages.get(id).storage().practiceLocation();
        if (draft.practiceLocation() != null && !draft.practiceLocation().equals(location)) {
            throw Problem.invalid(
                            "/practiceLocation",
                            "fixed",
                            "A storage location stays at its practice location; move what lies in it instead")
                    .exception();
        }
        return answer(Response.ok(), storages.change(id, version, draft.title(), draft.department()));
    }

    @DELETE
    @Path("{id}")
    @Allow(module = Modules.STOCK, level = Level.DELETE)
    @Operation(
            summary = "Delete a storage location",
            description = "Only an empty one; or name with moveTo where its contents go.")
    @ApiResponse(responseCode = "204", description = "Deleted")
    @ApiResponse(responseCode = "409", description = "storage-not-empty: member items tells how many there are")
    @ApiResponse(responseCode = "412", description = "changed-meanwhile")
    public Response delete(
            @PathParam("id") UUID id,
            @Parameter(description = "Optional: only in this state", example = "\"1\"") @HeaderParam("If-Match")
                    String ifMatch,
            @Parameter(
                            description = "The storage location where the contents go",
                            example = "01938f6e-7000-7b1c-9d2e-3f4a5b6c7d8e")
                    @QueryParam("moveTo")
                    UUID moveTo) {
        storages.delete(id, ifMatch == null ? EntityTags.ANY : EntityTags.version(ifMatch), moveTo);
        return Response.noContent().build();
    }

    private static Response answer(Response.ResponseBuilder builder, Storages.Filled storage) {
        return builder.header("ETag", EntityTags.of(storage.storage().version()))
                .entity(View.of(storage))
                .build();
    }

    /** A storage location as it is sent. */
    @Schema(name = "StorageLocationDraft")
    public record Draft(
            @Schema(
                            description = "Where it is; the current practice location when left out",
                            example = "01938f6e-7100-7b1c-9d2e-3f4a5b6c7d8e")
                    UUID practiceLocation,
            @Schema(
                            description = "1 to 120 characters",
                            requiredMode = Schema.RequiredMode.REQUIRED,
                            example = "Cabinet 1")
                    String title,
            @Schema(
                            description = "1 to 120 characters",
                            requiredMode = Schema.RequiredMode.REQUIRED,
                            example = "Surgery")
                    String department) {}

    /** A storage location in JSON. */
    @Schema(name = "StorageLocation")
    public record View(
            @Schema(example = "01938f6e-7000-7b1c-9d2e-3f4a5b6c7d8e") UUID id,
            @Schema(example = "01938f6e-7100-7b1c-9d2e-3f4a5b6c7d8e") UUID practiceLocation,
            @Schema(example = "Cabinet 1") String title,
            @Schema(example = "Surgery") String department,
            @Schema(description = "How many items are there", example = "42") long items) {

        static View of(Storages.Filled filled) {
            StorageLocation storage = filled.storage();
            return new View(
                    storage.id(), storage.practiceLocation(), storage.title(), storage.department(), filled.items());
        }
    }
}
