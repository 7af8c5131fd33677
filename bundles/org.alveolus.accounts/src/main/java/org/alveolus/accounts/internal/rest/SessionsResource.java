package org.alveolus.accounts.internal.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import javax.ws.rs.Consumes;
import javax.ws.rs.CookieParam;
import javax.ws.rs.DELETE;
import javax.ws.rs.GET;
import javax.ws.rs.HeaderParam;
import javax.ws.rs.POST;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Response;
import org.alveolus.accounts.internal.AccountsComponent;
import org.alveolus.accounts.internal.Sessions;
import org.alveolus.api.Allow;
import org.alveolus.api.Caller;
import org.alveolus.api.Callers;
import org.alveolus.api.InstitutionId;
import org.alveolus.api.Problem;
import org.alveolus.api.Texts;

/** Signing in and out, and where one works. */
@Path("")
@Produces("application/json")
@Consumes("application/json")
@Tag(name = "Sessions", description = "Signing in and out, and where one works")
public final class SessionsResource {

    private final AccountsComponent accounts;

    SessionsResource(AccountsComponent accounts) {
        this.accounts = accounts;
    }

    @Schema(name = "SignIn")
    record SignIn(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "admin@linden.example") String email,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "Implant#2026") String password,
            @Schema(description = "For browsers: true to get the secret as a cookie that no script can read")
                    Boolean cookie,
            @Schema(
                            description =
                                    "What the authenticator shows, or a recovery code; when the account has a second factor",
                            example = "123456")
                    String code) {

        private void check() {
            new Problem.Faults()
                    .text("/email", email, 1, 320)
                    .required("/password", password == null || password.isEmpty() ? null : password)
                    .text("/code", code, 0, 40)
                    .refuse();
        }
    }

    @Schema(name = "PasswordAgain")
    record PasswordAgain(@Schema(requiredMode = Schema.RequiredMode.REQUIRED) String password) {}

    @Schema(name = "SessionState")
    record StateView(
            @Schema(description = "Changes whenever anything of the session or of its owner's rights does") long stamp,
            @Schema(description = "It ends after so many seconds unless it is used") long secondsLeft) {}

    @Schema(name = "LocationChoice")
    record LocationChoice(@Schema(description = "A practice location of the person's; null for none") UUID location) {}

    @Schema(name = "InstitutionChoice")
    record InstitutionChoice(@Schema(requiredMode = Schema.RequiredMode.REQUIRED) InstitutionId institution) {}

    @POST
    @Allow(Allow.Who.ANYONE)
    @Operation(summary = "Sign in")
    @ApiResponse(
            responseCode = "201",
            description = "Signed in",
            content = @Content(schema = @Schema(implementation = SessionView.class)))
    @ApiResponse(
            responseCode = "401",
            description =
                    "wrong-credentials: the e-mail address or the password is not right; second-factor: a code is needed as well; wrong-code: it is not right")
    @ApiResponse(responseCode = "429", description = "Too many failed attempts; Retry-After says how long to wait")
    public Response signIn(SignIn signIn, @Parameter(hidden = true) @HeaderParam("User-Agent") String agent) {
        signIn.check();
        return signIn(
                accounts,
                signIn.email(),
                signIn.password(),
                Texts.stripped(signIn.code()),
                Boolean.TRUE.equals(signIn.cookie()),
                agent);
    }

    static Response signIn(
            AccountsComponent accounts, String email, String password, String code, boolean cookie, String agent) {
        Caller.Origin origin = Callers.current().origin();
        Sessions.Begun begun = accounts.sessions()
                .begin(
                        email,
                        password,
                        code,
                        new Caller.Origin(cookie ? "console" : "rest", origin.address(), origin.requestId()),
                        agent);
        Response.ResponseBuilder answer =
                Response.status(201).entity(SessionView.of(accounts, begun.session(), cookie ? null : begun.token()));
        return cookie
                ? answer.header("Set-Cookie", Secrets.cookie(begun.token())).build()
                : answer.build();
    }

    @GET
    @Path("current")
    @Allow(Allow.Who.SIGNED_IN)
    @Operation(summary = "Who is signed in, where, and with what rights")
    public SessionView current(
            @Parameter(hidden = true) @HeaderParam("Authorization") String authorization,
            @Parameter(hidden = true) @CookieParam(Secrets.COOKIE) String cookie) {
        return accounts.transactions()
                .run(() -> accounts.sessions()
                        .find(Secrets.of(authorization, cookie))
                        .map(session -> SessionView.of(accounts, session, null)))
                .orElseThrow(() -> Problem.of("unauthenticated", 401, "Sign in first", null)
                        .exception());
    }

    @GET
    @Path("current/state")
    @Allow(Allow.Who.ANYONE)
    @Operation(
            summary = "Whether the session goes on and whether anything of it has changed",
            description = "Does not count as using the session. It needs the session's secret as every route does.")
    @ApiResponse(responseCode = "401", description = "The session has ended")
    public StateView state(
            @Parameter(hidden = true) @HeaderParam("Authorization") String authorization,
            @Parameter(hidden = true) @CookieParam(Secrets.COOKIE) String cookie) {
        return accounts.sessions()
                .state(Secrets.of(authorization, cookie))
                .map(state -> new StateView(state.stamp(), state.left().toSeconds()))
                .orElseThrow(() -> Problem.of("unauthenticated", 401, "Sign in first", null)
                        .exception());
    }

    @POST
    @Path("current/confirmation")
    @Allow(Allow.Who.ANYONE)
    @Operation(
            summary = "Give the password again",
            description =
                    "Opens for some minutes what answers 403 confirm-password. It needs the session's secret as every route does.")
    @ApiResponse(responseCode = "204", description = "The password is right")
    @ApiResponse(responseCode = "401", description = "The session has ended")
    @ApiResponse(responseCode = "403", description = "wrong-password")
    @ApiResponse(responseCode = "429", description = "Too many failed attempts; Retry-After says how long to wait")
    public Response confirm(
            @Parameter(hidden = true) @HeaderParam("Authorization") String authorization,
            @Parameter(hidden = true) @CookieParam(Secrets.COOKIE) String cookie,
            PasswordAgain again) {
        new Problem.Faults()
                .required(
                        "/password",
                        again.password() == null || again.password().isEmpty() ? null : again.password())
                .refuse();
        accounts.sessions()
                .confirm(
                        Secrets.of(authorization, cookie),
                        again.password(),
                        Callers.current().origin());
        return Response.noContent().build();
    }

    @DELETE
    @Path("current")
    @Allow(Allow.Who.SIGNED_IN)
    @Operation(summary = "Sign out")
    @ApiResponse(responseCode = "204", description = "Signed out")
    public Response signOut(
            @Parameter(hidden = true) @HeaderParam("Authorization") String authorization,
            @Parameter(hidden = true) @CookieParam(Secrets.COOKIE) String cookie) {
        accounts.sessions().end(Secrets.of(authorization, cookie));
        return Response.noContent().header("Set-Cookie", Secrets.noCookie()).build();
    }

    @PUT
    @Path("current/location")
    @Allow(Allow.Who.SIGNED_IN)
    @Operation(
            summary = "Choose the practice location to work at",
            description = "The header Practice-Location of a request goes before it.")
    public SessionView chooseLocation(
            @Parameter(hidden = true) @HeaderParam("Authorization") String authorization,
            @Parameter(hidden = true) @CookieParam(Secrets.COOKIE) String cookie,
            LocationChoice choice) {
        return SessionView.of(
                accounts,
                accounts.sessions().chooseLocation(Secrets.of(authorization, cookie), choice.location()),
                null);
    }

    @PUT
    @Path("current/institution")
    @Allow(Allow.Who.SIGNED_IN)
    @Operation(summary = "Switch to another institution of one's own")
    public SessionView chooseInstitution(
            @Parameter(hidden = true) @HeaderParam("Authorization") String authorization,
            @Parameter(hidden = true) @CookieParam(Secrets.COOKIE) String cookie,
            InstitutionChoice choice) {
        new Problem.Faults().required("/institution", choice.institution()).refuse();
        return SessionView.of(
                accounts,
                accounts.sessions().chooseInstitution(Secrets.of(authorization, cookie), choice.institution()),
                null);
    }
}
