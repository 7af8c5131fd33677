package org.alveolus.catalogue.internal.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import javax.ws.rs.Consumes;
import javax.ws.rs.DefaultValue;
import javax.ws.rs.GET;
import javax.ws.rs.HeaderParam;
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
import org.alveolus.api.catalogue.Device;
import org.alveolus.api.catalogue.DeviceForm;
import org.alveolus.api.catalogue.DeviceKind;
import org.alveolus.api.catalogue.Product;
import org.alveolus.catalogue.internal.Products;
import org.alveolus.spi.udi.UdiIssuer;

/** What the caller's institution has learned of products (D4). */
@Path("products")
@Produces("application/json")
@Consumes("application/json")
@Tag(name = "Catalogue")
public final class ProductResource {

    private final Products products;

    ProductResource(Products products) {
        this.products = products;
    }

    @GET
    @Allow(Allow.Who.SIGNED_IN)
    @Operation(
            summary = "Products",
            description = "By name; with q those whose code, UDI-DI or name from any of its words on begins with it.")
    public Page<View> list(
            @Parameter(description = "Beginning of code, UDI-DI or a word of the name", example = "bone")
                    @QueryParam("q")
                    @DefaultValue("")
                    String text,
            @Parameter(description = "next of the part before") @QueryParam("cursor") String cursor,
            @Parameter(description = "1 to 500") @QueryParam("limit") @DefaultValue("50") int limit) {
        return products.search(text, new Page.Request(cursor, limit)).map(View::of);
    }

    @GET
    @Path("{id}")
    @Allow(Allow.Who.SIGNED_IN)
    @Operation(summary = "One product")
    public Response read(@PathParam("id") UUID id) {
        return answer(products.get(id));
    }

    @PUT
    @Path("{id}")
    @Allow(Allow.Who.SIGNED_IN)
    @Operation(
            summary = "Correct a product",
            description =
                    "Sets all that is known of it; what is left out is no longer known. The next scan is filled with it. Needs"
                            + " the right to edit stock or registry at a practice location.")
    @ApiResponse(responseCode = "412", description = "changed-meanwhile")
    public Response correct(
            @PathParam("id") UUID id,
            @Parameter(description = "The ETag of the state that is changed", example = "\"1\"")
                    @HeaderParam("If-Match")
                    String ifMatch,
            Draft draft) {
        Editors.require();
        return answer(products.correct(id, EntityTags.version(ifMatch), draft.checked()));
    }

    private static Response answer(Products.Versioned product) {
        return Response.ok(View.of(product))
                .header("ETag", EntityTags.of(product.version()))
                .build();
    }

    /** A product as it is sent. */
    @Schema(name = "ProductDraft")
    public record Draft(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "implant") DeviceKind kind,
            @Schema(description = "The chosen supplier", example = "01938f6e-6f3a-7b1c-9d2e-3f4a5b6c7d8e")
                    UUID supplier,
            @Schema(description = "Or the name of one, added when it is not known", example = "Implant Makers")
                    String supplierName,
            @Schema(description = "Catalogue number (REF), at most 200 characters", example = "021.5512")
                    String productCode,
            @Schema(description = "At most 200 characters", example = "Bone Level Tapered") String name,
            @Schema(description = "At most 200 characters", example = "SLActive") String type,
            @Schema(description = "Millimetres", example = "4.1") BigDecimal diameter,
            @Schema(description = "Millimetres", example = "12") BigDecimal length) {

        Device checked() {
            Problem.Faults faults = new Problem.Faults();
            Device device = new DeviceForm(
                            kind,
                            supplier,
                            supplierName,
                            productCode,
                            name,
                            type,
                            null,
                            null,
                            diameter,
                            length,
                            null,
                            null,
                            null,
                            null,
                            null)
                    .checked("", faults);
            faults.refuse();
            return device;
        }
    }

    /** A product in JSON. */
    @Schema(name = "Product")
    public record View(
            @Schema(example = "01938f6e-6f3a-7b1c-9d2e-3f4a5b6c7d8e") UUID id,
            @Schema(description = "Who issued the UDI-DI", example = "gs1") UdiIssuer issuer,
            @Schema(description = "The key of the product in its codes", example = "07630031730428") String udiDi,
            @Schema(example = "implant") DeviceKind kind,
            @Schema(example = "01938f6e-6f3a-7b1c-9d2e-3f4a5b6c7d8e") UUID supplier,
            @Schema(example = "Implant Makers") String supplierName,
            @Schema(description = "Catalogue number (REF)", example = "021.5512") String productCode,
            @Schema(example = "Bone Level Tapered") String name,
            @Schema(example = "SLActive") String type,
            @Schema(description = "Millimetres", example = "4.1") BigDecimal diameter,
            @Schema(description = "Millimetres", example = "12") BigDecimal length,
            @Schema(
                            description =
                                    "Where each value comes from: learned (the own institution), catalogue, or a connector's name",
                            example = "{\"name\": \"learned\"}")
                    Map<String, String> sources,
            @Schema(description = "When it was last learned or corrected", example = "2026-11-22T10:00:00Z")
                    Instant learnedAt) {

        static View of(Products.Versioned versioned) {
            Product product = versioned.product();
            return new View(
                    versioned.id(),
                    product.issuer(),
                    product.udiDi(),
                    product.kind(),
                    product.supplier(),
                    product.supplierName(),
                    product.productCode(),
                    product.name(),
                    product.type(),
                    product.diameter(),
                    product.length(),
                    product.sources(),
                    versioned.learnedAt());
        }
    }
}
