package org.alveolus.console.internal;

import javax.servlet.Servlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardServletName;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/** Leads from the server's bare address to the console; every other address that nobody serves is not found. */
@Component(service = Servlet.class)
@HttpWhiteboardServletName("alveolus-welcome")
@HttpWhiteboardServletPattern("/")
public final class WelcomeServlet extends HttpServlet {

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) {
        response.setHeader("Cache-Control", "no-cache");
        response.setHeader("X-Content-Type-Options", "nosniff");
        if (request.getRequestURI().equals("/")) {
            response.setStatus(HttpServletResponse.SC_FOUND);
            response.setHeader("Location", ConsoleServlet.ROOT);
        } else {
            response.setStatus(HttpServletResponse.SC_NOT_FOUND);
        }
        response.setContentLength(0);
    }
}
