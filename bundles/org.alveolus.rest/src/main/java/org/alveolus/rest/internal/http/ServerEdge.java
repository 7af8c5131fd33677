package org.alveolus.rest.internal.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import javax.servlet.ServletException;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.alveolus.rest.internal.json.Json;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

/**
 * What is done for REST before any servlet is found: an application's own address needs no slash at its end, where the
 * container would send a redirect that turns a POST into a GET; and what the container refuses by itself (a malformed
 * request line, a header that is too long) is told as a problem.
 */
@Component(service = HttpConfiguration.Customizer.class)
public final class ServerEdge implements HttpConfiguration.Customizer {

    private static final String ROOT = "/api";

    private volatile Server server;
    private volatile ErrorHandler before;

    @Override
    public void customize(Connector connector, HttpConfiguration configuration, Request request) {
        if (server == null) {
            take(connector.getServer());
        }
        String path = request.getPathInfo();
        if (isApplication(path)) {
            request.setPathInfo(path + "/");
        }
    }

    /** {@code /api} or {@code /api/<word>}. */
    private static boolean isApplication(String path) {
        return path != null
                && path.startsWith(ROOT)
                && (path.length() == ROOT.length()
                        || path.charAt(ROOT.length()) == '/'
                                && path.length() > ROOT.length() + 1
                                && path.indexOf('/', ROOT.length() + 1) < 0);
    }

    private synchronized void take(Server found) {
        if (server == null) {
            before = found.getErrorHandler();
            found.setErrorHandler(new ProblemHandler());
            server = found;
        }
    }

    @Deactivate
    synchronized void giveBack() {
        if (server != null && server.getErrorHandler() instanceof ProblemHandler) {
            server.setErrorHandler(before);
        }
    }

    /** Tells what the container refuses as a problem. */
    private static final class ProblemHandler extends ErrorHandler {

        private final Json json = new Json();

        @Override
        public ByteBuffer badMessageError(int status, String reason, HttpFields fields) {
            fields.put(HttpHeader.CONTENT_TYPE, Problems.CONTENT_TYPE);
            fields.put(HttpHeader.CACHE_CONTROL, "no-store");
            return ByteBuffer.wrap(problem(status));
        }

        @Override
        public void handle(String target, Request base, HttpServletRequest request, HttpServletResponse response)
                throws IOException, ServletException {
            String address = String.valueOf(base.getRequestURI());
            if (!address.equals(ROOT) && !address.startsWith(ROOT + "/")) {
                super.handle(target, base, request, response);
                return;
            }
            base.setHandled(true);
            byte[] body = problem(response.getStatus());
            response.setContentType(Problems.CONTENT_TYPE);
            response.setHeader("Cache-Control", "no-store");
            response.setContentLength(body.length);
            response.getOutputStream().write(body);
        }

        private byte[] problem(int status) {
            String title = String.valueOf(HttpStatus.getMessage(status));
            String type = title.toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", "-");
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("type", "/problems/" + type);
            document.put("title", title);
            document.put("status", status);
            return json.write(document);
        }
    }
}
