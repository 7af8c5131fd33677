package org.alveolus.itests.harness;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.rules.ExternalResource;

/**
 * The built distribution as a process of its own, with ports and a data folder of its own.
 *
 * <p>It does not see the machine's Maven repository, so that what is missing in the distribution is missing in the test.
 * Instances share the unpacked distribution, which they only read.
 *
 * <p>As a {@code @ClassRule} it starts before the first test and ends after the last; without a rule call {@link #start},
 * {@link #awaitReady} and {@link #close}.
 */
public final class RunningAlveolus extends ExternalResource implements AutoCloseable {

    /** An instance under test ends before the second compiler's work would pay. */
    static final String SHORT_LIFE = "-XX:TieredStopAtLevel=1";

    private static final Duration START = Duration.ofSeconds(300);
    private static final Duration STOP = Duration.ofSeconds(60);

    private final Path base;
    private final int httpPort;
    private final int shellPort;
    private final List<String> options;
    private Process process;

    private RunningAlveolus(Path base, List<String> options) {
        this.base = base;
        this.httpPort = Ports.free();
        this.shellPort = Ports.free();
        this.options = new ArrayList<>(options);
        this.options.add(SHORT_LIFE);
        this.options.add("-Duser.home=" + base);
        this.options.add("-Dkaraf.instances=" + base.resolve("instances"));
        this.options.add("-Dorg.ops4j.pax.web.org.osgi.service.http.port=" + httpPort);
        this.options.add("-Dorg.apache.karaf.shell.sshPort=" + shellPort);
    }

    /** An instance to be, with an empty data folder of that name below {@code target/work}, made by {@link Plan#prepare}. */
    public static Plan plan(String name) {
        return new Plan(name);
    }

    /** Where people and programs reach it. */
    public URI uri() {
        return URI.create("http://127.0.0.1:" + httpPort);
    }

    /** A client that nobody has signed in with. */
    public Api api() {
        return new Api(uri());
    }

    /** The folder with {@code etc}, {@code data} and {@code log}. */
    public Path folder() {
        return base;
    }

    /** The process that runs now. */
    public ProcessHandle process() {
        return process.toHandle();
    }

    /** What stands in its log. */
    public String log() {
        Path log = base.resolve("data/log/karaf.log");
        try {
            return Files.exists(log) ? Files.readString(log) : "";
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Executes commands of the Karaf shell, one per line, and returns what they print, without colours. */
    public String shell(String... commands) {
        return run(
                "bin/client",
                String.join("\n", commands) + "\n",
                "-a",
                Integer.toString(shellPort),
                "-u",
                "karaf",
                "-p",
                "karaf",
                "-b");
    }

    /** Starts the process; {@link #awaitReady} waits until it serves. */
    public void start() {
        try {
            ProcessBuilder builder = command("bin/karaf", List.of("server"));
            builder.environment().put("KARAF_EXEC", "exec");
            builder.environment().put("KARAF_SYSTEM_OPTS", String.join(" ", options));
            process = builder.redirectErrorStream(true)
                    .redirectOutput(base.resolve("console.log").toFile())
                    .start();
            process.getOutputStream().close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Waits until it says that it is ready. */
    public void awaitReady() {
        Await.until(
                START,
                () -> {
                    if (!process.isAlive()) {
                        throw new AssertionError("It ended with " + process.exitValue() + "\n" + explanation());
                    }
                    return Health.ready(uri());
                },
                this::explanation);
    }

    /** Asks it to end, as a supervisor does, and returns the code that it ended with. */
    public int stop() {
        process.destroy();
        try {
            if (!process.waitFor(STOP.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("It did not end within " + STOP + "\n" + explanation());
            }
            return process.exitValue();
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interruption);
        }
    }

    /** Ends it at once, without a chance to tidy up. */
    public void kill() {
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interruption);
        }
    }

    /** Ends it if it runs; the folder stays, to be looked at. */
    @Override
    public void close() {
        if (process != null && process.isAlive()) {
            kill();
        }
    }

    @Override
    protected void before() {
        start();
        try {
            awaitReady();
        } catch (AssertionError failure) {
            close(); // JUnit calls after() only when this succeeded
            throw failure;
        }
    }

    @Override
    protected void after() {
        close();
    }

    private String explanation() {
        List<String> lines = log().lines().toList();
        return base + "\n" + lines.stream().skip(Math.max(0, lines.size() - 60)).collect(Collectors.joining("\n"));
    }

    private String run(String program, String input, String... arguments) {
        try {
            Process running = command(program, List.of(arguments))
                    .redirectError(base.resolve("client.log").toFile())
                    .start();
            try (OutputStream in = running.getOutputStream()) {
                in.write(input.getBytes(StandardCharsets.UTF_8));
            }
            String output = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (running.waitFor() != 0) {
                throw new AssertionError(input + "ended with " + running.exitValue() + "\n" + output
                        + Files.readString(base.resolve("client.log")));
            }
            return output.replaceAll("\u001b\\[[0-9;]*[A-Za-z]", "");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interruption);
        }
    }

    private ProcessBuilder command(String program, List<String> arguments) {
        List<String> words = new ArrayList<>();
        words.add(home().resolve(program).toString());
        words.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(words);
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("KARAF_") || name.equals("JAVA_OPTS"));
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        environment.put("KARAF_BASE", base.toString());
        environment.put("KARAF_DATA", base.resolve("data").toString());
        environment.put("KARAF_ETC", base.resolve("etc").toString());
        environment.put("KARAF_LOG", base.resolve("data/log").toString());
        environment.put("CHECK_ROOT_INSTANCE_RUNNING", "false");
        return builder;
    }

    private static Path home() {
        return Path.of(System.getProperty("alveolus.home"));
    }

    /** What an instance shall be like before it starts. */
    public static final class Plan {

        private final String name;
        private final List<String> options = new ArrayList<>();
        private Database database = Database.derby();

        private Plan(String name) {
            this.name = name;
        }

        /** Keeps its data there. */
        public Plan database(Database chosen) {
            database = chosen;
            return this;
        }

        /** Fills an empty database with the demo data. */
        public Plan demo() {
            return option("-Dalveolus.demo=true");
        }

        /** A further option of its JVM, without white space. */
        public Plan option(String option) {
            options.add(option);
            return this;
        }

        /** Lays out its folder without starting it. */
        public RunningAlveolus prepare() {
            try {
                Path base = Path.of(System.getProperty("alveolus.work")).resolve(name);
                deleteFolder(base);
                Files.createDirectories(base.resolve("data/log"));
                copyFolder(home().resolve("etc"), base.resolve("etc"));
                Files.write(
                        base.resolve("etc/org.ops4j.datasource-alveolus.cfg"),
                        database.settings().entrySet().stream()
                                .map(setting -> setting.getKey() + " = " + setting.getValue())
                                .toList());
                return new RunningAlveolus(base, options);
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }

    private static void copyFolder(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path each : (Iterable<Path>) all::iterator) {
                Files.copy(each, to.resolve(from.relativize(each)));
            }
        }
    }

    private static void deleteFolder(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, IOException failure) throws IOException {
                Files.delete(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
