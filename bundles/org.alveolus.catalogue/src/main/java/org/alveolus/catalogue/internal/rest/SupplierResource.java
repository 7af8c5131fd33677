package org.alveolus.catalogue.internal.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
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
import org.alveolus.api.Page;
import org.alveolus.api.Problem;
import org.alveolus.api.catalogue.ReturnTerms;
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
        Suppliers.Versioned added = suppliers.add(draft.supplier(null));
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
                    "Sets all that is recorded; what is left out is no longer recorded. Devices keep the name with which they"
                            + " were recorded. Needs the right to edit stock or registry at a practice location.")
    @ApiResponse(responseCode = "409", description = "supplier-exists: another has this name")
    @ApiResponse(responseCode = "412", description = "changed-meanwhile")
    public Response change(
            @PathParam("id") UUID id,
            @Parameter(description = "The ETag of the state that is changed", example = "\"1\"")
                    @HeaderParam("If-Match")
                    String ifMatch,
            Draft draft) {
        Editors.require();
        return answer(Response.ok(), suppliers.change(draft.supplier(id), EntityTags.version(ifMatch)));
    }

    @POST
    @Path("{id}/merges")
    @Allow(Allow.Who.SIGNED_IN)
    @Operation(
            summary = "Merge duplicates into this supplier",
            description =
                    "Products, stock, orders and recalls treat them as one from now on, and their names lead to this one. Devices keep the"
                            + " name with which they were recorded. Needs the right to edit stock or registry at a practice location.")
    @ApiResponse(responseCode = "200", description = "The supplier that stays")
    @ApiResponse(
            responseCode = "409",
            description = "supplier-merged: member id names the one into which it was merged")
    public Response merge(@PathParam("id") UUID id, Merge merge) {
        Editors.require();
        return answer(Response.ok(), suppliers.merge(id, merge.duplicates()));
    }

    @DELETE
    @Path("{id}/merges/{duplicate}")
    @Allow(Allow.Who.SIGNED_IN)
    @Operation(
            summary = "Undo a merge",
            description = "The duplicate is a supplier of its own again. Needs the right to edit stock or registry.")
    @ApiResponse(responseCode = "200", description = "The supplier that stays")
    public Response split(@PathParam("id") UUID id, @PathParam("duplicate") UUID duplicate) {
        Editors.require();
        return answer(Response.ok(), suppliers.split(id, duplicate));
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
            @Schema(description = "At most 500 characters", example = "https://makers.example") String website,
            @Schema(
                            description = "Whom to ask, in lines, at most 500 characters",
                            example = "Customer service\n+31 20 555 0100")
                    String contact,
            @Schema(description = "Where orders and returns are announced", example = "orders@makers.example")
                    String orderMail,
            @Schema(description = "Whom to tell of a recall or an incident", example = "vigilance@makers.example")
                    String recallMail,
            @Schema(description = "What it takes back; left out when that is not known") Returns returns) {

        Supplier supplier(UUID id) {
            return new Supplier(
                    id,
                    name,
                    address,
                    website,
                    contact,
                    orderMail,
                    recallMail,
                    returns == null ? null : returns.terms());
        }
    }

    /** Return terms in JSON. */
    @Schema(name = "ReturnTerms")
    public record Returns(
            @Schema(
                            description = "Whether it takes anything back",
                            requiredMode = Schema.RequiredMode.REQUIRED,
                            example = "true")
                    Boolean accepted,
            @Schema(description = "Months before the expiry date, 0 to 60; 0 when left out", example = "6")
                    Integer months,
            @Schema(description = "Days beside the months, 0 to 366; 0 when left out", example = "0") Integer days) {

        static Returns of(ReturnTerms terms) {
            return terms == null ? null : new Returns(terms.accepted(), terms.months(), terms.days());
        }

        private ReturnTerms terms() {
            new Problem.Faults().required("/returns/accepted", accepted).refuse();
            return new ReturnTerms(accepted, months == null ? 0 : months, days == null ? 0 : days);
        }
    }

    /** Which suppliers are the same. */
    @Schema(name = "SupplierMerge")
    public record Merge(
            @Schema(
                            description = "1 to 100 suppliers",
                            requiredMode = Schema.RequiredMode.REQUIRED,
                            example = "[\"01938f6e-6f3a-7b1c-9d2e-3f4a5b6c7d8f\"]")
                    List<UUID> duplicates) {}

    /** A supplier that was merged. */
    @Schema(name = "MergedSupplier")
    public record Merged(
            @Schema(example = "01938f6e-6f3a-7b1c-9d2e-3f4a5b6c7d8f") UUID id,
            @Schema(example = "Implant Makers GmbH") String name) {}

    /** A supplier in JSON. */
    @Schema(name = "Supplier")
    public record View(
            @Schema(example = "01938f6e-6f3a-7b1c-9d2e-3f4a5b6c7d8e") UUID id,
            @Schema(example = "Implant Makers") String name,
            @Schema(description = "Postal address in lines", example = "Makersweg 1\n1234 AB Voorbeeldstad")
                    String address,
            @Schema(example = "https://makers.example") String website,
            @Schema(description = "Whom to ask, in lines", example = "Customer service\n+31 20 555 0100")
                    String contact,
            @Schema(example = "orders@makers.example") String orderMail,
            @Schema(example = "vigilance@makers.example") String recallMail,
            @Schema(description = "What it takes back; left out when that is not known") Returns returns,
            @Schema(description = "Those that were merged into it; only with a single supplier") List<Merged> merged) {

        static View of(Suppliers.Versioned versioned) {
            Supplier supplier = versioned.supplier();
            return new View(
                    supplier.id(),
                    supplier.name(),
                    supplier.address(),
                    supplier.website(),
                    supplier.contact(),
                    supplier.orderMail(),
                    supplier.recallMail(),
                    Returns.of(supplier.returns()),
                    versioned.merged().stream()
                            .map(merged -> new Merged(merged.id(), merged.name()))
                            .toList());
        }
    }
}
