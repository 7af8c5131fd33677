package org.alveolus.rest.internal.openapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import javax.ws.rs.core.Application;
import org.alveolus.rest.internal.json.Json;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/**
 * Describes the applications that are there now. What was learnt of one is forgotten when it leaves. Any thread.
 */
@Component(service = Descriptions.class)
public final class Descriptions {

    private static final String BASE = "osgi.jaxrs.application.base";

    private final Json json = new Json();
    private final Map<Application, String> applications = new ConcurrentHashMap<>();
    private final Map<String, ObjectNode> described = new ConcurrentHashMap<>();
    private volatile byte[] document;

    /** The ground application describes itself by {@link #document(String, Set)}. */
    @Reference(
            target = "(&(osgi.jaxrs.name=alveolus.*)(!(osgi.jaxrs.name=alveolus.ground)))",
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC)
    void bindApplication(Application application, Map<String, Object> properties) {
        applications.put(application, (String) properties.get(BASE));
        document = null;
    }

    void unbindApplication(Application application) {
        String base = applications.remove(application);
        if (base != null) {
            described.remove(base);
        }
        document = null;
    }

    /** Where the applications are that are there now. */
    public Collection<String> bases() {
        return List.copyOf(applications.values());
    }

    /**
     * The OpenAPI document of all of them, in JSON.
     *
     * @param base the address of one more application
     * @param resources the classes of that application's resources
     */
    public byte[] document(String base, Set<Class<?>> resources) {
        byte[] known = document;
        if (known != null) {
            return known;
        }
        Map<Application, String> present = Map.copyOf(applications);
        Map<String, ObjectNode> descriptions = new HashMap<>();
        descriptions.put(base, described.computeIfAbsent(base, address -> Describer.describe(resources)));
        present.forEach((application, address) -> descriptions.put(
                address, described.computeIfAbsent(address, key -> Describer.describe(classes(application)))));
        byte[] made = json.write(Document.of(frame(), descriptions));
        if (present.equals(applications)) {
            document = made;
        }
        return made;
    }

    private static Set<Class<?>> classes(Application application) {
        return application.getSingletons().stream().map(Object::getClass).collect(Collectors.toSet());
    }

    private ObjectNode frame() {
        try (InputStream stream = Descriptions.class.getResourceAsStream("/docs/frame.json")) {
            return (ObjectNode) json.mapper().readTree(stream);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
