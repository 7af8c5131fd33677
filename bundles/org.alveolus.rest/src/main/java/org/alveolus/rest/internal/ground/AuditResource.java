package org.alveolus.rest.internal.ground;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Supplier;
import javax.ws.rs.DefaultValue;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import org.alveolus.api.Allow;
import org.alveolus.api.Page;
import org.alveolus.api.audit.AuditEvent;
import org.alveolus.api.audit.AuditLine;
import org.alveolus.api.audit.AuditLog;
import org.alveolus.api.audit.AuditQuery;

/** The audit log of the caller's institution (P9). */
@Path("audit")
@Produces("application/json")
@Tag(name = "Audit", description = "Who did what, and when")
public final class AuditResource {

    private final Supplier<AuditLog> audit;

    AuditResource(Supplier<AuditLog> audit) {
        this.audit = audit;
    }

    @GET
    @Allow(Allow.Who.ADMINISTRATOR)
    @Operation(summary = "Lines of the audit log, newest first")
    public Page<AuditLine> lines(
            @Parameter(description = "Not before") @QueryParam("from") Instant from,
            @Parameter(description = "Before") @QueryParam("to") Instant to,
            @Parameter(description = "By whom") @QueryParam("account") UUID account,
            @QueryParam("action") AuditEvent.Action action,
            @Parameter(description = "Kind of the object", example = "treatment") @QueryParam("object-type")
                    String objectType,
            @Parameter(description = "Id of the object") @QueryParam("object-id") String objectId,
            @Parameter(description = "On this patient's data") @QueryParam("patient") UUID patient,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") @DefaultValue("50") int limit) {
        return audit.get()
                .find(
                        new AuditQuery(from, to, account, action, objectType, objectId, patient),
                        new Page.Request(cursor, limit));
    }

    @GET
    @Path("verification")
    @Allow(Allow.Who.ADMINISTRATOR)
    @Operation(summary = "Whether the log's chain of hashes is intact")
    public AuditLog.Verification verification() {
        return audit.get().verify();
    }
}
