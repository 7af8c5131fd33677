package org.alveolus.institution.internal.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.UUID;
import javax.ws.rs.Consumes;
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
import org.alveolus.api.Page;
import org.alveolus.institution.internal.InstitutionComponent;
import org.alveolus.institution.internal.Locations;

/** The practice locations of the caller's institution (A5). */
@Path("locations")
@Produces("application/json")
@Consumes("application/json")
@Tag(name = "Institution")
public final class LocationResource {

    private final InstitutionComponent institutions;

    LocationResource(InstitutionComponent institutions) {
        this.institutions = institutions;
    }

    @GET
    @Allow(Allow.Who.SIGNED_IN)
    @Operation(summary = "Practice locations", description = "All practice locations of the own institution, by name.")
    public Page<View> list() {
        return new Page<>(
                institutions.versionedLocations().all().stream().map(View::of).toList(), null);
    }

    @GET
    @Path("{id}")
    @Allow(Allow.Who.SIGNED_IN)
    @Operation(summary = "One practice location")
    public Response read(@PathParam("id") UUID id) {
        return answer(Response.ok(), institutions.versionedLocations().get(id));
    }

    @POST
    @Allow(Allow.Who.ADMINISTRATOR)
    @Operation(
            summary = "Add a practice location",
            description =
                    "Its name must be new in the institution, whatever the case. Who adds it gets every right there.")
    @ApiResponse(responseCode = "201", description = "Added; the header Location names it")
    @ApiResponse(responseCode = "409", description = "location-exists: there is one of this name")
    public Response add(Draft draft) {
        Locations.Versioned added = institutions.addedLocation(draft.name(), draft.address());
        URI place = URI.create("/api/institution/locations/" + added.location().id());
        return answer(Response.created(place), added);
    }

    @PUT
    @Path("{id}")
    @Allow(Allow.Who.ADMINISTRATOR)
    @Operation(summary = "Rename a practice location", description = "Sets its name and its address.")
    @ApiResponse(responseCode = "409", description = "location-exists: another has this name")
    @ApiResponse(responseCode = "412", description = "changed-meanwhile")
    public Response change(
            @PathParam("id") UUID id,
            @Parameter(description = "The ETag of the state that is changed", example = "\"1\"")
                    @HeaderParam("If-Match")
                    String ifMatch,
            Draft draft) {
        return answer(
                Response.ok(),
                institutions
                        .versionedLocations()
                        .change(id, EntityTags.version(ifMatch), draft.name(), draft.address()));
    }

    private static Response answer(Response.ResponseBuilder builder, Locations.Versioned location) {
        return builder.header("ETag", EntityTags.of(location.version()))
                .entity(View.of(location))
                .build();
    }

    /** A practice location as it is sent. */
    @Schema(name = "PracticeLocationDraft")
    public record Draft(
            @Schema(
                            description = "1 to 200 characters",
                            requiredMode = Schema.RequiredMode.REQUIRED,
                            example = "Linden Centrum")
                    String name,
            @Schema(
                            description = "Postal address in lines, at most 1000 characters",
                            example = "Lindelaan 1\n1234 AB Voorbeeldstad")
                    String address) {}

    /** A practice location in JSON. */
    @Schema(name = "PracticeLocation")
    public record View(
            @Schema(example = "01938f6e-6f3a-7b1c-9d2e-3f4a5b6c7d8e") UUID id,
            @Schema(example = "Linden Centrum") String name,
            @Schema(description = "Postal address in lines", example = "Lindelaan 1\n1234 AB Voorbeeldstad")
                    String address) {

        static View of(Locations.Versioned location) {
            return new View(
                    location.location().id(),
                    location.location().name(),
                    location.location().address());
        }
    }
}
