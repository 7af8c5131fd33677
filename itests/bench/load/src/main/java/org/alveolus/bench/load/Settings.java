package org.alveolus.bench.load;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What is measured, and for how long.
 *
 * @param databases {@code derby}, {@code postgresql}
 * @param parts {@code start}, {@code small}, {@code scan}, {@code write}, {@code recall}, {@code lists}, {@code statistics}
 * @param rounds of each comparison; its sides take turns
 * @param round how long one side of a round lasts
 * @param clients each with a connection of its own, that sends as soon as it has its answer
 * @param placements how many there are when recalls are measured; four for each patient, two for each treatment
 * @param items how many are in stock
 * @param writes treatments that are saved by one side in a round
 */
record Settings(
        List<String> databases,
        List<String> parts,
        int rounds,
        Duration round,
        int clients,
        int placements,
        int items,
        int writes) {

    static Settings parse(String[] arguments) {
        Map<String, String> given = new HashMap<>(Map.of(
                "databases", "derby,postgresql",
                "parts", "start,small,scan,write,recall,lists,statistics",
                "rounds", "5",
                "seconds", "1",
                "clients", "4",
                "placements", "1000000",
                "items", "50000",
                "writes", "250"));
        for (String argument : arguments) {
            String[] pair = argument.split("=", 2);
            if (!pair[0].startsWith("--") || pair.length < 2 || given.put(pair[0].substring(2), pair[1]) == null) {
                throw new IllegalArgumentException(
                        argument + " is none of --name=value with name of " + given.keySet());
            }
        }
        return new Settings(
                List.of(given.get("databases").split(",")),
                List.of(given.get("parts").split(",")),
                Integer.parseInt(given.get("rounds")),
                Duration.ofSeconds(Long.parseLong(given.get("seconds"))),
                Integer.parseInt(given.get("clients")),
                Integer.parseInt(given.get("placements")),
                Integer.parseInt(given.get("items")),
                Integer.parseInt(given.get("writes")));
    }

    boolean has(String part) {
        return parts.contains(part);
    }
}
