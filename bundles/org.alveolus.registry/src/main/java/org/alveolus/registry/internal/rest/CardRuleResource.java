package org.alveolus.registry.internal.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import javax.ws.rs.Consumes;
import javax.ws.rs.DELETE;
import javax.ws.rs.GET;
import javax.ws.rs.HeaderParam;
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
import org.alveolus.api.Problem;
import org.alveolus.registry.internal.CardRules;
import org.alveolus.registry.internal.domain.CardRule;
import org.alveolus.spi.udi.UdiIssuer;

/** Which products need an implant card, where that is not what their kind says (R8). */
@Path("card-rules")
@Produces("application/json")
@Consumes("application/json")
@Tag(name = "Registry")
public final class CardRuleResource {

    private final CardRules rules;

    CardRuleResource(CardRules rules) {
        this.rules = rules;
    }

    @GET
    @Allow(module = Modules.REGISTRY, level = Level.VIEW)
    @Operation(
            summary = "Products with a rule of their own",
            description =
                    "Without one, implants and biomaterials need a card and abutments do not (Regulation (EU) 2017/745,"
                            + " article 18).")
    public Page<View> list() {
        return new Page<>(rules.list().stream().map(View::of).toList(), null);
    }

    @GET
    @Path("{issuer}/{udiDi}")
    @Allow(module = Modules.REGISTRY, level = Level.VIEW)
    @Operation(summary = "The rule of a product")
    @ApiResponse(responseCode = "404", description = "What its kind says holds")
    public Response read(
            @Parameter(example = "gs1") @PathParam("issuer") UdiIssuer issuer,
            @Parameter(example = "07630031730428") @PathParam("udiDi") String udiDi) {
        return answer(rules.find(issuer, udiDi).orElseThrow(() -> Problem.notFound("There is no rule for this product.")
                .exception()));
    }

    @PUT
    @Path("{issuer}/{udiDi}")
    @Allow(Allow.Who.ADMINISTRATOR)
    @Operation(summary = "Set whether a product needs an implant card, and why")
    @ApiResponse(responseCode = "412", description = "changed-meanwhile")
    public Response set(
            @Parameter(example = "gs1") @PathParam("issuer") UdiIssuer issuer,
            @Parameter(example = "07630031730428") @PathParam("udiDi") String udiDi,
            @Parameter(description = "The rule's ETag; \"0\" when there is none yet", example = "\"0\"")
                    @HeaderParam("If-Match")
                    String ifMatch,
            Draft draft) {
        return answer(rules.set(issuer, udiDi, EntityTags.version(ifMatch), draft.needed(), draft.reason()));
    }

    @DELETE
    @Path("{issuer}/{udiDi}")
    @Allow(Allow.Who.ADMINISTRATOR)
    @Operation(summary = "Let what the product's kind says hold again")
    @ApiResponse(responseCode = "204", description = "Removed")
    @ApiResponse(responseCode = "412", description = "changed-meanwhile")
    public Response remove(
            @Parameter(example = "gs1") @PathParam("issuer") UdiIssuer issuer,
            @Parameter(example = "07630031730428") @PathParam("udiDi") String udiDi,
            @Parameter(description = "The rule's ETag", example = "\"1\"") @HeaderParam("If-Match") String ifMatch) {
        rules.remove(issuer, udiDi, EntityTags.version(ifMatch));
        return Response.noContent().build();
    }

    private static Response answer(CardRule rule) {
        return Response.ok(View.of(rule))
                .header("ETag", EntityTags.of(rule.version()))
                .build();
    }

    /** A rule as it is sent. */
    @Schema(name = "CardRuleDraft")
    public record Draft(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "false") Boolean needed,
            @Schema(
                            description = "1 to 500 characters",
                            requiredMode = Schema.RequiredMode.REQUIRED,
                            example = "Membrane, resorbed within six months")
                    String reason) {}

    /** A rule. */
    @Schema(name = "CardRule")
    public record View(
            @Schema(example = "gs1") UdiIssuer issuer,
            @Schema(example = "07630031730428") String udiDi,
            @Schema(example = "false") boolean needed,
            @Schema(example = "Membrane, resorbed within six months") String reason) {

        static View of(CardRule rule) {
            return new View(rule.issuer(), rule.udiDi(), rule.needed(), rule.reason());
        }
    }
}
