package org.alveolus.registry.internal.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import javax.ws.rs.Consumes;
import javax.ws.rs.DELETE;
import javax.ws.rs.DefaultValue;
import javax.ws.rs.GET;
import javax.ws.rs.HeaderParam;
import javax.ws.rs.POST;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.StreamingOutput;
import org.alveolus.api.Allow;
import org.alveolus.api.BodyLimit;
import org.alveolus.api.EntityTags;
import org.alveolus.api.Level;
import org.alveolus.api.Modules;
import org.alveolus.api.Page;
import org.alveolus.api.Problem;
import org.alveolus.registry.internal.rest.ImportViews.AnswersForm;
import org.alveolus.registry.internal.rest.ImportViews.FaultView;
import org.alveolus.registry.internal.rest.ImportViews.KeptView;
import org.alveolus.registry.internal.rest.ImportViews.QuestionView;
import org.alveolus.registry.internal.rest.ImportViews.RunForm;
import org.alveolus.registry.internal.rest.ImportViews.SettingsForm;
import org.alveolus.registry.internal.rest.ImportViews.View;
import org.alveolus.registry.internal.table.TableFormat;
import org.alveolus.registry.internal.transfer.ImportFiles;
import org.alveolus.registry.internal.transfer.ImportTexts;
import org.alveolus.registry.internal.transfer.Imports;
import org.alveolus.registry.internal.transfer.RefusedRows;

/** Earlier records that come in as files. */
@Path("imports")
@Produces("application/json")
@Consumes("application/json")
@Tag(name = "Registry")
public final class ImportResource {

    private static final int MAXIMUM_ANSWERS = 2000;
    private static final String AT_WORK =
            "import-at-work: another import of the institution is worked on; not-open: this one is, or it"
                    + " has ended";

    private final Imports imports;
    private final ImportFiles files;
    private final ImportTexts texts;
    private final RefusedRows refused;

    ImportResource(Imports imports, ImportFiles files, ImportTexts texts, RefusedRows refused) {
        this.imports = imports;
        this.files = files;
        this.texts = texts;
        this.refused = refused;
    }

    @GET
    @Allow(module = Modules.REGISTRY, level = Level.EDIT)
    @Operation(summary = "Imports, the latest first", description = "Of the locations where the caller may record.")
    public Page<View> list(@QueryParam("cursor") String cursor, @QueryParam("limit") @DefaultValue("50") int limit) {
        return imports.list(new Page.Request(cursor, limit)).map(View::of);
    }

    @POST
    @Consumes("application/octet-stream")
    @Allow(module = Modules.REGISTRY, level = Level.EDIT)
    @BodyLimit(ImportFiles.MAXIMUM_SIZE)
    @Operation(
            summary = "Take in a file",
            description =
                    "CSV in any usual encoding and with any usual delimiter, or XLSX. What it is and what its columns mean is"
                            + " proposed; as soon as the columns for patient number, date of surgery and practitioner are known, all rows are"
                            + " checked. Nothing is recorded yet.")
    @ApiResponse(
            responseCode = "201",
            description = "Taken in",
            headers = {@Header(name = "Location"), @Header(name = "ETag")},
            content = @Content(schema = @Schema(implementation = View.class)))
    @ApiResponse(responseCode = "409", description = AT_WORK)
    @ApiResponse(
            responseCode = "422",
            description =
                    "file-damaged, file-kind, file-unpacks-too-large, too-many-rows, too-many-columns, no-sheet, no-headings")
    public Response take(
            @Parameter(description = "Name of the file", required = true, example = "implants.csv") @QueryParam("name")
                    String name,
            @RequestBody(required = true, content = @Content(schema = @Schema(type = "string", format = "binary")))
                    InputStream file) {
        Imports.View taken = files.take(name, file);
        return answer(
                Response.status(201)
                        .location(URI.create(
                                "/api/registry/imports/" + taken.row().id())),
                taken);
    }

    @GET
    @Path("{id}")
    @Allow(module = Modules.REGISTRY, level = Level.EDIT)
    @Operation(summary = "An import", description = "Shows values of the file; written to the audit log.")
    @ApiResponse(
            responseCode = "200",
            headers = @Header(name = "ETag"),
            content = @Content(schema = @Schema(implementation = View.class)))
    public Response get(@PathParam("id") UUID id) {
        return answer(Response.ok(), imports.get(id));
    }

    @GET
    @Path("{id}/progress")
    @Allow(module = Modules.REGISTRY, level = Level.EDIT)
    @Operation(summary = "How far an import is", description = "Without its columns.")
    @ApiResponse(
            responseCode = "200",
            headers = @Header(name = "ETag"),
            content = @Content(schema = @Schema(implementation = View.class)))
    public Response progress(@PathParam("id") UUID id) {
        return answer(Response.ok(), imports.progress(id));
    }

    @PUT
    @Path("{id}")
    @Allow(module = Modules.REGISTRY, level = Level.EDIT)
    @Operation(summary = "Say how the file is to be read", description = "All rows are checked again.")
    @ApiResponse(
            responseCode = "200",
            headers = @Header(name = "ETag"),
            content = @Content(schema = @Schema(implementation = View.class)))
    @ApiResponse(responseCode = "409", description = AT_WORK)
    @ApiResponse(responseCode = "412", description = "changed-meanwhile")
    public Response configure(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, SettingsForm settings) {
        return answer(Response.ok(), files.configure(id, EntityTags.version(ifMatch), settings.settings()));
    }

    @GET
    @Path("{id}/questions")
    @Allow(module = Modules.REGISTRY, level = Level.EDIT)
    @Operation(summary = "Texts of the file that name nothing known")
    public Page<QuestionView> questions(@PathParam("id") UUID id) {
        return new Page<>(texts.questions(id).stream().map(QuestionView::of).toList(), null);
    }

    @PUT
    @Path("{id}/answers")
    @Allow(module = Modules.REGISTRY, level = Level.EDIT)
    @Operation(
            summary = "Say what texts of the file mean",
            description = "Remembered for later files. All rows are checked again.")
    @ApiResponse(
            responseCode = "200",
            headers = @Header(name = "ETag"),
            content = @Content(schema = @Schema(implementation = View.class)))
    @ApiResponse(responseCode = "409", description = AT_WORK)
    @ApiResponse(responseCode = "412", description = "changed-meanwhile")
    public Response answer(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, AnswersForm form) {
        long version = EntityTags.version(ifMatch);
        Problem.Faults faults = new Problem.Faults().required("/answers", form.answers());
        faults.refuse();
        if (form.answers().size() > MAXIMUM_ANSWERS) {
            faults.add("/answers", "too-many", "At most " + MAXIMUM_ANSWERS + " are allowed");
        }
        for (int i = 0; i < form.answers().size(); i++) {
            faults.required("/answers/" + i, form.answers().get(i));
        }
        faults.refuse();
        List<ImportTexts.Reply> replies = form.answers().stream()
                .map(answer -> new ImportTexts.Reply(answer.field(), answer.text(), answer.act(), answer.target()))
                .toList();
        return answer(Response.ok(), texts.answer(id, version, replies));
    }

    @GET
    @Path("{id}/faults")
    @Allow(module = Modules.REGISTRY, level = Level.EDIT)
    @Operation(summary = "The first thousand faults, by row", description = "Written to the audit log.")
    public Page<FaultView> faults(@PathParam("id") UUID id) {
        return new Page<>(refused.faults(id).stream().map(FaultView::of).toList(), null);
    }

    @GET
    @Path("{id}/refused-rows")
    @Produces({"text/csv", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "application/json"})
    @Allow(module = Modules.REGISTRY, level = Level.EDIT)
    @Operation(
            summary = "The rows that cannot be imported, as a file",
            description =
                    "With a last column that says why. Mended, it can be taken in. Until 90 days after the import ended."
                            + " Written to the audit log.")
    @ApiResponse(responseCode = "409", description = "refused-rows-gone: that time is over")
    public Response refused(
            @PathParam("id") UUID id,
            @Parameter(example = "xlsx") @QueryParam("format") @DefaultValue("csv") TableFormat format,
            @Parameter(description = "en, nl or de", example = "nl") @QueryParam("language") String language) {
        Locale reader = Optional.ofNullable(Languages.parse(language)).orElse(Locale.ENGLISH);
        refused.check(id);
        return file(format, "refused-rows", out -> refused.write(id, format, reader, out));
    }

    @POST
    @Path("{id}/run")
    @Allow(module = Modules.REGISTRY, level = Level.EDIT)
    @Operation(
            summary = "Record what was checked",
            description =
                    "In the background; nobody sees any of it before all of it is recorded. It goes on by itself when the server"
                            + " is restarted.")
    @ApiResponse(
            responseCode = "200",
            headers = @Header(name = "ETag"),
            content = @Content(schema = @Schema(implementation = View.class)))
    @ApiResponse(responseCode = "409", description = "not-checked, rows-at-fault; " + AT_WORK)
    @ApiResponse(responseCode = "412", description = "changed-meanwhile")
    public Response run(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, RunForm form) {
        return answer(
                Response.ok(), imports.run(id, EntityTags.version(ifMatch), Boolean.TRUE.equals(form.goodRowsOnly())));
    }

    @POST
    @Path("{id}/undo")
    @Allow(module = Modules.REGISTRY, level = Level.DELETE)
    @Operation(
            summary = "Delete what an import recorded",
            description =
                    "But for treatments that were changed since. Patients whom it added and to whom nothing else refers go too.")
    @ApiResponse(
            responseCode = "200",
            headers = @Header(name = "ETag"),
            content = @Content(schema = @Schema(implementation = View.class)))
    @ApiResponse(responseCode = "409", description = "not-done; " + AT_WORK)
    @ApiResponse(responseCode = "412", description = "changed-meanwhile")
    public Response undo(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch) {
        return answer(Response.ok(), imports.undo(id, EntityTags.version(ifMatch)));
    }

    @GET
    @Path("{id}/kept")
    @Allow(module = Modules.REGISTRY, level = Level.EDIT)
    @Operation(summary = "Treatments that undoing left, because they were changed since")
    public Page<KeptView> kept(@PathParam("id") UUID id) {
        return new Page<>(imports.kept(id).stream().map(KeptView::of).toList(), null);
    }

    @DELETE
    @Path("{id}")
    @Allow(module = Modules.REGISTRY, level = Level.EDIT)
    @Operation(summary = "Throw away a file that was not imported")
    @ApiResponse(responseCode = "204", description = "Thrown away")
    @ApiResponse(responseCode = "409", description = AT_WORK)
    @ApiResponse(responseCode = "412", description = "changed-meanwhile")
    public Response discard(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch) {
        imports.discard(id, EntityTags.version(ifMatch));
        return Response.noContent().build();
    }

    private static Response answer(Response.ResponseBuilder builder, Imports.View view) {
        return builder.header("ETag", EntityTags.of(view.row().version()))
                .entity(View.of(view))
                .build();
    }

    static Response file(TableFormat format, String name, StreamingOutput content) {
        return Response.ok(content, format.mediaType())
                .header("Content-Disposition", "attachment; filename=\"" + name + "." + format.extension() + "\"")
                .build();
    }
}
