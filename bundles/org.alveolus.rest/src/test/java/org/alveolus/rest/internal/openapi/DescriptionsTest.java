package org.alveolus.rest.internal.openapi;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Application;
import org.alveolus.api.Allow;
import org.alveolus.api.Level;
import org.alveolus.api.Modules;
import org.alveolus.api.Page;
import org.alveolus.spi.udi.CodedDate;
import org.junit.Test;

/** Proves P4 (OpenAPI). */
public class DescriptionsTest {

    enum State {
        IN_STOCK,
        USED
    }

    record Item(
            UUID id,
            @Schema(description = "Best before", example = "2027-05") CodedDate expiry,
            State state,
            List<Part> parts) {}

    record Part(String lot) {}

    @Path("items")
    @Produces("application/json")
    @Consumes("application/json")
    public static final class Items {

        @GET
        @Allow(module = Modules.STOCK, level = Level.VIEW)
        @Operation(summary = "Lists")
        public Page<Item> list(@QueryParam("state") State state, @QueryParam("since") Instant since) {
            return new Page<>(List.of(), null);
        }

        @POST
        @Allow(module = Modules.STOCK, level = Level.EDIT)
        @ApiResponse(responseCode = "409", description = "taken")
        @ApiResponse(responseCode = "201", description = "Added")
        public void add(Item item) {}

        @GET
        @Path("{id}")
        @Allow(Allow.Who.ANYONE)
        public Item get(@PathParam("id") UUID id) {
            return null;
        }
    }

    /** Another application's things of the same name. */
    public static final class Other {

        record Item(int other) {}

        @Path("")
        @Produces("application/json")
        public static final class Root {

            @GET
            @Allow(Allow.Who.SIGNED_IN)
            public Item get() {
                return null;
            }
        }
    }

    private static final class Resources extends Application {

        private final Object resource;

        private Resources(Object resource) {
            this.resource = resource;
        }

        @Override
        public Set<Object> getSingletons() {
            return Set.of(resource);
        }
    }

    private final Descriptions descriptions = new Descriptions();
    private final Application stock = new Resources(new Items());
    private final Application other = new Resources(new Other.Root());

    @Test
    public void followsTheApplicationsThatAreThere() throws IOException {
        assertFalse(paths().has("/api/stock/items"));
        descriptions.bindApplication(stock, Map.of("osgi.jaxrs.application.base", "/api/stock"));
        assertTrue(paths().has("/api/stock/items"));
        assertTrue(paths().has("/api/stock/items/{id}"));
        descriptions.unbindApplication(stock);
        assertFalse(paths().has("/api/stock/items"));
    }

    @Test
    public void describesWhatGoesOverTheWire() throws IOException {
        descriptions.bindApplication(stock, Map.of("osgi.jaxrs.application.base", "/api/stock"));
        JsonNode item = document().at("/components/schemas/Item/properties");
        assertEquals("uuid", item.at("/id/format").asText());
        assertEquals("string", item.at("/expiry/type").asText());
        assertEquals("Best before", item.at("/expiry/description").asText());
        assertEquals("[\"in-stock\",\"used\"]", item.at("/state/enum").toString());
        assertEquals("#/components/schemas/Part", item.at("/parts/items/$ref").asText());
        JsonNode list = paths().at("/~1api~1stock~1items/get");
        assertEquals(
                "[\"in-stock\",\"used\"]", list.at("/parameters/0/schema/enum").toString());
        assertEquals("date-time", list.at("/parameters/1/schema/format").asText());
        assertEquals("stock-list", list.at("/operationId").asText());
        assertTrue(list.at("/description").asText().contains("'view' in module 'stock'"));
        assertTrue(list.at("/responses/200/content/application~1json/schema/$ref")
                .asText()
                .endsWith("PageItem"));
        assertEquals(
                "#/components/responses/Problem",
                list.at("/responses/default/$ref").asText());
        assertFalse("nothing of ours is left over", document().toString().contains("x-alveolus"));
    }

    @Test
    public void saysWhatTheCommonPartTakes() throws IOException {
        descriptions.bindApplication(stock, Map.of("osgi.jaxrs.application.base", "/api/stock"));
        String add = paths().at("/~1api~1stock~1items/post").toString();
        assertTrue(add, add.contains("#/components/parameters/IdempotencyKey"));
        assertTrue(add, add.contains("#/components/parameters/PracticeLocation"));
        JsonNode taken = paths().at("/~1api~1stock~1items/post/responses/409");
        assertTrue(taken.toString(), taken.has("content") && taken.toString().contains("application/problem+json"));
        JsonNode open = paths().at("/~1api~1stock~1items~1{id}/get");
        assertEquals("anyone may", "[]", open.at("/security").toString());
    }

    @Test
    public void keepsThingsOfOneNameApart() throws IOException {
        descriptions.bindApplication(stock, Map.of("osgi.jaxrs.application.base", "/api/stock"));
        descriptions.bindApplication(other, Map.of("osgi.jaxrs.application.base", "/api/other"));
        JsonNode document = document();
        String of = document.at("/paths/~1api~1other/get/responses/200/content/application~1json/schema/$ref")
                .asText();
        JsonNode schema = document.at(of.substring(1));
        assertTrue(of, schema.at("/properties").has("other"));
        String ofStock = document.at(
                        "/paths/~1api~1stock~1items~1{id}/get/responses/200/content/application~1json/schema/$ref")
                .asText();
        assertTrue(ofStock, document.at(ofStock.substring(1)).at("/properties").has("expiry"));
    }

    private JsonNode paths() throws IOException {
        return document().path("paths");
    }

    private JsonNode document() throws IOException {
        return new ObjectMapper().readTree(descriptions.document("/api", Set.of()));
    }
}
