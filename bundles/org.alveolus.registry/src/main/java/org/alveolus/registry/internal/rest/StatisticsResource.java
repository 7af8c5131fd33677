package org.alveolus.registry.internal.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.ws.rs.Consumes;
import javax.ws.rs.DefaultValue;
import javax.ws.rs.GET;
import javax.ws.rs.HeaderParam;
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
import org.alveolus.api.Problem;
import org.alveolus.registry.internal.ChoiceLists;
import org.alveolus.registry.internal.RegisterRules;
import org.alveolus.registry.internal.Statistics;
import org.alveolus.registry.internal.StatisticsTables;
import org.alveolus.registry.internal.domain.Words;
import org.alveolus.registry.internal.statistics.Question;
import org.alveolus.registry.internal.statistics.Question.Censoring;
import org.alveolus.registry.internal.statistics.RegisterRule;
import org.alveolus.registry.internal.statistics.StatisticsTable;
import org.alveolus.registry.internal.table.TableFormat;
import org.alveolus.registry.internal.table.TableWriter;

/** The statistics of the registry (R10). */
@Path("statistics")
@Produces("application/json")
@Consumes("application/json")
@Tag(name = "Registry")
public final class StatisticsResource {

    private static final String SCOPE =
            "Counted at the locations that the caller may see; the others are named. Who is no administrator sees the own figures and"
                    + " those of all others together.";

    private final Statistics statistics;
    private final RegisterRules rules;
    private final ChoiceLists choices;

    StatisticsResource(Statistics statistics, RegisterRules rules, ChoiceLists choices) {
        this.statistics = statistics;
        this.rules = rules;
        this.choices = choices;
    }

    @GET
    @Allow(module = Modules.REGISTRY, level = Level.VIEW)
    @Operation(summary = "Statistics, survival and progress towards the register", description = SCOPE)
    public StatisticsView ask(
            @Parameter(description = "First year of surgery", example = "2022") @QueryParam("from") Integer from,
            @Parameter(description = "Last year of surgery", example = "2026") @QueryParam("to") Integer to,
            @Parameter(description = "Account of who treated") @QueryParam("practitioner") UUID practitioner,
            @Parameter(description = "Practice location") @QueryParam("location") UUID location,
            @Parameter(description = "Key of knownSuppliers") @QueryParam("supplier") String supplier,
            @Parameter(description = "Key of products") @QueryParam("product") String product,
            @Parameter(description = "Until when an implant that is not lost counts as in place", example = "today")
                    @QueryParam("censoring")
                    @DefaultValue("today")
                    Censoring censoring) {
        return StatisticsView.of(
                statistics.ask(new Question(from, to, practitioner, location, supplier, product, censoring)));
    }

    @GET
    @Path("tables/{table}")
    @Produces({"application/json", "text/csv", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"})
    @Allow(module = Modules.REGISTRY, level = Level.VIEW)
    @Operation(
            summary = "A table of the statistics as a file",
            description = SCOPE + " No cell of CSV or XLSX is taken for a formula.")
    @ApiResponse(responseCode = "200", description = "The table")
    public Response table(
            @Parameter(description = "One of them, or 'all' as a workbook", schema = @Schema(example = "years"))
                    @PathParam("table")
                    String table,
            @Parameter(description = "csv, xlsx or json", example = "xlsx") @QueryParam("format") @DefaultValue("json")
                    String format,
            @Parameter(description = "Of headings and titles: en, nl or de", example = "nl") @QueryParam("language")
                    String language,
            @Parameter(description = "First year of surgery", example = "2022") @QueryParam("from") Integer from,
            @Parameter(description = "Last year of surgery", example = "2026") @QueryParam("to") Integer to,
            @Parameter(description = "Account of who treated") @QueryParam("practitioner") UUID practitioner,
            @Parameter(description = "Practice location") @QueryParam("location") UUID location,
            @Parameter(description = "Key of knownSuppliers") @QueryParam("supplier") String supplier,
            @Parameter(description = "Key of products") @QueryParam("product") String product,
            @QueryParam("censoring") @DefaultValue("today") Censoring censoring) {
        Words words = Words.in(Optional.ofNullable(Languages.parse(language)).orElse(Locale.ENGLISH));
        boolean all = "all".equals(table);
        StatisticsTable.Name name = all ? null : name(table);
        Optional<TableFormat> file = file(format, all);
        StatisticsTables tables = new StatisticsTables(
                statistics.ask(new Question(from, to, practitioner, location, supplier, product, censoring)),
                words,
                choices.all());
        if (file.isEmpty()) {
            return attached(Response.ok(new Rows(tables.objects(name)), "application/json"), table + ".json");
        }
        return attached(
                Response.ok(bytes(tables, name, file.get()), file.get().mediaType()),
                table + "." + file.get().extension());
    }

    @GET
    @Path("register-rule")
    @Allow(module = Modules.REGISTRY, level = Level.VIEW)
    @Operation(summary = "What the professional register asks, as the institution has set it")
    public Response rule() {
        return answer(rules.get());
    }

    @PUT
    @Path("register-rule")
    @Allow(Allow.Who.ADMINISTRATOR)
    @Operation(summary = "Set what the professional register asks")
    @ApiResponse(responseCode = "412", description = "changed-meanwhile")
    public Response change(
            @Parameter(description = "The version in quotes; \"0\" for the default", example = "\"0\"")
                    @HeaderParam("If-Match")
                    String ifMatch,
            RuleForm form) {
        return answer(rules.change(
                EntityTags.version(ifMatch),
                new RegisterRules.Draft(
                        form.years(),
                        form.patients(),
                        form.partiallyEdentate(),
                        form.techniques(),
                        form.preImplantMost(),
                        form.partiallyEdentateIndications())));
    }

    private static Response answer(RegisterRule rule) {
        return Response.ok(StatisticsView.RuleView.of(rule))
                .header("ETag", EntityTags.of(rule.version()))
                .build();
    }

    private static StatisticsTable.Name name(String table) {
        for (StatisticsTable.Name name : StatisticsTable.Name.values()) {
            if (name.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(table)) {
                return name;
            }
        }
        throw Problem.notFound("There is no such table.").exception();
    }

    /** Empty for JSON. */
    private static Optional<TableFormat> file(String format, boolean all) {
        if ("json".equals(format) && !all) {
            return Optional.empty();
        }
        for (TableFormat each : TableFormat.values()) {
            if (each.extension().equals(format) && (!all || each == TableFormat.XLSX)) {
                return Optional.of(each);
            }
        }
        throw Problem.invalid(
                        "?format",
                        "unknown-format",
                        all ? "All tables go into xlsx alone" : "format is csv, xlsx or json")
                .exception();
    }

    private static byte[] bytes(StatisticsTables tables, StatisticsTable.Name name, TableFormat format) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TableWriter out = format.open(bytes)) {
            if (name == null) {
                tables.write(out);
            } else {
                tables.write(name, out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static Response attached(Response.ResponseBuilder builder, String file) {
        return builder.header("Content-Disposition", "attachment; filename=\"" + file + "\"")
                .build();
    }

    /** A table's rows. */
    @Schema(name = "StatisticsRows")
    public record Rows(@Schema(description = "By column") List<Map<String, Object>> items) {}

    /** What the register asks, as it is set. */
    @Schema(name = "RegisterRuleForm")
    public record RuleForm(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "5") Integer years,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "150") Integer patients,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "75") Integer partiallyEdentate,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "35") Integer techniques,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "50") Integer preImplantMost,
            @Schema(
                            description = "Codes of the choice list 'indication'",
                            requiredMode = Schema.RequiredMode.REQUIRED,
                            example = "[\"single-tooth\", \"bounded-gap\", \"free-end\"]")
                    List<String> partiallyEdentateIndications) {}
}
