package org.alveolus.registry.internal.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
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
import org.alveolus.api.Texts;
import org.alveolus.registry.internal.NationalRegister;
import org.alveolus.registry.internal.register.Connectors;
import org.alveolus.registry.internal.register.DeliveryState;
import org.alveolus.registry.internal.register.DeliveryStatus;
import org.alveolus.registry.internal.register.RegisterChoice;

/** The national register, and how far each treatment's delivery to it is. */
@Path("national-register")
@Produces("application/json")
@Consumes("application/json")
@Tag(name = "National register", description = "Delivery of treatments to a national register, off by default")
public final class RegisterResource {

    private final NationalRegister register;

    RegisterResource(NationalRegister register) {
        this.register = register;
    }

    @GET
    @Allow(Allow.Who.ADMINISTRATOR)
    @Operation(summary = "To which register the institution delivers")
    public Response read() {
        return answer(register.choice());
    }

    @PUT
    @Allow(Allow.Who.ADMINISTRATOR)
    @Operation(summary = "Choose a register, or none")
    @ApiResponse(responseCode = "412", description = "changed-meanwhile")
    public Response choose(
            @Parameter(description = "The ETag; \"0\" when nothing was ever chosen", example = "\"0\"")
                    @HeaderParam("If-Match")
                    String ifMatch,
            Draft draft) {
        return answer(
                register.choose(EntityTags.version(ifMatch), Texts.stripped(draft.connector()), draft.firstDay()));
    }

    private Response answer(RegisterChoice choice) {
        return Response.ok(new View(choice.connector(), choice.firstDay(), register.offers()))
                .header("ETag", EntityTags.of(choice.version()))
                .build();
    }

    @GET
    @Path("deliveries")
    @Allow(module = Modules.REGISTRY, level = Level.VIEW)
    @Operation(
            summary = "Deliveries, the last changed first",
            description = "At the locations that the caller may see.")
    public Page<DeliveryView> list(
            @QueryParam("state") DeliveryState state,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") @DefaultValue("50") int limit) {
        return register.list(state, new Page.Request(cursor, limit)).map(DeliveryView::of);
    }

    @GET
    @Path("deliveries/{treatment}")
    @Allow(module = Modules.REGISTRY, level = Level.VIEW)
    @Operation(summary = "How far a treatment's delivery is")
    public TreatmentDelivery read(@PathParam("treatment") UUID treatment) {
        return TreatmentDelivery.of(register.choice().on(), register.status(treatment));
    }

    @POST
    @Path("deliveries/{treatment}/send-again")
    @Allow(module = Modules.REGISTRY, level = Level.EDIT)
    @Operation(
            summary = "Have a treatment delivered again",
            description = "As soon as may be. Does nothing when the treatment is not delivered at all.")
    @ApiResponse(responseCode = "409", description = "being-sent")
    public TreatmentDelivery sendAgain(@PathParam("treatment") UUID treatment) {
        return TreatmentDelivery.of(register.choice().on(), register.sendAgain(treatment));
    }

    /** A choice as it is sent. */
    @Schema(name = "NationalRegisterDraft")
    public record Draft(
            @Schema(description = "Name of a connector; without it nothing is delivered", example = "file")
                    String connector,
            @Schema(
                            description =
                                    "Treatments of this day of surgery and later are delivered; required with a connector",
                            example = "2026-01-01")
                    LocalDate firstDay) {}

    /** A choice. */
    @Schema(name = "NationalRegister")
    public record View(
            @Schema(example = "file") String connector,
            @Schema(example = "2026-01-01") LocalDate firstDay,
            @Schema(description = "What can be chosen") List<Connectors.Offer> connectors) {}

    /** How far the delivery of a treatment is, if it is delivered. */
    @Schema(name = "TreatmentDelivery")
    public record TreatmentDelivery(
            @Schema(description = "Whether the institution delivers to a register") boolean on,
            @Schema(description = "Null when this treatment is not delivered") @JsonInclude(JsonInclude.Include.ALWAYS)
                    DeliveryView delivery) {

        static TreatmentDelivery of(boolean on, Optional<DeliveryStatus> status) {
            return new TreatmentDelivery(on, status.map(DeliveryView::of).orElse(null));
        }
    }

    /** A delivery. */
    @Schema(name = "RegisterDelivery")
    public record DeliveryView(
            UUID treatment,
            UUID location,
            @Schema(example = "P-1204") String patientNumber,
            @Schema(description = "Day of surgery") LocalDate date,
            @Schema(description = "Whether the treatment was deleted and is taken out of the register")
                    boolean withdrawal,
            DeliveryState state,
            @Schema(description = "How often it was tried since the treatment changed") int tries,
            @Schema(description = "When it is tried next") Instant nextAt,
            Instant changedAt,
            @Schema(description = "Why it was not accepted", example = "The implant's lot number is missing")
                    String reason,
            @Schema(description = "By which the register knows it", example = "NL-2026-000123") String reference) {

        static DeliveryView of(DeliveryStatus status) {
            return new DeliveryView(
                    status.treatment(),
                    status.location(),
                    status.patientNumber(),
                    status.date(),
                    status.withdrawal(),
                    status.state(),
                    status.tries(),
                    status.nextAt(),
                    status.changedAt(),
                    status.reason(),
                    status.reference());
        }
    }
}
