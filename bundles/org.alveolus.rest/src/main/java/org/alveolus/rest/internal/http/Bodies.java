package org.alveolus.rest.internal.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import javax.servlet.MultipartConfigElement;
import javax.servlet.ServletException;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.Part;
import org.alveolus.api.Problem;
import org.alveolus.api.ProblemException;
import org.apache.cxf.jaxrs.ext.multipart.Attachment;
import org.apache.cxf.jaxrs.ext.multipart.ContentDisposition;
import org.apache.cxf.jaxrs.ext.multipart.MultipartBody;

/** Reads the bodies of requests, never more than their limit. */
final class Bodies {

    private static final int PIECE = 8192;

    /** The container reads a form when it finds its limits here. */
    private static final String FORM_LIMITS = "org.eclipse.jetty.multipartConfig";

    private Bodies() {}

    /**
     * Reads the body of the call's route; that of another one stays unread.
     *
     * @throws ProblemException 413; 400 when it ends too early or is no form
     */
    static void read(Call call) {
        if (call.route.body() == Route.Body.NONE) {
            return;
        }
        if (call.request.getContentLengthLong() > call.route.limit()) {
            throw tooLarge(call.route.limit()).exception();
        }
        try {
            if (call.route.body() == Route.Body.PARTS) {
                readForm(call);
            } else {
                call.body = read(call.request, call.route.limit());
            }
        } catch (IOException e) {
            throw new ProblemException(
                    Problem.badRequest("The body could not be read to its end, or is not a well-formed form."), e);
        }
    }

    private static byte[] read(HttpServletRequest request, int limit) throws IOException {
        InputStream stream = request.getInputStream();
        int length = (int) Math.max(request.getContentLengthLong(), 0);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(Math.min(Math.max(length, 32), PIECE));
        byte[] piece = new byte[PIECE];
        for (int count = stream.read(piece); count >= 0; count = stream.read(piece)) {
            if (bytes.size() + count > limit) {
                throw tooLarge(limit).exception();
            }
            bytes.write(piece, 0, count);
        }
        return bytes.toByteArray();
    }

    private static void readForm(Call call) throws IOException {
        int limit = call.route.limit();
        call.request.setAttribute(FORM_LIMITS, new MultipartConfigElement("", limit, limit, limit));
        try {
            call.parts = call.request.getParts();
        } catch (ServletException e) {
            throw new IOException(e);
        } catch (IllegalStateException e) {
            throw new ProblemException(tooLarge(limit), e);
        }
    }

    private static Problem tooLarge(int limit) {
        return Problem.of("too-large", 413, "The body is too large", "At most " + limit + " bytes are taken here.");
    }

    /** The parts as CXF's type for them, each found by its name. */
    static MultipartBody form(Call call) {
        List<Attachment> attachments = new ArrayList<>();
        for (Part part : call.parts) {
            String disposition = part.getHeader("Content-Disposition");
            try {
                attachments.add(
                        new Attachment(part.getName(), part.getInputStream(), new ContentDisposition(disposition)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return new MultipartBody(attachments);
    }
}
