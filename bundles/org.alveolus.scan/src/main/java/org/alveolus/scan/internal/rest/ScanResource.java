package org.alveolus.scan.internal.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import javax.ws.rs.Consumes;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.MediaType;
import org.alveolus.api.Allow;
import org.alveolus.api.BodyLimit;
import org.alveolus.api.Level;
import org.alveolus.api.Modules;
import org.alveolus.api.Problem;
import org.alveolus.api.scan.ScanService;
import org.apache.cxf.jaxrs.ext.multipart.Attachment;
import org.apache.cxf.jaxrs.ext.multipart.MultipartBody;

/** Reads scans. */
@Path("")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Scanning")
public final class ScanResource {

    private static final int MAXIMUM_IMAGE_BYTES = 20 * 1024 * 1024;

    private final ScanService scans;

    ScanResource(ScanService scans) {
        this.scans = scans;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Allow(module = Modules.SCAN, level = Level.VIEW)
    @Operation(summary = "Read the text of a scanner", description = "Changes nothing.")
    @ApiResponse(
            responseCode = "200",
            description = "What was read, with findings where something is wrong or doubtful",
            content = @Content(schema = @Schema(implementation = ScanJson.class)))
    @ApiResponse(responseCode = "422", description = "Nothing can be read; the problem has the member 'findings'")
    public ScanJson read(ScanRequest request) {
        return ScanJson.of(scans.read(request.text()));
    }

    @POST
    @Path("image")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @BodyLimit(MAXIMUM_IMAGE_BYTES + 64 * 1024)
    @Allow(module = Modules.SCAN, level = Level.VIEW)
    @Operation(summary = "Read all symbols of a PNG or JPEG image", description = "Changes nothing.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.MULTIPART_FORM_DATA,
                            schema = @Schema(implementation = ImageForm.class)))
    @ApiResponse(
            responseCode = "200",
            description = "The symbols in reading order; none when the image holds no symbol",
            content = @Content(schema = @Schema(implementation = ScansJson.class)))
    public ScansJson readImage(MultipartBody body) {
        return new ScansJson(
                scans.readImage(image(body)).stream().map(ScanJson::of).toList());
    }

    private static byte[] image(MultipartBody body) {
        Attachment part = body.getAttachment("image");
        if (part == null) {
            throw Problem.invalid("/image", "required", "The form has no part named 'image'.")
                    .exception();
        }
        try (InputStream stream = part.getDataHandler().getInputStream()) {
            byte[] bytes = stream.readNBytes(MAXIMUM_IMAGE_BYTES + 1);
            if (bytes.length > MAXIMUM_IMAGE_BYTES) {
                throw Problem.of("too-large", 413, "Too large", "An image has at most 20 MiB.")
                        .exception();
            }
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The answer to an image. */
    @Schema(name = "Scans")
    public record ScansJson(List<ScanJson> scans) {}

    /** The form of an image, for the description of the interface. */
    @Schema(name = "ImageForm")
    record ImageForm(
            @Schema(type = "string", format = "binary", description = "A PNG or JPEG, at most 20 MiB") String image) {}
}
