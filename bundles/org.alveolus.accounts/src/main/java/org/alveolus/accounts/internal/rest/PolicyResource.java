package org.alveolus.accounts.internal.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.HeaderParam;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Response;
import org.alveolus.accounts.internal.AccountsComponent;
import org.alveolus.accounts.internal.persistence.PolicyTable.Policy;
import org.alveolus.api.Allow;
import org.alveolus.api.EntityTags;
import org.alveolus.api.Problem;

/** What the institution demands of everybody who signs in. */
@Path("policy")
@Produces("application/json")
@Consumes("application/json")
@Tag(name = "Staff", description = "The staff of an institution and their rights")
public final class PolicyResource {

    private final AccountsComponent accounts;

    PolicyResource(AccountsComponent accounts) {
        this.accounts = accounts;
    }

    @Schema(name = "SignInPolicy")
    record PolicyView(
            @Schema(
                            requiredMode = Schema.RequiredMode.REQUIRED,
                            description = "Whether nobody works here without a second factor")
                    Boolean secondFactor) {}

    @GET
    @Allow(Allow.Who.ADMINISTRATOR)
    @Operation(summary = "What the institution demands of everybody who signs in")
    @ApiResponse(
            responseCode = "200",
            description = "The demands, with their ETag",
            content = @Content(schema = @Schema(implementation = PolicyView.class)))
    public Response get() {
        return answer(accounts.factors().policy());
    }

    @PUT
    @Allow(Allow.Who.ADMINISTRATOR)
    @Operation(
            summary = "Demand a second factor, or none",
            description = "From everybody's next sign-in on: who has none sets it up before anything else.")
    @ApiResponse(
            responseCode = "200",
            description = "The demands, with their new ETag",
            content = @Content(schema = @Schema(implementation = PolicyView.class)))
    public Response put(@HeaderParam("If-Match") String ifMatch, PolicyView wanted) {
        long version = EntityTags.version(ifMatch);
        new Problem.Faults().required("/secondFactor", wanted.secondFactor()).refuse();
        return answer(accounts.factors().demand(wanted.secondFactor(), version));
    }

    private static Response answer(Policy policy) {
        return Response.ok(new PolicyView(policy.secondFactor()))
                .header("ETag", EntityTags.of(policy.version()))
                .build();
    }
}
