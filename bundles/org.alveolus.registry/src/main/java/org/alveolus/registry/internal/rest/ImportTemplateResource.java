package org.alveolus.registry.internal.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Locale;
import java.util.Optional;
import javax.ws.rs.DefaultValue;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Response;
import org.alveolus.api.Allow;
import org.alveolus.registry.internal.table.TableFormat;
import org.alveolus.registry.internal.transfer.ImportTemplate;

/** The file that a practice fills in with its earlier records. */
@Path("import-template")
@Produces({"text/csv", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "application/json"})
@Tag(name = "Registry")
public final class ImportTemplateResource {

    @GET
    @Allow(Allow.Who.SIGNED_IN)
    @Operation(
            summary = "The template for earlier records",
            description = "One row for each device or position; as XLSX with a sheet that explains the columns.")
    public Response template(
            @Parameter(example = "xlsx") @QueryParam("format") @DefaultValue("xlsx") TableFormat format,
            @Parameter(description = "Of the headings: en, nl or de", example = "nl") @QueryParam("language")
                    String language) {
        Locale reader = Optional.ofNullable(Languages.parse(language)).orElse(Locale.ENGLISH);
        return ImportResource.file(format, "implant-register", out -> ImportTemplate.write(format, reader, out));
    }
}
