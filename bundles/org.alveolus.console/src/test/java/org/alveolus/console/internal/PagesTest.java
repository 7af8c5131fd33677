package org.alveolus.console.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.alveolus.spi.console.ConsolePage;
import org.junit.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.ServiceReference;

/** The pages that are installed, while they come and go. Proves P7, V7. */
public class PagesTest {

    private final Pages pages = new Pages(Fakes.console());

    private static Bundle bundle(String name, String... ids) {
        StringBuilder texts = new StringBuilder("{\"x\": \"x\"");
        for (String id : ids) {
            texts.append(", \"page.")
                    .append(id)
                    .append("\": \"Title of ")
                    .append(id)
                    .append('"');
        }
        return Fakes.bundle(
                name,
                Map.of(
                        "console/page.js",
                        "1",
                        "console/i18n/en.json",
                        texts.append('}').toString()));
    }

    private JsonNode list() throws IOException {
        return new ObjectMapper().readTree(pages.list().content()).get("pages");
    }

    private List<String> ids() throws IOException {
        List<String> ids = new ArrayList<>();
        list().forEach(page -> ids.add(page.get("id").textValue()));
        return ids;
    }

    @Test
    public void pagesStandInTheOrderOfTheDay() throws IOException {
        Bundle bundle = bundle("a", "recall", "stock", "today");
        pages.add(Fakes.page("recall", 400, "page.js"), Fakes.reference(bundle, 0));
        pages.add(Fakes.page("today", 0, "page.js"), Fakes.reference(bundle, 0));
        pages.add(Fakes.page("stock", 300, "page.js"), Fakes.reference(bundle, 0));
        assertEquals(List.of("today", "stock", "recall"), ids());
        assertEquals("Title of today", list().get(0).at("/texts/title/en").textValue());
    }

    @Test
    public void aPageThatLeavesTakesItsFilesWithIt() throws IOException {
        ServiceReference<ConsolePage> reference = Fakes.reference(bundle("a", "stock"), 0);
        pages.add(Fakes.page("stock", 300, "page.js"), reference);
        String hash = list().get(0).get("module").textValue().split("/")[4];
        assertTrue(pages.folder("a", hash).isPresent());
        pages.remove(reference);
        assertEquals(List.of(), ids());
        assertFalse(pages.has("stock"));
        assertFalse(pages.folder("a", hash).isPresent());
    }

    @Test
    public void theAddressChangesWithTheContent() throws IOException {
        ServiceReference<ConsolePage> before = Fakes.reference(bundle("a", "stock"), 0);
        pages.add(Fakes.page("stock", 300, "page.js"), before);
        String module = list().get(0).get("module").textValue();
        pages.remove(before);
        pages.add(Fakes.page("stock", 300, "page.js"), Fakes.reference(bundle("a", "stock", "more"), 0));
        assertNotEquals(module, list().get(0).get("module").textValue());
    }

    @Test
    public void ofTwoWithOneNameTheHigherRankedIsShown() throws IOException {
        pages.add(Fakes.page("stock", 300, "page.js"), Fakes.reference(bundle("low", "stock"), 0));
        ServiceReference<ConsolePage> high = Fakes.reference(bundle("high", "stock"), 5);
        pages.add(Fakes.page("stock", 300, "page.js"), high);
        assertEquals(List.of("stock"), ids());
        assertTrue(list().get(0).get("module").textValue().startsWith("/console/files/high/"));
        pages.remove(high);
        assertTrue(list().get(0).get("module").textValue().startsWith("/console/files/low/"));
    }

    @Test
    public void aPageThatCannotWorkIsLeftOutAndTheOthersStay() throws IOException {
        Bundle bundle = bundle("a", "stock", "files", "up");
        pages.add(Fakes.page("stock", 300, "page.js"), Fakes.reference(bundle, 0));
        pages.add(Fakes.page("files", 300, "page.js"), Fakes.reference(bundle, 0)); // one of the console's own names
        pages.add(Fakes.page("No Name", 300, "page.js"), Fakes.reference(bundle, 0));
        pages.add(Fakes.page("up", 300, "missing.js"), Fakes.reference(bundle, 0));
        pages.add(Fakes.page("up", 2000, "page.js"), Fakes.reference(bundle, 0));
        pages.add(Fakes.page("mute", 300, "page.js"), Fakes.reference(bundle, 0)); // no text for the menu
        pages.add(
                Fakes.page("up", 300, "page.js"),
                Fakes.reference(Fakes.bundle("b", Map.of("console/page.js", "1", "console/i18n/en.json", "{")), 0));
        assertEquals(List.of("stock"), ids());
    }
}
