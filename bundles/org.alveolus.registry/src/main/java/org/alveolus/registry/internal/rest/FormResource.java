package org.alveolus.registry.internal.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import javax.ws.rs.DefaultValue;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import org.alveolus.api.Allow;
import org.alveolus.api.Level;
import org.alveolus.api.Modules;
import org.alveolus.api.Page;
import org.alveolus.registry.internal.Neighbours;
import org.alveolus.registry.internal.Referrers;

/** What a form of a treatment offers besides the choice lists. */
@Path("")
@Produces("application/json")
@Tag(name = "Registry")
public final class FormResource {

    private final Neighbours neighbours;
    private final Referrers referrers;

    FormResource(Neighbours neighbours, Referrers referrers) {
        this.neighbours = neighbours;
        this.referrers = referrers;
    }

    @GET
    @Path("practitioners")
    @Allow(module = Modules.REGISTRY, level = Level.VIEW)
    @Operation(summary = "Who can be a treatment's practitioner", description = "The institution's staff, by name.")
    public Page<Practitioner> practitioners() {
        return new Page<>(
                neighbours.accounts().staff().stream()
                        .map(account -> new Practitioner(account.id(), account.name()))
                        .toList(),
                null);
    }

    @GET
    @Path("referrers")
    @Allow(module = Modules.REGISTRY, level = Level.VIEW)
    @Operation(summary = "Referrers, by name")
    public Page<TreatmentForm.ReferrerTile> referrers(
            @Parameter(description = "The name begins with it, whatever the case", example = "tand") @QueryParam("q")
                    String text,
            @Parameter(description = "next of the part before") @QueryParam("cursor") String cursor,
            @Parameter(description = "1 to 500", example = "50") @QueryParam("limit") @DefaultValue("50") int limit) {
        return referrers.search(text, new Page.Request(cursor, limit)).map(TreatmentForm.ReferrerTile::of);
    }

    @GET
    @Path("capabilities")
    @Allow(Allow.Who.SIGNED_IN)
    @Operation(
            summary = "Which neighbours the registry can use now",
            description =
                    "Without stock, devices are entered by hand; without scanning, a recall starts from typed numbers.")
    public Capabilities capabilities() {
        return new Capabilities(
                neighbours.stock().get().isPresent(), neighbours.scans().get().isPresent());
    }

    /** A member of staff. */
    @Schema(name = "Practitioner")
    public record Practitioner(
            @Schema(example = "01938f6e-6f3a-7b1c-9d2e-3f4a5b6c7d8e") UUID id,
            @Schema(example = "Dr. A. Voorbeeld") String name) {}

    /** The neighbours that are there. */
    @Schema(name = "RegistryCapabilities")
    public record Capabilities(@Schema(example = "true") boolean stock, @Schema(example = "true") boolean scan) {}
}
