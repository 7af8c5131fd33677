package org.alveolus.console.internal;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.servlet.Servlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardServletName;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/**
 * Serves the console:
 *
 * <ul>
 *   <li>{@code /console/files/<bundle>/<hash>/...} are the files of a bundle's folder {@code console/}, kept by browsers for ever;
 *   <li>{@code /console/lib/<name>/<version>/...} are the files of a WebJar, kept for ever;
 *   <li>{@code /console/pages.json} is the list of pages;
 *   <li>everything else below {@code /console} is the one HTML document, with status 404 when its first step names no page.
 * </ul>
 */
@Component(service = Servlet.class)
@HttpWhiteboardServletName("alveolus-console")
@HttpWhiteboardServletPattern("/console/*")
public final class ConsoleServlet extends HttpServlet {

    /** Where the console begins. */
    static final String ROOT = "/console/";

    private static final String FOR_EVER = "public, max-age=31536000, immutable";
    private static final String ASK_EACH_TIME = "no-cache";

    private final transient Pages pages;
    private final transient WebJars libraries;
    private final transient Shell shell;

    @Activate
    public ConsoleServlet(@Reference Pages pages, @Reference WebJars libraries) {
        this.pages = pages;
        this.libraries = libraries;
        this.shell = new Shell(pages.console(), libraries);
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        protect(response);
        String method = request.getMethod();
        if (!method.equals("GET") && !method.equals("HEAD")) {
            response.setHeader("Allow", "GET, HEAD");
            refuse(response, HttpServletResponse.SC_METHOD_NOT_ALLOWED);
            return;
        }
        String path = request.getServletPath()
                + Optional.ofNullable(request.getPathInfo()).orElse("");
        List<String> steps = List.of(path.substring(1).split("/", -1));
        String first = steps.size() > 1 ? steps.get(1) : "";
        switch (first) {
            case "files", "lib" -> send(request, response, file(steps), FOR_EVER);
            case "pages.json" -> send(
                    request, response, steps.size() == 2 ? Optional.of(pages.list()) : Optional.empty(), ASK_EACH_TIME);
            default -> {
                response.setHeader("Content-Security-Policy", shell.policy());
                if (!first.isEmpty() && !pages.has(first)) {
                    response.setStatus(HttpServletResponse.SC_NOT_FOUND);
                }
                send(request, response, Optional.of(shell.document()), ASK_EACH_TIME);
            }
        }
    }

    /** {@code console/files/<bundle>/<hash>/<path>} or {@code console/lib/<name>/<version>/<path>}. */
    private Optional<StaticFile> file(List<String> steps) {
        if (steps.size() < 5) {
            return Optional.empty();
        }
        String name = steps.get(2);
        String version = steps.get(3);
        String path = String.join("/", steps.subList(4, steps.size()));
        return steps.get(1).equals("lib")
                ? libraries.file(name, version, path)
                : pages.folder(name, version).flatMap(folder -> folder.file(path));
    }

    private static void send(
            HttpServletRequest request, HttpServletResponse response, Optional<StaticFile> found, String caching)
            throws IOException {
        if (found.isEmpty()) {
            refuse(response, HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        StaticFile file = found.get();
        boolean compressed = file.compressed() != null && takesGzip(request.getHeader("Accept-Encoding"));
        String tag = '"' + file.tag() + (compressed ? "-gz\"" : "\"");
        response.setHeader("ETag", tag);
        response.setHeader("Cache-Control", caching);
        response.setHeader("Vary", "Accept-Encoding");
        if (response.getStatus() == HttpServletResponse.SC_OK && matches(request.getHeader("If-None-Match"), tag)) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        byte[] body = compressed ? file.compressed() : file.content();
        if (compressed) {
            response.setHeader("Content-Encoding", "gzip");
        }
        response.setContentType(file.type());
        response.setContentLength(body.length);
        if (request.getMethod().equals("GET")) {
            response.getOutputStream().write(body);
        }
    }

    private static void refuse(HttpServletResponse response, int status) {
        response.setStatus(status);
        response.setHeader("Cache-Control", "no-store");
        response.setContentLength(0);
    }

    private static void protect(HttpServletResponse response) {
        response.setHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("Referrer-Policy", "same-origin");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        response.setHeader("Permissions-Policy", "camera=(self), microphone=(), geolocation=(), payment=(), usb=()");
    }

    /** RFC 9110, 12.5.3: gzip is named and not given the weight 0. */
    private static boolean takesGzip(String header) {
        if (header == null) {
            return false;
        }
        for (String coding : header.toLowerCase(Locale.ROOT).split(",")) {
            String[] parts = coding.split(";");
            if (parts[0].strip().equals("gzip")) {
                return parts.length == 1 || !parts[1].strip().matches("q=0(\\.0{0,3})?");
            }
        }
        return false;
    }

    private static boolean matches(String header, String tag) {
        if (header == null) {
            return false;
        }
        for (String each : header.split(",")) {
            String known = each.strip().replaceFirst("^W/", "");
            if (known.equals(tag) || known.equals("*")) {
                return true;
            }
        }
        return false;
    }
}
