package org.alveolus.patients.internal.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.LocalDate;
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
import org.alveolus.api.Level;
import org.alveolus.api.Modules;
import org.alveolus.api.Page;
import org.alveolus.api.patients.Patient;
import org.alveolus.patients.internal.PatientDirectory;

/** The patients of the caller's institution. */
@Path("/")
@Produces("application/json")
@Consumes("application/json")
@Tag(name = "Patients", description = "The patient directory; every patient shown is written to the audit log")
public final class PatientResource {

    private final PatientDirectory patients;

    PatientResource(PatientDirectory patients) {
        this.patients = patients;
    }

    @GET
    @Allow(module = Modules.PATIENTS, level = Level.VIEW)
    @Operation(
            summary = "Search patients",
            description =
                    "First those whose number begins with the text, by number; then those whose name does, from any of"
                            + " its words on, by name. Case and accents do not matter.")
    public Page<View> search(
            @Parameter(
                            description = "Beginning of a number or name; all patients by number when absent",
                            example = "jans")
                    @QueryParam("q")
                    @DefaultValue("")
                    String text,
            @Parameter(description = "next of the part before") @QueryParam("cursor") String cursor,
            @Parameter(description = "1 to 500", example = "20") @QueryParam("limit") @DefaultValue("20") int limit) {
        return patients.show(text, new Page.Request(cursor, limit)).map(View::of);
    }

    @GET
    @Path("{id}")
    @Allow(module = Modules.PATIENTS, level = Level.VIEW)
    @Operation(summary = "One patient")
    public Response read(@PathParam("id") UUID id) {
        return answer(Response.ok(), patients.show(id));
    }

    @POST
    @Allow(module = Modules.PATIENTS, level = Level.EDIT)
    @Operation(summary = "Add a patient")
    @ApiResponse(responseCode = "201", description = "Added; the header Location names it")
    @ApiResponse(responseCode = "409", description = "number-in-use: another patient has this number")
    public Response add(Draft draft) {
        PatientDirectory.Versioned added =
                patients.add(draft.number(), draft.name(), draft.birthDate(), draft.language());
        return answer(
                Response.created(URI.create("/api/patients/" + added.patient().id())), added);
    }

    @PUT
    @Path("{id}")
    @Allow(module = Modules.PATIENTS, level = Level.EDIT)
    @Operation(summary = "Correct a patient", description = "Sets all of it; what is left out is no longer recorded.")
    @ApiResponse(responseCode = "409", description = "number-in-use: another patient has this number")
    @ApiResponse(responseCode = "412", description = "changed-meanwhile")
    public Response correct(
            @PathParam("id") UUID id,
            @Parameter(description = "The ETag of the state that is changed", example = "\"1\"")
                    @HeaderParam("If-Match")
                    String ifMatch,
            Draft draft) {
        return answer(
                Response.ok(),
                patients.correct(
                        id,
                        EntityTags.version(ifMatch),
                        draft.number(),
                        draft.name(),
                        draft.birthDate(),
                        draft.language()));
    }

    private static Response answer(Response.ResponseBuilder builder, PatientDirectory.Versioned patient) {
        return builder.header("ETag", EntityTags.of(patient.version()))
                .entity(View.of(patient.patient()))
                .build();
    }

    /** A patient as it is sent. */
    @Schema(name = "PatientDraft")
    public record Draft(
            @Schema(
                            description =
                                    "As in the practice's own system, 1 to 64 characters, unique whatever the case",
                            requiredMode = Schema.RequiredMode.REQUIRED,
                            example = "P-10023")
                    String number,
            @Schema(description = "At most 200 characters", example = "J. Voorbeeld") String name,
            @Schema(example = "1961-04-30") LocalDate birthDate,
            @Schema(description = "ISO 639-1", example = "nl") String language) {}

    /** A patient in JSON. */
    @Schema(name = "Patient")
    public record View(
            @Schema(example = "01938f6e-6f3a-7b1c-9d2e-3f4a5b6c7d8e") UUID id,
            @Schema(description = "As in the practice's own system", example = "P-10023") String number,
            @Schema(example = "J. Voorbeeld") String name,
            @Schema(example = "1961-04-30") LocalDate birthDate,
            @Schema(description = "ISO 639-1", example = "nl") String language) {

        static View of(Patient patient) {
            return new View(patient.id(), patient.number(), patient.name(), patient.birthDate(), patient.language());
        }
    }
}
