package org.alveolus.registry.internal.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import org.alveolus.api.Allow;
import org.alveolus.api.Level;
import org.alveolus.api.Modules;
import org.alveolus.api.Page;
import org.alveolus.registry.internal.Treatments;
import org.alveolus.registry.internal.rest.ImportViews.OwnFieldView;
import org.alveolus.registry.internal.transfer.OwnFieldTable;

/** What a practice keeps of a treatment in fields of its own. */
@Path("treatments/{id}/own-fields")
@Produces("application/json")
@Tag(name = "Registry")
public final class OwnFieldResource {

    private final Treatments treatments;
    private final OwnFieldTable fields;

    OwnFieldResource(Treatments treatments, OwnFieldTable fields) {
        this.treatments = treatments;
        this.fields = fields;
    }

    @GET
    @Allow(module = Modules.REGISTRY, level = Level.VIEW)
    @Operation(
            summary = "The practice's own fields of a treatment",
            description = "From columns of an import that are none of the register's. Written to the audit log.")
    public Page<OwnFieldView> own(@PathParam("id") UUID id) {
        treatments.get(id);
        return new Page<>(
                fields.of(id).stream()
                        .map(field -> new OwnFieldView(field.heading(), field.content()))
                        .toList(),
                null);
    }
}
