package org.alveolus.catalogue.internal.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.UUID;
import javax.ws.rs.Consumes;
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
import org.alveolus.api.Page;
import org.alveolus.api.catalogue.Supplier;
import org.alveolus.catalogue.internal.Suppliers;

/** The suppliers of the caller's institution. */
@Path("suppliers")
@Produces("application/json")
@Consumes("application/json")
@Tag(name = "Catalogue", description = "Suppliers and products, learned from what people enter")
public final class SupplierResource {

    private final Suppliers suppliers;

    SupplierResource(Suppliers suppliers) {
        this.suppliers = suppliers;
    }

    @GET
    @Allow(Allow.Who.SIGNED_IN)
    @Operation(summary = "Suppliers", description = "By name; only those whose name begins with q when it is given.")
    public Page<View> list(
            @Parameter(description = "Beginning of the name, whatever the case", example = "strau")
                    @QueryParam("q")
                    @DefaultValue("")
                    String text,
            @Parameter(description = "next of the part before") @QueryParam("cursor") String cursor,
            @Parameter(description = "1 to 500") @QueryParam("limit") @DefaultValue("50") int limit) {
        return suppliers.search(text, new Page.Request(cursor, limit)).map(View::of);
    }

    @GET
    @Path("{id}")
    @Allow(Allow.Who.SIGNED_IN)
    @Operation(summary = "One supplier")
    public Response read(@PathParam("id") UUID id) {
        return answer(Response.ok(), suppliers.get(id));
    }

    @POST
    @Allow(Allow.Who.SIGNED_IN)
    @Operation(
            summary = "Add a supplier",
            description =
                    "Its name must be new in the institution, whatever the case. Needs the right to edit stock or registry"
                            + " at a practice location.")
    @ApiResponse(responseCode = "201", description = "Added; the header Location names it")
    @ApiResponse(responseCode = "409", description = "supplier-exists: member id names the one of this name")
    public Response add(Draft draft) {
        Editors.require();
        Suppliers.Versioned added = suppliers.add(draft.name(), draft.address(), draft.website());
        return answer(
                Response.created(URI.create(
                        "/api/catalogue/suppliers/" + added.supplier().id())),
                added);
    }

    @PUT
    @Path("{id}")
    @Allow(Allow.Who.SIGNED_IN)
    @Operation(
            summary = "Change a supplier",
            description =
                    "Sets name, address and website. Needs the right to edit stock or registry at a practice location.")
    @ApiResponse(responseCode = "409", description = "supplier-exists: another has this name")
    @ApiResponse(responseCode = "412", description = "changed-meanwhile")
    public Response change(
            @PathParam("id") UUID id,
            @Parameter(description = "The ETag of the state that is changed", example = "\"1\"")
                    @HeaderParam("If-Match")
                    String ifMatch,
            Draft draft) {
        Editors.require();
        Supplier wanted = new Supplier(id, draft.name(), draft.address(), draft.website());
        return answer(Response.ok(), suppliers.change(wanted, EntityTags.version(ifMatch)));
    }

    private static Response answer(Response.ResponseBuilder builder, Suppliers.Versioned supplier) {
        return builder.header("ETag", EntityTags.of(supplier.version()))
                .entity(View.of(supplier))
                .build();
    }

    /** A supplier as it is sent. */
    @Schema(name = "SupplierDraft")
    public record Draft(
            @Schema(
                            description = "1 to 200 characters, unique whatever the case",
                            requiredMode = Schema.RequiredMode.REQUIRED,
                            example = "Implant Makers")
                    String name,
            @Schema(
                            description = "Postal address in lines, at most 1000 characters; printed on implant cards",
                            example = "Makersweg 1\n1234 AB Voorbeeldstad")
                    String address,
            @Schema(description = "At most 500 characters", example = "https://makers.example") String website) {}

    /** A supplier in JSON. */
    @Schema(name = "Supplier")
    public record View(
            @Schema(example = "01938f6e-6f3a-7b1c-9d2e-3f4a5b6c7d8e") UUID id,
            @Schema(example = "Implant Makers") String name,
            @Schema(description = "Postal address in lines", example = "Makersweg 1\n1234 AB Voorbeeldstad")
                    String address,
            @Schema(example = "https://makers.example") String website) {

        static View of(Suppliers.Versioned versioned) {
            Supplier supplier = versioned.supplier();
            return new View(supplier.id(), supplier.name(), supplier.address(), supplier.website());
        }
    }
}
