package org.alveolus.accounts.internal.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.HeaderParam;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Response;
import org.alveolus.accounts.internal.AccountsComponent;
import org.alveolus.accounts.internal.Members;
import org.alveolus.accounts.internal.Setup;
import org.alveolus.api.Allow;
import org.alveolus.api.Ids;
import org.alveolus.api.InstitutionId;
import org.alveolus.api.Problem;
import org.alveolus.api.institution.Institution;

/** The first run: the first institution, its first practice location and its administrator. */
@Path("")
@Produces("application/json")
@Consumes("application/json")
@Tag(name = "Setup", description = "The first run of an empty installation")
public final class SetupResource {

    private final AccountsComponent accounts;

    SetupResource(AccountsComponent accounts) {
        this.accounts = accounts;
    }

    @Schema(name = "SetupState")
    record State(@Schema(description = "Whether there is no account yet") boolean needed) {}

    @Schema(name = "SetupWish")
    record Wish(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "anna@praktijk.example") String email,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "Anna de Boer") String name,
            @Schema(
                            requiredMode = Schema.RequiredMode.REQUIRED,
                            description = "At least 8 characters, one digit, one symbol")
                    String password,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) InstitutionWish institution,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) LocationWish location) {

        private Setup.Wish checked() {
            Problem.Faults faults =
                    new Problem.Faults().required("/institution", institution).required("/location", location);
            if (institution != null) {
                faults.required("/institution/languages", institution.languages());
            }
            Members.check(faults, email, name, password);
            return new Setup.Wish(
                    email, name, password, institution.toInstitution(), location.name(), location.address());
        }
    }

    @Schema(name = "InstitutionWish")
    record InstitutionWish(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "Praktijk De Linde") String name,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) Institution.Kind kind,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, description = "ISO 3166-1 alpha-2", example = "NL")
                    String country,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "Europe/Amsterdam") ZoneId zone,
            @Schema(
                            requiredMode = Schema.RequiredMode.REQUIRED,
                            description = "The first is the default",
                            example = "[\"nl\"]")
                    List<Locale> languages,
            @Schema(description = "Postal address in lines") String address,
            @Schema(example = "https://linde.example/") String website) {

        private Institution toInstitution() {
            return new Institution(
                    new InstitutionId(Ids.next()), name, kind, country, zone, languages, address, website);
        }
    }

    @Schema(name = "LocationWish")
    record LocationWish(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "Hoofdvestiging") String name,
            @Schema(description = "Postal address in lines") String address) {}

    @GET
    @Allow(Allow.Who.ANYONE)
    @Operation(summary = "Whether the first run is still to come")
    public State state() {
        return new State(accounts.setup().needed());
    }

    @POST
    @Allow(Allow.Who.ANYONE)
    @Operation(
            summary = "Make the first institution and its administrator, and sign in by cookie",
            description = "Works once, while there is no account at all.")
    @ApiResponse(
            responseCode = "201",
            description = "Made and signed in",
            content = @Content(schema = @Schema(implementation = SessionView.class)))
    @ApiResponse(responseCode = "409", description = "already-set-up")
    public Response make(Wish wish, @Parameter(hidden = true) @HeaderParam("User-Agent") String agent) {
        accounts.setup().make(wish.checked());
        return SessionsResource.signIn(accounts, wish.email(), wish.password(), null, true, agent);
    }
}
