package org.alveolus.console.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.alveolus.spi.console.ConsolePage;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The pages that are installed now, with the folders they come from. Any thread. */
@Component(service = Pages.class)
public final class Pages {

    private static final Logger LOG = LoggerFactory.getLogger(Pages.class);
    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{0,31}");
    private static final Pattern ELEMENT = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)+");
    private static final Pattern PATH = Pattern.compile("[A-Za-z0-9_-]*(/[A-Za-z0-9_-]+)*");
    private static final Set<String> OWN = Set.of("files", "lib", "console");
    private static final List<String> LANGUAGES = List.of("nl", "en", "de");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Folder console;
    private final Map<ServiceReference<ConsolePage>, Page> pages = new HashMap<>();
    private volatile Snapshot snapshot;

    /**
     * What the service said when it came.
     *
     * @param texts by purpose ({@code title}, {@code scan}, {@code search}) and language
     */
    private record Page(
            String id,
            int order,
            String icon,
            String module,
            String element,
            String requires,
            String scanPath,
            String searchPath,
            Map<String, Map<String, String>> texts,
            Folder folder) {}

    /** The state between two changes. */
    private record Snapshot(StaticFile list, Set<String> ids, Map<String, Folder> folders) {}

    @Activate
    public Pages(BundleContext context) {
        this(Folder.of(context.getBundle()));
    }

    Pages(Folder console) {
        this.console = console;
        change();
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void add(ConsolePage page, ServiceReference<ConsolePage> reference) {
        Bundle bundle = reference.getBundle();
        if (bundle == null) {
            return; // gone already
        }
        try {
            Page made = read(page, folderOf(bundle));
            synchronized (pages) {
                pages.put(reference, made);
                change();
            }
        } catch (IllegalArgumentException | UncheckedIOException e) {
            LOG.error(
                    "{} {} brings a console page that is left out: {}",
                    bundle.getSymbolicName(),
                    bundle.getVersion(),
                    e.getMessage());
        } catch (RuntimeException e) {
            LOG.error("{} {} brings a console page that is left out", bundle.getSymbolicName(), bundle.getVersion(), e);
        }
    }

    void remove(ServiceReference<ConsolePage> reference) {
        synchronized (pages) {
            if (pages.remove(reference) != null) {
                change();
            }
        }
    }

    /** The list for the browser, as JSON. */
    StaticFile list() {
        return snapshot.list();
    }

    /** Whether a page of this name is installed. */
    boolean has(String id) {
        return snapshot.ids().contains(id);
    }

    /** The console's own folder. */
    Folder console() {
        return console;
    }

    /** The folder of a bundle that brings a page now, when its content has this hash. */
    Optional<Folder> folder(String name, String hash) {
        return Optional.ofNullable(snapshot.folders().get(name))
                .filter(folder -> folder.hash().equals(hash));
    }

    private Folder folderOf(Bundle bundle) {
        synchronized (pages) {
            return pages.entrySet().stream()
                    .filter(entry -> bundle.equals(entry.getKey().getBundle()))
                    .map(entry -> entry.getValue().folder())
                    .findFirst()
                    .orElseGet(() -> bundle.getSymbolicName().equals(console.name()) ? console : Folder.of(bundle));
        }
    }

    private static Page read(ConsolePage page, Folder folder) {
        String id = Objects.requireNonNull(page.id(), "id");
        check(ID.matcher(id).matches() && !OWN.contains(id), "id '" + id + "'");
        check(page.order() >= 0 && page.order() <= 1000, "order " + page.order());
        String element = Objects.requireNonNull(page.element(), "element");
        check(ELEMENT.matcher(element).matches(), "element '" + element + "'");
        String module = Objects.requireNonNull(page.module(), "module");
        check(folder.file(module).isPresent(), "there is no file console/" + module);
        String scanPath = Objects.requireNonNull(page.scanPath(), "scanPath");
        String searchPath = Objects.requireNonNull(page.searchPath(), "searchPath");
        check(PATH.matcher(scanPath).matches(), "scanPath '" + scanPath + "'");
        check(PATH.matcher(searchPath).matches(), "searchPath '" + searchPath + "'");
        Map<String, Map<String, String>> texts = new TreeMap<>();
        texts.put("title", texts(folder, "page." + id));
        check(!texts.get("title").isEmpty(), "no text 'page." + id + "' in console/i18n");
        putIfAny(texts, "scan", texts(folder, "page." + id + ".scan"));
        putIfAny(texts, "search", texts(folder, "page." + id + ".search"));
        return new Page(
                id,
                page.order(),
                Objects.requireNonNull(page.icon(), "icon"),
                folder.address() + '/' + module,
                element,
                Objects.requireNonNull(page.requires(), "requires"),
                scanPath,
                searchPath,
                texts,
                folder);
    }

    private static void putIfAny(
            Map<String, Map<String, String>> texts, String purpose, Map<String, String> byLanguage) {
        if (!byLanguage.isEmpty()) {
            texts.put(purpose, byLanguage);
        }
    }

    private static void check(boolean fits, String what) {
        if (!fits) {
            throw new IllegalArgumentException(what);
        }
    }

    private static Map<String, String> texts(Folder folder, String key) {
        Map<String, String> texts = new TreeMap<>();
        for (String language : LANGUAGES) {
            folder.file("i18n/" + language + ".json").ifPresent(file -> {
                try {
                    JsonNode text = JSON.readTree(file.content()).get(key);
                    if (text != null && text.isTextual()) {
                        texts.put(language, text.textValue());
                    }
                } catch (IOException e) {
                    throw new UncheckedIOException("console/i18n/" + language + ".json is no JSON", e);
                }
            });
        }
        return texts;
    }

    private void change() {
        ObjectNode root = JSON.createObjectNode();
        root.put("console", console.hash());
        ArrayNode list = root.putArray("pages");
        Set<String> ids = new HashSet<>();
        Map<String, Folder> folders = new HashMap<>(Map.of(console.name(), console));
        pages.entrySet().stream()
                .sorted(Map.Entry.<ServiceReference<ConsolePage>, Page>comparingByKey(Comparator.reverseOrder()))
                .map(Map.Entry::getValue)
                .filter(page -> ids.add(page.id())) // of two with one name the higher ranked is shown
                .sorted(Comparator.comparingInt(Page::order).thenComparing(Page::id))
                .forEach(page -> {
                    folders.put(page.folder().name(), page.folder());
                    ObjectNode node = list.addObject();
                    node.put("id", page.id());
                    node.put("icon", page.icon());
                    node.put("module", page.module());
                    node.put("element", page.element());
                    node.put("requires", page.requires());
                    node.put("scan", page.scanPath());
                    node.put("search", page.searchPath());
                    node.set("texts", JSON.valueToTree(page.texts()));
                });
        try {
            snapshot = new Snapshot(
                    StaticFile.of("pages.json", JSON.writeValueAsBytes(root)), Set.copyOf(ids), Map.copyOf(folders));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of texts is always JSON", e);
        }
    }
}
