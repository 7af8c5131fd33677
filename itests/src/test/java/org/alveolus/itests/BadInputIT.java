package org.alveolus.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import javax.sql.DataSource;
import org.alveolus.itests.harness.AlveolusTestSupport;
import org.alveolus.itests.harness.Answer;
import org.alveolus.itests.harness.Api;
import org.alveolus.itests.harness.Clinic;
import org.alveolus.itests.routes.Estate;
import org.alveolus.itests.routes.Mutations;
import org.alveolus.itests.routes.Route;
import org.alveolus.itests.routes.Rows;
import org.junit.Before;
import org.junit.Test;

/**
 * Whatever is sent: a clear refusal, never a fault of the server, and nothing is changed. Made from the routes that OpenAPI
 * describes; one that is unknown fails. Proves F1, F3.
 */
public class BadInputIT extends AlveolusTestSupport {

    /** Each is promised within a second; the machine that tests may be busy with other things. */
    private static final Duration PROMPT = Duration.ofSeconds(10);

    private static final Set<String> OPEN = Set.of(
            "/api/sessions",
            "/api/setup",
            "/api/accounts/links",
            "/api/accounts/links/look",
            "/api/accounts/links/password",
            "/api/accounts/links/email",
            "/api/accounts/me/password",
            "/api/openapi.json",
            "/api/health/live",
            "/api/health/ready",
            "/api/metrics");

    private static final long STEADY_BYTES = 64L * 1024 * 1024;
    private static final String BOUNDARY = "proof-boundary";
    private static final ObjectMapper JSON = new ObjectMapper();

    private static Estate estate;

    private final List<String> faults = new ArrayList<>();
    private Rows rows;
    private int tried;
    private Duration slowest = Duration.ZERO;
    private String slowestRequest = "";

    /** Once for all tests: the container keeps the data. */
    @Before
    public final void aClinicIsAtWork() {
        rows = new Rows(services().await(DataSource.class, "(osgi.jndi.service.name=alveolus)"));
        if (estate == null) {
            estate = new Estate(Clinic.first(api(), "Quercus"), "Quercus");
        }
    }

    @Test
    public void everyFieldOfEveryRequestMayBeWrong() {
        for (Route route : Route.described(api())) {
            if (!"application/json".equals(route.mediaType()) || isOpen(route)) {
                continue;
            }
            JsonNode good = JSON.valueToTree(estate.body(route));
            Api person = person().with("If-Match", estate.entityTag(route));
            List<Mutations.Spoilt> spoilt = Mutations.of(good);
            Map<String, List<String>> before = contents();
            for (Mutations.Spoilt each : spoilt) {
                if (each.refused()) {
                    refused(each.what(), () -> person.send(route.method(), estate.path(route), each.body()));
                }
            }
            unchanged(route, before);
            for (Mutations.Spoilt each : spoilt) {
                if (!each.refused()) {
                    answered(each.what(), () -> person.send(route.method(), estate.path(route), each.body()));
                }
            }
        }
        report(500);
    }

    @Test
    public void everyBodyMayBeNoJson() {
        Map<String, String> bodies = new LinkedHashMap<>();
        bodies.put("empty", "");
        bodies.put("null", "null");
        bodies.put("an array", "[]");
        bodies.put("a text", "\"text\"");
        bodies.put("cut off", "{\"name\": \"a");
        bodies.put("no JSON", "<xml/>");
        bodies.put("two documents", "{} {}");
        bodies.put("a field twice", "{\"name\": \"a\", \"name\": \"b\"}");
        bodies.put("deep", "[".repeat(20_000) + "]".repeat(20_000));
        bodies.put("deep objects", "{\"a\":".repeat(20_000) + "1" + "}".repeat(20_000));
        bodies.put("a long number", "{\"length\": " + "9".repeat(100_000) + "}");
        for (Route route : Route.described(api())) {
            if ("application/json".equals(route.mediaType()) && !isOpen(route)) {
                String tag = estate.entityTag(route);
                Map<String, List<String>> before = contents();
                bodies.forEach((what, body) -> refused(
                        what, () -> person().with("If-Match", tag).send(route.method(), estate.path(route), body)));
                refused("as plain text", () -> person().with("If-Match", tag)
                        .send(route.method(), estate.path(route), "text/plain", BodyPublishers.ofString("{}")));
                unchanged(route, before);
            }
        }
        report(100);
    }

    @Test
    public void everyAddressMayBeWrong() {
        for (Route route : Route.described(api())) {
            if (isOpen(route) || route.path().startsWith("/api/sessions/current")) {
                continue;
            }
            Map<String, List<String>> before = contents();
            if (route.namesARow()) {
                for (String wrong : List.of(
                        UUID.randomUUID().toString(), "no-id", "%00", "%F0%9F%A6%B7", "x".repeat(3000), "%2e%2e%3b")) {
                    String path = route.path().replaceFirst("\\{[^}]*}", wrong).replaceAll("\\{[^}]*}", wrong);
                    Object body = route.mediaType() == null ? null : Map.of();
                    refused("a wrong row", () -> person().with("If-Match", "\"1\"")
                            .send(route.method(), path, body));
                }
            }
            if (route.method().equals("GET") && !route.namesARow()) {
                route.queries().forEach((name, format) -> queries(route, name, format));
            }
            unchanged(route, before);
        }
        report(100);
    }

    @Test
    public void everyHeaderMayBeWrong() {
        for (Route route : Route.described(api())) {
            if (isOpen(route) || route.path().startsWith("/api/sessions/current")) {
                continue;
            }
            String path = estate.path(route);
            Object body = "application/json".equals(route.mediaType()) ? estate.body(route) : null;
            Map<String, List<String>> before = contents();
            for (String wrong : List.of("no-id", UUID.randomUUID().toString(), "x".repeat(3000))) {
                refused("a wrong Practice-Location", () -> person().without("Practice-Location")
                        .with("Practice-Location", wrong)
                        .send(route.method(), path, body));
            }
            refused("a wrong token", () -> api().with("Authorization", "Bearer " + "x".repeat(200))
                    .send(route.method(), path, body));
            if (route.method().equals("PUT")) {
                for (String wrong : List.of("1", "\"\"", "\"-1\"", "\"99999999999999999999\"", "W/\"x\"", "\"4711\"")) {
                    refused("a wrong If-Match", () -> person().with("If-Match", wrong)
                            .send("PUT", path, body));
                }
            }
            unchanged(route, before);
        }
        report(100);
    }

    @Test
    public void bodiesMayBeHuge() throws IOException {
        long before = usedAfterCollection();
        Map<String, List<String>> rowsBefore = contents();
        for (String path : List.of("/api/patients", "/api/stock/items", "/api/registry/treatments", "/api/scans")) {
            assertEquals(path, 413, statusOfHuge(path, "application/json", false));
            assertEquals(path, 413, statusOfHuge(path, "application/json", true));
        }
        assertEquals(413, statusOfHuge("/api/scans/image", "multipart/form-data; boundary=" + BOUNDARY, false));
        refused("a million characters", () -> person().post("/api/scans", Map.of("text", "0".repeat(1_000_000))));
        refused("a million digits over lines", () -> person().post(
                        "/api/scans", Map.of("text", "0107630031730428\n".repeat(50_000))));
        assertEquals(List.of(), Rows.differences(rowsBefore, contents()));
        long grown = usedAfterCollection() - before;
        assertTrue("memory grew by " + grown, grown < STEADY_BYTES);
        report(2);
    }

    @Test
    public void imagesMayBeAnything() throws IOException {
        byte[] good = png(64, 64);
        long before = usedAfterCollection();
        Map<String, byte[]> parts = new LinkedHashMap<>();
        parts.put("no image", "no image".getBytes(StandardCharsets.UTF_8));
        parts.put("an empty image", new byte[0]);
        parts.put("a cut off image", Arrays.copyOf(good, good.length / 2));
        parts.put("a bomb", bomb(50_000, 50_000));
        parts.put("a bomb in one line", bomb(2_000_000_000, 1));
        parts.put("an image without size", bomb(0, 0));
        parts.forEach((what, bytes) -> refused(what, () -> image("image", bytes, true)));
        refused("another part", () -> image("picture", good, true));
        refused("cut off form", () -> image("image", good, false));
        refused("no form", () -> person().send(
                        "POST", "/api/scans/image", "multipart/form-data", BodyPublishers.ofByteArray(good)));
        refused("an image without form", () -> person().send(
                        "POST", "/api/scans/image", "image/png", BodyPublishers.ofByteArray(good)));
        assertEquals(
                "an image without symbol is fine",
                0,
                image("image", good, true).expect(200).json().path("scans").size());
        long grown = usedAfterCollection() - before;
        assertTrue("memory grew by " + grown, grown < STEADY_BYTES);
        report(8);
    }

    /** Anybody may call it; how it is protected is told by the tests of accounts. */
    private static boolean isOpen(Route route) {
        return OPEN.contains(route.path());
    }

    private void queries(Route route, String name, String format) {
        List<String> wrong = new ArrayList<>(List.of("%00", "%C3%28", "x%0Ay".repeat(900)));
        boolean refused = false;
        switch (format) {
            case "uuid", "date", "date-time", "int32", "int64", "integer", "boolean" -> {
                wrong.addAll(List.of("yesterday", "2026-02-30", "99999999999999999999", "-0.5"));
                refused = true;
            }
            default -> wrong.addAll(List.of("%25", "'%20or%201=1--", "x".repeat(4000)));
        }
        if (name.equals("cursor")) {
            refused = true;
        }
        for (String value : wrong) {
            String path = estate.path(route) + "?" + name + "=" + value;
            if (refused && !value.equals("%C3%28")) {
                refused("a wrong " + name, () -> person().get(path));
            } else {
                answered("a strange " + name, () -> person().get(path));
            }
        }
    }

    private void refused(String what, Supplier<Answer> request) {
        Answer answer = answered(what, request);
        if (answer.status() < 400) {
            faults.add(answer.request() + ", " + what + ": " + answer.status() + " " + answer.body());
        }
    }

    private Answer answered(String what, Supplier<Answer> request) {
        long begun = System.nanoTime();
        Answer answer = request.get();
        Duration took = Duration.ofNanos(System.nanoTime() - begun);
        tried++;
        if (took.compareTo(slowest) > 0) {
            slowest = took;
            slowestRequest = answer.request() + ", " + what;
        }
        String name = answer.request() + ", " + what + ": " + answer.status() + " " + answer.body();
        if (answer.status() >= 500) {
            faults.add(name);
        } else if (answer.status() >= 400 && !isProblem(answer)) {
            faults.add("No problem document: " + name);
        }
        if (took.compareTo(PROMPT) > 0) {
            faults.add(name + " took " + took);
        }
        return answer;
    }

    private static boolean isProblem(Answer answer) {
        String type = answer.header("Content-Type");
        if (type == null || !type.startsWith("application/problem+json")) {
            return false;
        }
        JsonNode problem = answer.json();
        return problem.path("type").isTextual()
                && problem.path("title").isTextual()
                && problem.path("status").asInt() == answer.status()
                && !answer.body().contains("java.")
                && !answer.body().contains("Exception");
    }

    private Map<String, List<String>> contents() {
        Map<String, List<String>> contents = rows.of(estate.clinic().institution());
        contents.remove("audit_line");
        return contents;
    }

    private void unchanged(Route route, Map<String, List<String>> before) {
        Rows.differences(before, contents()).forEach(difference -> faults.add(route + " changed " + difference));
    }

    private void report(int least) {
        System.out.println("Bad input: " + tried + " requests, slowest " + slowest.toMillis() + " ms ("
                + shortened(slowestRequest) + "), " + faults.size() + " faults");
        assertEquals(
                String.join("\n", faults.stream().map(BadInputIT::shortened).toList()), 0, faults.size());
        assertTrue("only " + tried, tried >= least);
    }

    private static String shortened(String text) {
        return text.length() < 600 ? text : text.substring(0, 600) + "...";
    }

    private Api person() {
        return estate.clinic().administrator();
    }

    private Answer image(String part, byte[] bytes, boolean whole) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + part
                        + "\"; filename=\"a.png\"\r\nContent-Type: image/png\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(whole ? bytes : Arrays.copyOf(bytes, bytes.length / 2));
        if (whole) {
            body.writeBytes(("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
        }
        BodyPublisher publisher = BodyPublishers.ofByteArray(body.toByteArray());
        return person().send("POST", "/api/scans/image", "multipart/form-data; boundary=" + BOUNDARY, publisher);
    }

    private static byte[] png(int width, int height) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY), "png", bytes);
        return bytes.toByteArray();
    }

    /** A good small image that claims to be another size. */
    private static byte[] bomb(int width, int height) throws IOException {
        byte[] bytes = png(8, 8);
        ByteBuffer header = ByteBuffer.wrap(bytes);
        header.putInt(16, width).putInt(20, height);
        CRC32 check = new CRC32();
        check.update(bytes, 12, 17);
        header.putInt(29, (int) check.getValue());
        return bytes;
    }

    /** The status that 100 MB are answered with; a server that refuses at once does not wait for them all. */
    private int statusOfHuge(String path, String contentType, boolean chunked) throws IOException {
        String token = person().authorization();
        try (Socket socket = new Socket(uri().getHost(), uri().getPort())) {
            socket.setSoTimeout((int) PROMPT.toMillis());
            OutputStream out = socket.getOutputStream();
            out.write(("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: " + token
                            + "\r\nPractice-Location: " + estate.clinic().location() + "\r\nContent-Type: "
                            + contentType
                            + "\r\n"
                            + (chunked ? "Transfer-Encoding: chunked" : "Content-Length: " + 100 * 1024 * 1024)
                            + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            byte[] part = new byte[64 * 1024];
            Arrays.fill(part, (byte) ' ');
            int parts = chunked ? 17 : 1;
            for (int i = 0; i < parts; i++) {
                if (chunked) {
                    out.write((Integer.toHexString(part.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
                }
                out.write(part);
                if (chunked) {
                    out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
                }
            }
            out.flush();
            String status = new BufferedReader(
                            new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
                    .readLine();
            return status == null ? 0 : Integer.parseInt(status.split(" ")[1]);
        }
    }

    private static long usedAfterCollection() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
