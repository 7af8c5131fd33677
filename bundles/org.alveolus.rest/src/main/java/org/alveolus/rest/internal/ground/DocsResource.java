package org.alveolus.rest.internal.ground;

import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.function.Supplier;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Response;
import org.alveolus.api.Allow;
import org.alveolus.api.Problem;

/** The description of the interface, for programs and for people (P4). */
@Path("")
@Tag(name = "Operation")
public final class DocsResource {

    private static final String FOLDER = "/docs/";
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                    + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /** What is served, and as what. */
    private static final Map<String, String> FILES = Map.of(
            "index.html", "text/html;charset=utf-8",
            "start.js", "text/javascript;charset=utf-8",
            "swagger-ui-bundle.js", "text/javascript;charset=utf-8",
            "swagger-ui.css", "text/css;charset=utf-8",
            "favicon-32x32.png", "image/png");

    private final Supplier<byte[]> document;

    DocsResource(Supplier<byte[]> document) {
        this.document = document;
    }

    @GET
    @Path("openapi.json")
    @Produces("application/json")
    @Allow(Allow.Who.ANYONE)
    @Operation(summary = "This description", description = "OpenAPI 3 of the capabilities that are installed now.")
    public Response openApi() {
        return Response.ok(document.get(), "application/json").build();
    }

    @GET
    @Path("docs")
    @Produces("text/html")
    @Allow(Allow.Who.ANYONE)
    @Hidden
    public Response page() throws IOException {
        return file("index.html");
    }

    @GET
    @Path("docs/{file}")
    @Produces("*/*")
    @Allow(Allow.Who.ANYONE)
    @Hidden
    public Response file(@PathParam("file") String file) throws IOException {
        String type = FILES.get(file);
        if (type == null) {
            throw Problem.notFound("There is nothing at this address.").exception();
        }
        try (InputStream stream = DocsResource.class.getResourceAsStream(FOLDER + file)) {
            return Response.ok(stream.readAllBytes(), type)
                    .header("Content-Security-Policy", POLICY)
                    .header("Cache-Control", "no-cache")
                    .build();
        }
    }
}
