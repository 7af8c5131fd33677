package org.alveolus.rest.internal.ground;

import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.function.Supplier;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Response;
import org.alveolus.api.Allow;

/** Measurements in Prometheus form (P11). */
@Path("metrics")
@Produces("text/plain")
@Tag(name = "Operation")
public final class MetricsResource {

    private final Supplier<PrometheusRegistry> registry;
    private final PrometheusTextFormatWriter writer = PrometheusTextFormatWriter.create();

    MetricsResource(Supplier<PrometheusRegistry> registry) {
        this.registry = registry;
    }

    @GET
    @Allow(Allow.Who.ANYONE)
    @Operation(summary = "Measurements of this node in the Prometheus text format")
    public Response metrics() throws IOException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        writer.write(text, registry.get().scrape());
        return Response.ok(text.toByteArray(), writer.getContentType()).build();
    }
}
