package org.alveolus.console.internal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import javax.servlet.ServletOutputStream;
import javax.servlet.WriteListener;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.alveolus.spi.console.ConsolePage;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.Version;

/** Just enough of a framework and a servlet container to stand in for them. */
final class Fakes {

    private Fakes() {}

    @SuppressWarnings("unchecked")
    private static <T> T fake(Class<T> type, Map<String, java.util.function.Function<Object[], Object>> methods) {
        return (T) Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
            var answer = methods.get(method.getName());
            if (answer != null) {
                return answer.apply(arguments);
            }
            return switch (method.getName()) {
                case "equals" -> proxy == arguments[0];
                case "hashCode" -> System.identityHashCode(proxy);
                case "toString" -> type.getSimpleName();
                default -> throw new UnsupportedOperationException(method.toString());
            };
        });
    }

    /** A bundle with these files. */
    static Bundle bundle(String symbolicName, Map<String, String> files) {
        Map<String, String> sorted = new TreeMap<>(files);
        return fake(
                Bundle.class,
                Map.of(
                        "getSymbolicName", arguments -> symbolicName,
                        "getVersion", arguments -> Version.valueOf("1.0.0"),
                        "getState", arguments -> Bundle.ACTIVE,
                        "getEntry",
                                arguments -> sorted.containsKey((String) arguments[0])
                                        ? url((String) arguments[0], sorted.get(arguments[0]))
                                        : null,
                        "findEntries",
                                arguments -> Collections.enumeration(sorted.entrySet().stream()
                                        .filter(file -> file.getKey().startsWith((String) arguments[0]))
                                        .map(file -> url(file.getKey(), file.getValue()))
                                        .toList()),
                        "getEntryPaths",
                                arguments ->
                                        Collections.enumeration(children(sorted.keySet(), (String) arguments[0]))));
    }

    private static Set<String> children(Set<String> paths, String folder) {
        Set<String> children = new LinkedHashSet<>();
        for (String path : paths) {
            if (path.startsWith(folder)) {
                int slash = path.indexOf('/', folder.length());
                children.add(slash < 0 ? path : path.substring(0, slash + 1));
            }
        }
        return children;
    }

    private static URL url(String path, String content) {
        try {
            return new URL("bundle", "1", 0, '/' + path, new URLStreamHandler() {
                @Override
                protected URLConnection openConnection(URL url) {
                    return new URLConnection(url) {
                        @Override
                        public void connect() {
                            // its content is at hand
                        }

                        @Override
                        public InputStream getInputStream() {
                            return new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8));
                        }
                    };
                }
            });
        } catch (MalformedURLException e) {
            throw new UncheckedIOException(e);
        }
    }

    static BundleContext context(Bundle... bundles) {
        return fake(
                BundleContext.class,
                Map.of(
                        "addBundleListener", arguments -> null,
                        "removeBundleListener", arguments -> null,
                        "getBundles", arguments -> bundles));
    }

    @SuppressWarnings("unchecked")
    static ServiceReference<ConsolePage> reference(Bundle bundle, int ranking) {
        return fake(
                ServiceReference.class,
                Map.of(
                        "getBundle", arguments -> bundle,
                        "getProperty", arguments -> ranking,
                        "compareTo",
                                arguments -> Integer.compare(
                                        ranking, (Integer) ((ServiceReference<?>) arguments[0]).getProperty("r"))));
    }

    static ConsolePage page(String id, int order) {
        return page(id, order, id + ".js");
    }

    static ConsolePage page(String id, int order, String module) {
        return fake(
                ConsolePage.class,
                Map.of(
                        "id", arguments -> id,
                        "order", arguments -> order,
                        "icon", arguments -> "box-seam",
                        "module", arguments -> module,
                        "element", arguments -> "alveolus-" + id,
                        "requires", arguments -> "stock",
                        "scanPath", arguments -> "add",
                        "searchPath", arguments -> ""));
    }

    /** The console's own folder, small. */
    static Folder console() {
        return Folder.of(
                "org.alveolus.console",
                Map.of(
                        "index.html",
                                bytes(
                                        "<script type=\"importmap\">{importmap}</script>{preloads}<script src=\"{console}/shell.js\">"),
                        "shell.js", bytes("import 'alveolus'; // " + "x".repeat(500)),
                        "lib/index.js", bytes("export const one = 1;")));
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** What a servlet answered. */
    static final class Answer {
        int status = 200;
        final Map<String, String> headers = new HashMap<>();
        final ByteArrayOutputStream body = new ByteArrayOutputStream();

        String text() {
            try {
                byte[] bytes = body.toByteArray();
                return "gzip".equals(headers.get("Content-Encoding"))
                        ? new String(
                                new GZIPInputStream(new ByteArrayInputStream(bytes)).readAllBytes(),
                                StandardCharsets.UTF_8)
                        : new String(bytes, StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Asks the servlet mapped to {@code /console/*}. */
    static Answer ask(ConsoleServlet servlet, String method, String path, String... headers) throws IOException {
        Map<String, String> sent = new HashMap<>();
        for (int i = 0; i < headers.length; i += 2) {
            sent.put(headers[i], headers[i + 1]);
        }
        Answer answer = new Answer();
        HttpServletRequest request = fake(
                HttpServletRequest.class,
                Map.of(
                        "getMethod", arguments -> method,
                        "getServletPath", arguments -> "/console",
                        "getPathInfo",
                                arguments -> path.equals("/console") ? null : path.substring("/console".length()),
                        "getHeader", arguments -> sent.get(arguments[0])));
        ServletOutputStream out = new ServletOutputStream() {
            @Override
            public boolean isReady() {
                return true;
            }

            @Override
            public void setWriteListener(WriteListener listener) {
                throw new UnsupportedOperationException();
            }

            @Override
            public void write(int one) {
                answer.body.write(one);
            }
        };
        HttpServletResponse response = fake(
                HttpServletResponse.class,
                Map.of(
                        "setStatus", arguments -> answer.status = (Integer) arguments[0],
                        "getStatus", arguments -> answer.status,
                        "setHeader", arguments -> answer.headers.put((String) arguments[0], (String) arguments[1]),
                        "setContentType", arguments -> answer.headers.put("Content-Type", (String) arguments[0]),
                        "setContentLength",
                                arguments -> answer.headers.put("Content-Length", String.valueOf(arguments[0])),
                        "getOutputStream", arguments -> out));
        servlet.service(request, response);
        return answer;
    }
}
