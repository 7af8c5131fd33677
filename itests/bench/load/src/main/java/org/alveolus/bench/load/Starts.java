package org.alveolus.bench.load;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.alveolus.itests.harness.Await;
import org.alveolus.itests.harness.RunningAlveolus;

/**
 * Times to ready, Alveolus beside the Karaf that it stands on: the same Karaf, JVM and settings, with nothing but what a shell
 * needs. Cold is the first start with empty folders, warm every later one.
 */
final class Starts {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final String PORT = "-Dorg.apache.karaf.shell.sshPort=";
    private static final String HELLO = "SSH-2.0";

    private static final String PLAIN_FEATURES =
            """
            featuresRepositories = mvn:org.apache.karaf.features/framework/%1$s/xml/features, \
            mvn:org.apache.karaf.features/standard/%1$s/xml/features
            featuresBoot = framework, log, ssh, system, feature, shell, service, bundle, config
            featuresBootAsynchronous = false
            autoRefresh = false
            """;

    private final Settings settings;
    private final Report report;

    Starts(Settings settings, Report report) {
        this.settings = settings;
        this.report = report;
    }

    void run() throws IOException {
        report.heading("Time to ready", "what,cold s,warm s,CPU s cold,CPU s warm");
        List<double[]> plain = new ArrayList<>();
        for (String name : settings.databases()) {
            List<double[]> product = new ArrayList<>();
            for (int round = 0; round < Math.max(1, settings.rounds() / 2); round++) {
                plain.add(plainKaraf());
                product.add(alveolus(name));
            }
            row("Alveolus on " + name, product);
        }
        row("plain Karaf, until its shell answers", plain);
    }

    private void row(String name, List<double[]> rounds) {
        StringBuilder row = new StringBuilder("| " + name);
        for (int figure = 0; figure < 4; figure++) {
            int wanted = figure;
            double[] sorted =
                    rounds.stream().mapToDouble(each -> each[wanted]).sorted().toArray();
            row.append(String.format(
                    Locale.ROOT,
                    " | %.1f (%.1f to %.1f)",
                    sorted[sorted.length / 2],
                    sorted[0],
                    sorted[sorted.length - 1]));
        }
        report.line(row + " |");
    }

    private static double[] alveolus(String database) {
        try (Store store = Store.of(database);
                RunningAlveolus instance = RunningAlveolus.plan("start-" + database)
                        .database(store.settings())
                        .prepare()) {
            return twice(instance, () -> Routes.await(instance));
        }
    }

    private static double[] plainKaraf() throws IOException {
        try (RunningAlveolus karaf = RunningAlveolus.plan("start-plain").prepare()) {
            Path features = karaf.folder().resolve("etc/org.apache.karaf.features.cfg");
            String version = Files.readAllLines(features).stream()
                    .filter(line -> line.startsWith("featuresRepositories"))
                    .map(line -> line.replaceFirst(".*features/standard/([^/]+)/.*", "$1"))
                    .findFirst()
                    .orElseThrow();
            Files.writeString(features, String.format(Locale.ROOT, PLAIN_FEATURES, version));
            Files.delete(karaf.folder().resolve("etc/org.ops4j.datasource-alveolus.cfg"));
            return twice(
                    karaf,
                    () -> Await.until(
                            PATIENCE, () -> shellAnswers(karaf), () -> "the shell does not answer\n" + karaf.log()));
        }
    }

    private static double[] twice(RunningAlveolus instance, Runnable ready) {
        double[] figures = new double[4];
        for (int time = 0; time < 2; time++) {
            long begin = System.nanoTime();
            instance.start();
            ready.run();
            figures[time] = (System.nanoTime() - begin) / 1e9;
            figures[2 + time] =
                    instance.process().info().totalCpuDuration().orElseThrow().toMillis() / 1e3;
            instance.stop();
        }
        return figures;
    }

    private static boolean shellAnswers(RunningAlveolus karaf) {
        int port = karaf.process().info().arguments().stream()
                .flatMap(Arrays::stream)
                .filter(argument -> argument.startsWith(PORT))
                .mapToInt(argument -> Integer.parseInt(argument.substring(PORT.length())))
                .findFirst()
                .orElse(0);
        if (port == 0) {
            return false; // the script has not become the JVM yet
        }
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
                InputStream in = socket.getInputStream()) {
            return new String(in.readNBytes(HELLO.length()), StandardCharsets.US_ASCII).equals(HELLO);
        } catch (IOException notYet) {
            return false;
        }
    }
}
