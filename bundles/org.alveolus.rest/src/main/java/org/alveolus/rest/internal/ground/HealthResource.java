package org.alveolus.rest.internal.ground;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.servlet.ServletContext;
import javax.servlet.http.HttpServletRequest;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.Response;
import org.alveolus.api.Allow;
import org.apache.felix.hc.api.Result;
import org.apache.felix.hc.api.ResultLog;
import org.apache.felix.hc.api.execution.HealthCheckExecutionResult;
import org.apache.felix.hc.api.execution.HealthCheckExecutor;
import org.apache.felix.hc.api.execution.HealthCheckSelector;

/** Whether this node lives and whether it can work (P11). */
@Path("health")
@Produces("application/json")
@Tag(name = "Operation", description = "For those who run the system")
public final class HealthResource {

    private static final String READY = "ready";

    /** Without the word of each of these it is not known. */
    private static final Set<String> NEEDED = Set.of("database", "schema", "start");

    private final Supplier<Optional<HealthCheckExecutor>> executor;
    private final Supplier<Collection<String>> bases;

    /**
     * @param bases where the applications are that should be served
     */
    HealthResource(Supplier<Optional<HealthCheckExecutor>> executor, Supplier<Collection<String>> bases) {
        this.executor = executor;
        this.bases = bases;
    }

    @Schema(name = "Health")
    record Health(
            @Schema(description = "up, ready or not-ready", example = "ready") String status,
            @Schema(description = "What was checked") List<Check> checks) {}

    @Schema(name = "HealthCheck")
    record Check(
            @Schema(example = "database") String name,
            @Schema(example = "ok") String status,
            @Schema(example = "[\"The database answers\"]") List<String> messages) {}

    @GET
    @Path("live")
    @Allow(Allow.Who.ANYONE)
    @Operation(summary = "Whether this node answers at all")
    public Health live() {
        return new Health("up", null);
    }

    @GET
    @Path("ready")
    @Allow(Allow.Who.ANYONE)
    @Operation(summary = "Whether this node can serve requests")
    @ApiResponse(
            responseCode = "200",
            description = "It can",
            content = @Content(schema = @Schema(implementation = Health.class)))
    @ApiResponse(
            responseCode = "503",
            description = "It cannot, for these reasons",
            content = @Content(schema = @Schema(implementation = Health.class)))
    public Response ready(@Parameter(hidden = true) @Context HttpServletRequest request) {
        Optional<HealthCheckExecutor> present = executor.get();
        List<Check> checks = new ArrayList<>();
        present.ifPresent(checker ->
                checker.execute(HealthCheckSelector.tags(READY)).forEach(result -> checks.add(check(result))));
        checks.add(routes(request.getServletContext()));
        boolean ready =
                checks.stream().map(Check::name).collect(Collectors.toSet()).containsAll(NEEDED)
                        && checks.stream()
                                .allMatch(check -> check.status().equals("ok")
                                        || check.status().equals("warn"));
        return Response.status(ready ? 200 : 503)
                .entity(new Health(ready ? READY : "not-ready", checks))
                .build();
    }

    /** The HTTP whiteboard serves an application some time after it was registered. */
    private Check routes(ServletContext here) {
        List<String> missing = bases.get().stream()
                .filter(base -> !isServed(base, here.getContext(base)))
                .sorted()
                .toList();
        return missing.isEmpty()
                ? new Check("routes", "ok", List.of("Every application is served"))
                : new Check(
                        "routes",
                        "temporarily-unavailable",
                        missing.stream()
                                .map(base -> base + " is not served yet")
                                .toList());
    }

    private static boolean isServed(String base, ServletContext found) {
        return found != null && base.equals(found.getContextPath());
    }

    private static Check check(HealthCheckExecutionResult executed) {
        Result result = executed.getHealthCheckResult();
        List<String> messages = new ArrayList<>();
        for (ResultLog.Entry entry : result) {
            if (!entry.isDebug() || result.isOk()) {
                messages.add(entry.getMessage());
            }
        }
        return new Check(
                executed.getHealthCheckMetadata().getName(),
                result.getStatus().name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'),
                messages);
    }
}
