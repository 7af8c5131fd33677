package org.alveolus.itests.routes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A good JSON document, spoilt in one place at a time. */
public final class Mutations {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String UUID_FORM = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";
    private static final String DATE_FORM = "[0-9]{4}-[0-9]{2}(-[0-9]{2})?";

    private Mutations() {}

    /**
     * A spoilt document.
     *
     * @param what    what was done where, for messages
     * @param body    the document
     * @param refused whether it must be refused; else it may be accepted too, since the field may be left out or free
     */
    public record Spoilt(String what, JsonNode body, boolean refused) {}

    /** Every way in which every field is spoilt. */
    public static List<Spoilt> of(JsonNode good) {
        List<Spoilt> spoilt = new ArrayList<>();
        for (String pointer : pointers(good, "")) {
            JsonNode value = good.at(pointer);
            spoilt.add(with(good, pointer, "missing", null, false));
            spoilt.add(with(good, pointer, "null", JSON.nullNode(), false));
            spoilt.add(with(good, pointer, "of a wrong type", wrong(value), true));
            if (value.isTextual()) {
                texts(good, pointer, value.asText(), spoilt);
            }
            if (value.isNumber()) {
                spoilt.add(with(good, pointer, "negative", JSON.numberNode(-1), false));
                spoilt.add(with(good, pointer, "beyond all bounds", JSON.numberNode(1e300), true));
            }
        }
        ObjectNode more = good.deepCopy();
        more.put("no such field", 1);
        spoilt.add(new Spoilt("with an unknown field", more, true));
        return spoilt;
    }

    private static void texts(JsonNode good, String pointer, String value, List<Spoilt> spoilt) {
        spoilt.add(with(good, pointer, "too long", JSON.textNode("x".repeat(100_000)), true));
        spoilt.add(with(good, pointer, "with NUL", JSON.textNode(value + "\u0000"), true));
        spoilt.add(with(good, pointer, "with a bell", JSON.textNode("a\u0007b"), false));
        spoilt.add(with(good, pointer, "in another script", JSON.textNode("種植牙 имплант زرع"), false));
        spoilt.add(with(good, pointer, "blank", JSON.textNode("  "), false));
        spoilt.add(with(good, pointer, "half a character", JSON.textNode("a\ud800"), true));
        if (value.matches(UUID_FORM)) {
            spoilt.add(with(
                    good, pointer, "of nobody", JSON.textNode(UUID.randomUUID().toString()), true));
            spoilt.add(with(good, pointer, "no id", JSON.textNode(value + "0"), true));
        }
        if (value.matches(DATE_FORM)) {
            for (String impossible : List.of("2026-02-30", "2026-13-01", "0000-00-00", "99999-01-01", "yesterday")) {
                spoilt.add(with(good, pointer, impossible, JSON.textNode(impossible), true));
            }
        }
    }

    private static JsonNode wrong(JsonNode value) {
        if (value.isObject()) {
            return JSON.textNode("no object");
        }
        return JSON.objectNode().put("no such field", true);
    }

    private static Spoilt with(JsonNode good, String pointer, String how, JsonNode value, boolean refused) {
        JsonNode copy = good.deepCopy();
        JsonNode parent = copy.at(pointer.substring(0, pointer.lastIndexOf('/')));
        String last = pointer.substring(pointer.lastIndexOf('/') + 1);
        if (parent instanceof ArrayNode array) {
            int index = Integer.parseInt(last);
            if (value == null) {
                array.remove(index);
            } else {
                array.set(index, value);
            }
        } else if (value == null) {
            ((ObjectNode) parent).remove(last);
        } else {
            ((ObjectNode) parent).set(last, value);
        }
        return new Spoilt(pointer + " " + how, copy, refused);
    }

    private static List<String> pointers(JsonNode node, String pointer) {
        List<String> all = new ArrayList<>();
        if (!pointer.isEmpty()) {
            all.add(pointer);
        }
        if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                all.addAll(pointers(node.get(i), pointer + "/" + i));
            }
        } else if (node.isObject()) {
            node.properties().forEach(field -> all.addAll(pointers(field.getValue(), pointer + "/" + field.getKey())));
        }
        return all;
    }
}
