package org.alveolus.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.alveolus.itests.harness.RunningAlveolus;
import org.junit.ClassRule;
import org.junit.Test;

/**
 * The distribution as people download it: it starts without any repository, everything in it is in place, and it stops
 * when asked.
 */
public class DistributionIT {

    @ClassRule
    public static final RunningAlveolus ALVEOLUS =
            RunningAlveolus.plan("distribution").prepare();

    @Test
    public void everyBundleIsActiveOrAFragment() {
        List<String> bundles = rows(ALVEOLUS.shell("bundle:list -t 0 --no-format"));
        assertTrue(bundles.toString(), bundles.size() > 50);
        List<String> others = bundles.stream()
                .filter(row -> !row.matches(".*\\tActive\\s*\\t.*"))
                .filter(row -> !row.matches(".*\\tResolved\\s*\\t.*Hosts: .*"))
                .toList();
        assertEquals(List.of(), others);
    }

    @Test
    public void nothingIsLoggedAsAnError() {
        List<String> errors = ALVEOLUS.log()
                .lines()
                .filter(line -> line.contains("| ERROR |") || line.contains("| FATAL |"))
                .toList();
        assertEquals(List.of(), errors);
    }

    @Test
    public void remoteShellListensOnThisMachineOnly() throws IOException {
        Path settings = Path.of(System.getProperty("alveolus.home"), "etc", "org.apache.karaf.shell.cfg");
        assertTrue(Files.readAllLines(settings).stream()
                .anyMatch(line -> line.matches("sshHost\\s*=\\s*127\\.0\\.0\\.1\\s*")));
    }

    @Test
    public void endsWhenAskedAndStartsAgainWithItsData() {
        assertTrue(ALVEOLUS.shell("system:property -p alveolus.itests kept").isBlank());
        int code = ALVEOLUS.stop();
        assertTrue("ended with " + code, code == 0 || code == 143);
        ALVEOLUS.start();
        ALVEOLUS.awaitReady();
        assertTrue(ALVEOLUS.shell("system:property alveolus.itests").contains("kept"));
    }

    private static List<String> rows(String table) {
        return table.lines().filter(line -> line.contains("\t")).toList();
    }
}
