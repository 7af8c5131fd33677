package org.alveolus.accounts.internal.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import javax.ws.rs.Consumes;
import javax.ws.rs.HeaderParam;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Response;
import org.alveolus.accounts.internal.AccountsComponent;
import org.alveolus.accounts.internal.Languages;
import org.alveolus.accounts.internal.Links;
import org.alveolus.accounts.internal.persistence.LinkTable;
import org.alveolus.api.Allow;
import org.alveolus.api.Callers;
import org.alveolus.api.Problem;

/** Passwords and e-mail addresses by links that were sent by mail. */
@Path("links")
@Produces("application/json")
@Consumes("application/json")
@Tag(name = "Links", description = "Passwords and e-mail addresses by links that are sent by mail")
public final class LinksResource {

    private static final int MAXIMUM_TOKEN = 100;

    private final AccountsComponent accounts;

    LinksResource(AccountsComponent accounts) {
        this.accounts = accounts;
    }

    @Schema(name = "PasswordForgotten")
    record Forgotten(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "anna@praktijk.example") String email) {}

    @Schema(name = "MailState")
    record MailView(
            @Schema(
                            requiredMode = Schema.RequiredMode.REQUIRED,
                            description = "Whether this installation can send mail now; says nothing of the address")
                    boolean mail) {}

    @Schema(name = "LinkSecret")
    record Secret(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, description = "What follows '=' in the link")
                    String token) {

        String checked() {
            new Problem.Faults().text("/token", token, 1, MAXIMUM_TOKEN).refuse();
            return token;
        }
    }

    @Schema(name = "NewPassword")
    record NewPassword(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, description = "What follows '=' in the link")
                    String token,
            @Schema(
                            requiredMode = Schema.RequiredMode.REQUIRED,
                            description = "At least 8 characters, one digit, one symbol; at most 200 characters")
                    String password) {}

    @Schema(name = "Link")
    record LinkView(
            LinkTable.Purpose purpose, @Schema(description = "The account's address, or its new one") String email) {}

    @POST
    @Allow(Allow.Who.ANYONE)
    @Operation(
            summary = "Ask for a link to choose a password",
            description = "The answer is the same whether or not there is such an account.")
    @ApiResponse(
            responseCode = "202",
            description = "If there is such an account, a mail is on its way",
            content = @Content(schema = @Schema(implementation = MailView.class)))
    @ApiResponse(responseCode = "429", description = "Asked too often; Retry-After says how long to wait")
    public Response forgotten(
            @Parameter(hidden = true) @HeaderParam("Accept-Language") String language, Forgotten forgotten) {
        boolean mail = accounts.links()
                .forgotten(
                        forgotten.email(),
                        Languages.of(language),
                        Callers.current().origin());
        return Response.status(202).entity(new MailView(mail)).build();
    }

    @POST
    @Path("look")
    @Allow(Allow.Who.ANYONE)
    @Operation(summary = "What a link is for")
    @ApiResponse(responseCode = "410", description = "link-gone")
    public LinkView look(Secret secret) {
        Links.Seen seen = accounts.links().look(secret.checked());
        return new LinkView(seen.purpose(), seen.email());
    }

    @POST
    @Path("password")
    @Allow(Allow.Who.ANYONE)
    @Operation(summary = "Choose a password by a link", description = "Ends all sessions of the account.")
    @ApiResponse(responseCode = "204", description = "The password is set")
    @ApiResponse(responseCode = "410", description = "link-gone")
    public Response password(
            @Parameter(hidden = true) @HeaderParam("Accept-Language") String language, NewPassword wanted) {
        accounts.links()
                .setPassword(
                        new Secret(wanted.token()).checked(),
                        wanted.password(),
                        Languages.of(language),
                        Callers.current().origin());
        return Response.noContent().build();
    }

    @POST
    @Path("email")
    @Allow(Allow.Who.ANYONE)
    @Operation(summary = "Confirm an e-mail address by a link")
    @ApiResponse(responseCode = "204", description = "The address is the user name now")
    @ApiResponse(responseCode = "409", description = "email-in-use")
    @ApiResponse(responseCode = "410", description = "link-gone")
    public Response email(@Parameter(hidden = true) @HeaderParam("Accept-Language") String language, Secret secret) {
        accounts.links()
                .confirmEmail(
                        secret.checked(),
                        Languages.of(language),
                        Callers.current().origin());
        return Response.noContent().build();
    }
}
