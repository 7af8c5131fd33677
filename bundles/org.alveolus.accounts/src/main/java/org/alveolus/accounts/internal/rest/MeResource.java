package org.alveolus.accounts.internal.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
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
import javax.ws.rs.core.Context;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.Response;
import org.alveolus.accounts.internal.AccountsComponent;
import org.alveolus.accounts.internal.ApiTokens;
import org.alveolus.accounts.internal.Languages;
import org.alveolus.accounts.internal.SecondFactors;
import org.alveolus.accounts.internal.persistence.ApiTokenTable.ApiToken;
import org.alveolus.accounts.internal.persistence.SessionRow;
import org.alveolus.api.Allow;
import org.alveolus.api.Callers;
import org.alveolus.api.Level;
import org.alveolus.api.Problem;
import org.alveolus.api.accounts.Account;

/** The caller's own account. What guards it asks for the password again: 403 {@code confirm-password}. */
@Path("me")
@Produces("application/json")
@Consumes("application/json")
@Tag(name = "My account", description = "The caller's own account: password, second factor, sessions and API tokens")
public final class MeResource {

    private final AccountsComponent accounts;

    MeResource(AccountsComponent accounts) {
        this.accounts = accounts;
    }

    @Schema(name = "MyAccount")
    record AccountView(
            UUID id,
            String email,
            String name,
            @Schema(description = "Whether signing in asks for a code as well") boolean secondFactor,
            int recoveryCodesLeft,
            @Schema(description = "Whether mail can leave, without which the address cannot be changed")
                    boolean mail) {}

    @Schema(name = "MyNewPassword")
    record NewPassword(
            @Schema(
                            requiredMode = Schema.RequiredMode.REQUIRED,
                            description = "At least 8 characters, one digit, one symbol; at most 200 characters")
                    String password) {}

    @Schema(name = "MyNewEmail")
    record NewEmail(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "anna@praktijk.example") String email) {}

    @Schema(name = "SecondFactorBegun")
    record BegunView(
            @Schema(description = "For typing into an authenticator", example = "JBSWY3DPEHPK3PXP") String secret,
            @Schema(description = "For an authenticator on the same device") String address,
            @Schema(description = "The address as a picture to scan: an SVG as data address") String picture) {}

    @Schema(name = "SecondFactorCode")
    record Code(@Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "123456") String code) {}

    @Schema(name = "RecoveryCodes")
    record CodesView(@Schema(description = "Each opens the account once; told this once") List<String> recoveryCodes) {}

    @Schema(name = "OwnSession")
    record OwnSession(
            UUID id,
            @Schema(description = "Whether this request came by it") boolean current,
            Instant since,
            Instant lastUsed,
            @JsonInclude(JsonInclude.Include.ALWAYS) String address,
            @JsonInclude(JsonInclude.Include.ALWAYS) String program) {

        static OwnSession of(SessionRow session, UUID current) {
            return new OwnSession(
                    session.id(),
                    session.id().equals(current),
                    session.createdAt(),
                    session.usedAt(),
                    session.address(),
                    session.agent());
        }
    }

    record OwnSessions(List<OwnSession> items) {}

    @Schema(name = "ApiToken")
    record TokenView(
            UUID id,
            String name,
            Instant createdAt,
            Instant expiresAt,
            @JsonInclude(JsonInclude.Include.ALWAYS) Instant lastUsed,
            Map<String, Level> scopes,
            @Schema(description = "To send as 'Authorization: Bearer'; only in the answer to making it")
                    String secret) {

        static TokenView of(ApiToken token, String secret) {
            return new TokenView(
                    token.id(),
                    token.name(),
                    token.createdAt(),
                    token.expiresAt(),
                    token.usedAt(),
                    token.scopes(),
                    secret);
        }
    }

    record Tokens(List<TokenView> items) {

        static Tokens of(List<ApiToken> tokens) {
            return new Tokens(
                    tokens.stream().map(token -> TokenView.of(token, null)).toList());
        }
    }

    @Schema(name = "NewApiToken")
    record NewToken(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "Stock report") String name,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, description = "Last day (UTC), one year ahead at most")
                    LocalDate expires,
            @Schema(
                            requiredMode = Schema.RequiredMode.REQUIRED,
                            description = "Level by module; the token never opens more than its owner may do",
                            example = "{\"stock\": \"view\"}")
                    Map<String, Level> scopes) {}

    @GET
    @Allow(Allow.Who.SIGNED_IN)
    @Operation(summary = "The own account")
    public AccountView get(@Parameter(hidden = true) @Context HttpHeaders headers) {
        Account account = accounts.sessions().require(Secrets.of(headers)).account();
        return new AccountView(
                account.id(),
                account.email(),
                account.name(),
                accounts.factors().has(account.id()),
                accounts.factors().codesLeft(account.id()),
                accounts.mail());
    }

    @PUT
    @Path("password")
    @Allow(Allow.Who.SIGNED_IN)
    @Operation(summary = "Change the own password", description = "Ends all other sessions of the account.")
    @ApiResponse(responseCode = "204", description = "The password is changed")
    public Response password(
            @Parameter(hidden = true) @Context HttpHeaders headers,
            @Parameter(hidden = true) @HeaderParam("Accept-Language") String language,
            NewPassword wanted) {
        UUID session = confirmed(headers);
        accounts.links().changePassword(session, wanted.password(), Languages.of(language));
        return Response.noContent().build();
    }

    @POST
    @Path("email")
    @Allow(Allow.Who.SIGNED_IN)
    @Operation(
            summary = "Ask for another e-mail address as user name",
            description = "It changes once the link that is sent to it was used.")
    @ApiResponse(
            responseCode = "202",
            description = "A mail is on its way, unless 'mail' is false",
            content = @Content(schema = @Schema(implementation = LinksResource.MailView.class)))
    public Response email(
            @Parameter(hidden = true) @Context HttpHeaders headers,
            @Parameter(hidden = true) @HeaderParam("Accept-Language") String language,
            NewEmail wanted) {
        confirmed(headers);
        boolean mail = accounts.links().changeEmail(wanted.email(), Languages.of(language));
        return Response.status(202).entity(new LinksResource.MailView(mail)).build();
    }

    private UUID confirmed(HttpHeaders headers) {
        return accounts.sessions().requireConfirmed(Secrets.of(headers)).id();
    }

    @POST
    @Path("second-factor")
    @Allow(Allow.Who.SIGNED_IN)
    @Operation(
            summary = "Begin to set up a second factor",
            description = "It counts once a code of the authenticator has confirmed it.")
    @ApiResponse(
            responseCode = "201",
            description = "What the authenticator must learn",
            content = @Content(schema = @Schema(implementation = BegunView.class)))
    @ApiResponse(responseCode = "409", description = "factor-there")
    public Response beginFactor(@Parameter(hidden = true) @Context HttpHeaders headers) {
        confirmed(headers);
        SecondFactors.Begun begun = accounts.factors().begin();
        return Response.status(201)
                .entity(new BegunView(begun.secret(), begun.address(), QrCode.of(begun.address())))
                .build();
    }

    @POST
    @Path("second-factor/confirmation")
    @Allow(Allow.Who.SIGNED_IN)
    @Operation(summary = "Confirm the second factor by a code of the authenticator")
    @ApiResponse(responseCode = "409", description = "factor-not-begun")
    public CodesView confirmFactor(@Parameter(hidden = true) @Context HttpHeaders headers, Code code) {
        confirmed(headers);
        new Problem.Faults().text("/code", code.code(), 1, 20).refuse();
        return new CodesView(accounts.factors().confirm(code.code()));
    }

    @POST
    @Path("second-factor/recovery-codes")
    @Allow(Allow.Who.SIGNED_IN)
    @Operation(summary = "Other recovery codes in place of those before")
    @ApiResponse(responseCode = "409", description = "factor-not-begun")
    public CodesView renewCodes(@Parameter(hidden = true) @Context HttpHeaders headers) {
        confirmed(headers);
        return new CodesView(accounts.factors().renewCodes());
    }

    @DELETE
    @Path("second-factor")
    @Allow(Allow.Who.SIGNED_IN)
    @Operation(summary = "Remove the own second factor")
    @ApiResponse(responseCode = "204", description = "Removed")
    @ApiResponse(responseCode = "409", description = "factor-demanded")
    public Response removeFactor(
            @Parameter(hidden = true) @Context HttpHeaders headers,
            @Parameter(hidden = true) @HeaderParam("Accept-Language") String language) {
        confirmed(headers);
        accounts.factors().remove(Languages.of(language));
        return Response.noContent().build();
    }

    @GET
    @Path("sessions")
    @Allow(Allow.Who.SIGNED_IN)
    @Operation(summary = "Where the own account is signed in")
    public OwnSessions sessions(@Parameter(hidden = true) @Context HttpHeaders headers) {
        UUID current = accounts.sessions().require(Secrets.of(headers)).id();
        return new OwnSessions(accounts.sessions().own().stream()
                .map(session -> OwnSession.of(session, current))
                .toList());
    }

    @DELETE
    @Path("sessions")
    @Allow(Allow.Who.SIGNED_IN)
    @Operation(summary = "Sign out everywhere else")
    @ApiResponse(responseCode = "204", description = "Signed out")
    public Response endOthers(@Parameter(hidden = true) @Context HttpHeaders headers) {
        accounts.sessions()
                .revokeOthers(accounts.sessions().require(Secrets.of(headers)).id());
        return Response.noContent().build();
    }

    @DELETE
    @Path("sessions/{id}")
    @Allow(Allow.Who.SIGNED_IN)
    @Operation(summary = "End a session of the own account")
    @ApiResponse(responseCode = "204", description = "Ended")
    public Response end(@PathParam("id") UUID id) {
        accounts.sessions().revoke(accounts.sessions().own(), id);
        return Response.noContent().build();
    }

    @GET
    @Path("tokens")
    @Allow(Allow.Who.SIGNED_IN)
    @Operation(summary = "The own API tokens in this institution, the newest first")
    public Tokens tokens() {
        return Tokens.of(accounts.tokens().list());
    }

    @POST
    @Path("tokens")
    @Allow(Allow.Who.SIGNED_IN)
    @Operation(summary = "Make an API token")
    @ApiResponse(
            responseCode = "201",
            description = "Made; the secret is told this once",
            content = @Content(schema = @Schema(implementation = TokenView.class)))
    @ApiResponse(responseCode = "409", description = "too-many-tokens")
    public Response make(@Parameter(hidden = true) @Context HttpHeaders headers, NewToken wanted) {
        confirmed(headers);
        ApiTokens.Made made = accounts.tokens().make(wanted.name(), wanted.expires(), wanted.scopes());
        return Response.status(201)
                .location(URI.create("/api/accounts/me/tokens/" + made.token().id()))
                .entity(TokenView.of(made.token(), made.secret()))
                .build();
    }

    @DELETE
    @Path("tokens/{id}")
    @Allow(Allow.Who.SIGNED_IN)
    @Operation(summary = "Revoke an own API token")
    @ApiResponse(responseCode = "204", description = "Revoked")
    public Response revoke(@PathParam("id") UUID id) {
        accounts.tokens().revoke(Callers.current().account(), id);
        return Response.noContent().build();
    }
}
