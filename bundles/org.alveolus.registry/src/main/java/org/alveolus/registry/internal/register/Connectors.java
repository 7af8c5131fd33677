package org.alveolus.registry.internal.register;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.regex.Pattern;
import org.alveolus.spi.register.RegisterConnector;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The connectors that are there now, by name. Any thread. */
public final class Connectors {

    private static final Logger LOG = LoggerFactory.getLogger(Connectors.class);
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");

    /** One of them, as people know it. */
    public record Offer(String name, String title) {}

    private record Present(RegisterConnector connector, String title) {}

    private final Map<String, Present> connectors = new ConcurrentSkipListMap<>();

    /** A connector came. */
    public void add(RegisterConnector connector, Map<String, Object> properties) {
        String name = name(properties);
        if (!NAME.matcher(name).matches()) {
            LOG.error(
                    "{} is not used: its service has no property {} of small letters, digits and dashes",
                    connector.getClass().getName(),
                    RegisterConnector.NAME);
        } else if (connectors.putIfAbsent(
                        name, new Present(connector, Objects.toString(properties.get("service.description"), name)))
                != null) {
            LOG.error(
                    "{} is not used: there is a connector '{}' already",
                    connector.getClass().getName(),
                    name);
        }
    }

    /** A connector went. */
    public void remove(RegisterConnector connector) {
        connectors.values().removeIf(present -> present.connector() == connector);
    }

    /** All, by name. */
    public List<Offer> offers() {
        return connectors.entrySet().stream()
                .map(entry -> new Offer(entry.getKey(), entry.getValue().title()))
                .toList();
    }

    /** The one of this name; empty while it is not there. */
    public Optional<RegisterConnector> find(String name) {
        return Optional.ofNullable(connectors.get(name)).map(Present::connector);
    }

    private static String name(Map<String, Object> properties) {
        return Objects.toString(properties.get(RegisterConnector.NAME), "");
    }
}
