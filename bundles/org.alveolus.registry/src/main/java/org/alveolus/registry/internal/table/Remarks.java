package org.alveolus.registry.internal.table;

import java.util.Map;
import java.util.TreeMap;

/** How often something was met while a file was read. */
final class Remarks {

    private final Map<String, Integer> counts = new TreeMap<>();

    void met(String what) {
        counts.merge(what, 1, Integer::sum);
    }

    Map<String, Integer> counts() {
        return counts;
    }
}
