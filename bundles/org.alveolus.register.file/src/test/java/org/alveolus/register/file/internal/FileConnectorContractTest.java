package org.alveolus.register.file.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.alveolus.spi.register.RegisterConnector;
import org.alveolus.spi.register.RegisterDelivery;
import org.alveolus.spi.tck.RegisterConnectorContract;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** The connector that writes files keeps the contract of connectors. Proves R14, V10. */
public class FileConnectorContractTest extends RegisterConnectorContract {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Rule
    public final TemporaryFolder temporary = new TemporaryFolder();

    private Path folder;
    private Path away;

    /** In the order in which they came, as a program that takes them on sees them. */
    private final List<Path> seen = new java.util.ArrayList<>();

    @Before
    public void makeFolder() {
        folder = temporary.getRoot().toPath().resolve("register/out");
        away = temporary.getRoot().toPath().resolve("register/away");
    }

    @Override
    protected RegisterConnector newConnector() {
        return delivery -> {
            var answer = new FileConnector(folder).deliver(delivery);
            look();
            return answer;
        };
    }

    private synchronized void look() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            files.filter(file -> file.toString().endsWith(".json") && !seen.contains(file))
                    .forEach(seen::add);
        }
    }

    @Override
    protected Set<UUID> registered() throws Exception {
        Map<UUID, Boolean> subjects = new HashMap<>();
        for (Path file : seen) {
            JsonNode delivery = JSON.readTree(file.toFile());
            subjects.put(UUID.fromString(delivery.path("subject").asText()), delivery.has("treatment"));
        }
        return subjects.entrySet().stream()
                .filter(Map.Entry::getValue)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    @Override
    protected int deliveries() {
        return seen.size();
    }

    @Override
    protected void switchOff() throws Exception {
        if (Files.exists(folder)) {
            Files.move(folder, away);
        }
        Files.createDirectories(folder.getParent());
        Files.createFile(folder);
    }

    @Override
    protected void switchOn() throws Exception {
        Files.delete(folder);
        if (Files.exists(away)) {
            Files.move(away, folder);
        }
    }

    @Test
    public void aFileSaysAllOfATreatmentAndNoUnfinishedOneIsLeft() throws Exception {
        RegisterDelivery delivery = new RegisterDelivery(
                UUID.randomUUID(),
                UUID.randomUUID(),
                new RegisterDelivery.Clinic(UUID.randomUUID(), "Linden", "NL"),
                full());
        newConnector().deliver(delivery);
        JsonNode file = JSON.readTree(folder.resolve(delivery.id() + ".json").toFile());
        assertEquals("2026-11-20", file.at("/treatment/date").asText());
        assertEquals(
                "2031-12-31", file.at("/treatment/placements/0/implant/expiry").asText());
        assertEquals("GS1", file.at("/treatment/placements/0/implant/issuer").asText());
        assertEquals(
                "07630031730428",
                file.at("/treatment/placements/0/implant/udiDi").asText());
        assertTrue(file.at("/treatment/placements/1/abutment").isMissingNode());
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(1, files.count());
        }
    }
}
