package org.alveolus.registry.internal.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.StreamingOutput;
import org.alveolus.api.Allow;
import org.alveolus.registry.internal.leaving.OwnRecords;
import org.alveolus.registry.internal.leaving.OwnRecords.Asked;
import org.alveolus.registry.internal.persistence.OwnRecordsEntity.State;
import org.alveolus.registry.internal.table.TableFormat;

/** A practitioner's own records and statistics to take along (R12). */
@Path("own-records")
@Produces("application/json")
@Consumes("application/json")
@Tag(name = "Registry")
public final class OwnRecordsResource {

    private final OwnRecords records;

    OwnRecordsResource(OwnRecords records) {
        this.records = records;
    }

    @GET
    @Allow(Allow.Who.SIGNED_IN)
    @Operation(summary = "The records that the caller asked for", description = "The latest first, 50 at most.")
    public OwnRecordsList all() {
        return new OwnRecordsList(
                OwnRecords.allowed(), records.all().stream().map(View::of).toList());
    }

    @POST
    @Allow(Allow.Who.SIGNED_IN)
    @Operation(
            summary = "Ask for the own records",
            description =
                    "All treatments of the institution in which the caller is the practitioner, with follow-up, and their statistics, as JSON"
                            + " and XLSX. Needs the task export-own-records. They are made by a job; ask for them again until they are ready.")
    @ApiResponse(responseCode = "201", description = "Asked for")
    @ApiResponse(responseCode = "409", description = "already-asked")
    public Response ask(OwnRecordsForm form) {
        Locale language = Optional.ofNullable(Languages.parse(form.language())).orElse(Locale.ENGLISH);
        Asked asked = records.ask(language);
        return Response.created(URI.create("/api/registry/own-records/" + asked.id()))
                .entity(View.of(asked))
                .build();
    }

    @GET
    @Path("{id}")
    @Allow(Allow.Who.SIGNED_IN)
    @Operation(summary = "What became of records that the caller asked for")
    public View one(@PathParam("id") UUID id) {
        return View.of(records.get(id));
    }

    @GET
    @Path("{id}/files/{format}")
    @Produces({"application/json", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"})
    @Allow(Allow.Who.SIGNED_IN)
    @Operation(
            summary = "A file of the own records",
            description =
                    "For whoever asked for them, within 24 hours after they were ready. Written to the audit log with its SHA-256.")
    @ApiResponse(responseCode = "200", description = "The file")
    @ApiResponse(responseCode = "409", description = "not-ready: not yet, or not any more")
    public Response file(@PathParam("id") UUID id, @Parameter(example = "xlsx") @PathParam("format") String format) {
        OwnRecords.File file = records.fetch(id, format);
        boolean workbook = TableFormat.XLSX.extension().equals(file.format());
        StreamingOutput content = out -> records.write(id, file.format(), out);
        return Response.ok(content, workbook ? TableFormat.XLSX.mediaType() : "application/json")
                .header("Content-Disposition", "attachment; filename=\"own-records." + file.format() + "\"")
                .build();
    }

    /** In which language the workbook's words are. */
    @Schema(name = "OwnRecordsForm")
    public record OwnRecordsForm(@Schema(description = "en, nl or de", example = "nl") String language) {}

    /** What was asked for. */
    @Schema(name = "OwnRecordsList")
    public record OwnRecordsList(
            @Schema(description = "Whether the caller was granted the task export-own-records") boolean allowed,
            List<View> items) {}

    /** Records that were asked for. */
    @Schema(name = "OwnRecords")
    public record View(
            UUID id,
            State state,
            Instant askedAt,
            Instant readyAt,
            @Schema(description = "When the files are deleted; left out unless they are ready") Instant expiresAt,
            @Schema(description = "Treatments; 0 before they were counted") int total,
            @Schema(description = "How many of them are done") int done,
            List<FileView> files) {

        static View of(Asked asked) {
            return new View(
                    asked.id(),
                    asked.state(),
                    asked.askedAt(),
                    asked.readyAt(),
                    asked.expiresAt(),
                    asked.total(),
                    asked.done(),
                    asked.files().stream()
                            .map(file -> new FileView(file.format(), file.size(), file.sha256()))
                            .toList());
        }
    }

    /** A file. */
    @Schema(name = "OwnRecordsFile")
    public record FileView(
            @Schema(example = "xlsx") String format,
            @Schema(description = "Bytes") long size,
            @Schema(description = "Hexadecimal") String sha256) {}
}
