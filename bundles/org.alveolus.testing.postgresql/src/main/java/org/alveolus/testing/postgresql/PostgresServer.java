package org.alveolus.testing.postgresql;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A PostgreSQL server that lives in a folder of its own below the folder for temporary files and is gone after
 * {@link #close()}.
 *
 * <p>PostgreSQL refuses to run as root; when the tests run as root, the server runs as {@code nobody} and its folder
 * belongs to that user. It listens on the loopback address alone, on a free port.
 *
 * <p>Thread-safe.
 */
public final class PostgresServer implements AutoCloseable {

    /** How sure the server makes that a commit survives a loss of power. */
    public enum Durability {
        /** As fast as it goes; for tests. */
        NONE,
        /** As in production; for measuring. */
        FULL
    }

    private static final String PATIENCE = "60";
    private static final String SUPERUSER = "postgres";
    private static final String OWNER = "alveolus";
    private static final String PASSWORD = "alveolus";

    private final Unprivileged user;
    private final Path folder;
    private final int port;
    private final Durability durability;
    private final Map<String, String> settings;
    private final AtomicInteger databases = new AtomicInteger();
    private boolean running;

    private PostgresServer(Path folder, Durability durability, Map<String, String> settings) throws IOException {
        this.user = Unprivileged.forThisProcess();
        this.folder = folder;
        this.port = freePort();
        this.durability = durability;
        this.settings = new TreeMap<>(settings);
    }

    /**
     * The one server of this JVM, started at the first call and stopped when the JVM ends. Tests keep apart by having a
     * database each.
     */
    public static PostgresServer shared() {
        return Shared.SERVER;
    }

    /** Starts a server of one's own, which may be stopped and started again; to be closed. */
    public static PostgresServer start(Durability durability) {
        return start(durability, Map.of());
    }

    /**
     * Starts a server of one's own with further settings of {@code postgresql.conf}, such as {@code
     * max_connections}; to be closed.
     */
    public static PostgresServer start(Durability durability, Map<String, String> settings) {
        try {
            Path folder = Files.createTempDirectory("alveolus-postgresql-");
            PostgresServer server = new PostgresServer(folder, durability, settings);
            try {
                server.install();
                server.start();
                server.createOwner();
                return server;
            } catch (IOException | SQLException | RuntimeException failure) {
                server.close();
                throw failure;
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** The port on the loopback address. */
    public int port() {
        return port;
    }

    /** Makes a new, empty database that nobody else uses. */
    public PostgresDatabase createDatabase() {
        String name = "alveolus_" + databases.incrementAndGet();
        execute("create database " + name + " owner " + OWNER);
        return new PostgresDatabase(port, name, OWNER, PASSWORD);
    }

    /** Drops a database, cutting off whoever still uses it. */
    public void drop(PostgresDatabase database) {
        execute("drop database if exists " + database.name() + " with (force)");
    }

    /** Executes a statement as superuser, outside any of the tests' databases. */
    public void execute(String sql) {
        try (Connection connection = superuser();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failure) {
            throw new IllegalStateException(sql, failure);
        }
    }

    /** Starts the server if it stands still, and waits until it answers. */
    public synchronized void start() {
        if (running) {
            return;
        }
        StringBuilder options = new StringBuilder("-h 127.0.0.1 -p " + port + " -k " + folder);
        if (durability == Durability.NONE) {
            options.append(" -c fsync=off -c full_page_writes=off -c synchronous_commit=off");
        }
        settings.forEach(
                (key, value) -> options.append(" -c ").append(key).append('=').append(value));
        control("start", "-l", log().toString(), "-t", PATIENCE, "-o", options.toString());
        running = true;
    }

    /** Stops the server at once, as when its machine is cut off; what was committed stays. */
    public synchronized void stop() {
        if (running) {
            running = false;
            control("stop", "-m", "immediate", "-t", PATIENCE);
        }
    }

    /** Stops the server and deletes its folder. */
    @Override
    public void close() {
        stop();
        Folders.delete(folder);
    }

    private void install() throws IOException {
        Archive.unpack(folder.resolve("postgresql"));
        Path password = Files.writeString(folder.resolve("password"), PASSWORD);
        user.own(folder);
        run(List.of(
                program("initdb"),
                "-D",
                data().toString(),
                "-U",
                SUPERUSER,
                "--pwfile=" + password,
                "-A",
                "scram-sha-256",
                "-E",
                "UTF8",
                "--locale=C.UTF-8",
                "-N"));
    }

    private void createOwner() throws SQLException {
        execute("create role " + OWNER + " login createdb nosuperuser nobypassrls password '" + PASSWORD + "'");
    }

    private Connection superuser() throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + port + "/" + SUPERUSER, SUPERUSER, PASSWORD);
    }

    private void control(String action, String... arguments) {
        List<String> command = new ArrayList<>(List.of(program("pg_ctl"), action, "-D", data().toString(), "-w"));
        command.addAll(List.of(arguments));
        run(command);
    }

    private void run(List<String> command) {
        try {
            // Into a file: a server that was started would keep a pipe open.
            Process program =
                    user.run(command, folder).redirectOutput(output().toFile()).start();
            program.getOutputStream().close();
            if (program.waitFor() != 0) {
                throw new IllegalStateException(
                        String.join(" ", command) + "\n" + Files.readString(output()) + "\n" + logged());
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interruption);
        }
    }

    private String logged() throws IOException {
        return Files.exists(log()) ? Files.readString(log()) : "";
    }

    private String program(String name) {
        return folder.resolve("postgresql/bin").resolve(name).toString();
    }

    private Path data() {
        return folder.resolve("data");
    }

    private Path output() {
        return folder.resolve("output");
    }

    private Path log() {
        return folder.resolve("log");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static final class Shared {

        private static final PostgresServer SERVER = PostgresServer.start(Durability.NONE);

        static {
            Runtime.getRuntime().addShutdownHook(new Thread(SERVER::close, "stop PostgreSQL"));
        }
    }
}
