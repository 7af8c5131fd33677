package org.alveolus.institution.internal.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import org.alveolus.api.Allow;
import org.alveolus.api.Callers;
import org.alveolus.api.InstitutionId;
import org.alveolus.api.Problem;
import org.alveolus.api.institution.Institution;
import org.alveolus.institution.internal.InstitutionComponent;

/** The caller's own institution. */
@Path("/")
@Produces("application/json")
@Tag(name = "Institution", description = "The own clinic or lab and its practice locations")
public final class InstitutionResource {

    private final InstitutionComponent institutions;

    InstitutionResource(InstitutionComponent institutions) {
        this.institutions = institutions;
    }

    @GET
    @Allow(Allow.Who.SIGNED_IN)
    @Operation(summary = "The own institution", description = "The institution that the caller works for now.")
    public View read() {
        InstitutionId own = Callers.current().requireInstitution();
        return View.of(
                institutions.find(own).orElseThrow(() -> Problem.notFound("This institution is not there any more.")
                        .exception()));
    }

    /** An institution in JSON. */
    @Schema(name = "Institution")
    public record View(
            @Schema(description = "Its id", example = "01938f6e-6f3a-7b1c-9d2e-3f4a5b6c7d8e") InstitutionId id,
            @Schema(example = "Tandheelkundig centrum Linden") String name,
            @Schema(description = "A clinic or a lab", example = "clinic") Institution.Kind kind,
            @Schema(description = "ISO 3166-1 alpha-2", example = "NL") String country,
            @Schema(description = "Time zone in which its days begin", type = "string", example = "Europe/Amsterdam")
                    ZoneId zone,
            @Schema(
                            description = "Its languages by BCP 47 tags, the first is the default",
                            example = "[\"nl\", \"en\"]")
                    List<Locale> languages,
            @Schema(description = "Postal address in lines", example = "Lindelaan 1\n1234 AB Voorbeeldstad")
                    String address,
            @Schema(example = "https://linden.example") String website) {

        static View of(Institution institution) {
            return new View(
                    institution.id(),
                    institution.name(),
                    institution.kind(),
                    institution.country(),
                    institution.zone(),
                    institution.languages(),
                    institution.address(),
                    institution.website());
        }
    }
}
