package org.alveolus.bench.load;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** The requests of each part, in an endless row; any thread. */
final class Calls {

    /** Where the bundle with the floors listens. */
    static final String FLOOR = "/bench";

    /** A prime, so that neighbouring requests ask for rows that lie far apart. */
    private static final int STEP = 7919;

    private static final Map<String, String> NOBODY = Map.of();

    private final Practice practice;
    private final Rows rows;
    private final AtomicInteger turn = new AtomicInteger();
    private final AtomicInteger nextItem = new AtomicInteger();

    Calls(Practice practice, Rows rows) {
        this.practice = practice;
        this.rows = rows;
    }

    Supplier<Call> plain() {
        Call call = Call.get(FLOOR + "/plain", NOBODY);
        return () -> call;
    }

    Supplier<Call> live() {
        Call call = Call.get("/api/health/live", NOBODY);
        return () -> call;
    }

    Supplier<Call> session() {
        return get("/api/sessions/current");
    }

    /** What a scan sends, to a servlet that only reads it. */
    Supplier<Call> plainScan() {
        return () -> Call.text(FLOOR + "/plain", scanned());
    }

    Supplier<Call> scan() {
        return () -> Call.json("/api/scans", practice.headers(), scanned(), 200);
    }

    private byte[] scanned() {
        int number = turn();
        return bytes("{\"text\":\"]d201" + Rows.gtin(number % Rows.PRODUCTS) + "17280131" + "10"
                + Rows.lot(number % 1000) + "\\u001d21" + number + "\"}");
    }

    /** A treatment with an implant and an abutment from stock. */
    Supplier<Call> treatment() {
        return () -> {
            int item = nextItem.getAndAdd(2);
            return Call.json(
                    "/api/registry/treatments",
                    practice.headers(),
                    bytes(String.format(
                            Locale.ROOT,
                            "{\"surgery\":{\"patientNumber\":\"%s\",\"date\":\"2026-11-20\",\"practitioner\":\"%s\","
                                    + "\"indication\":\"single-tooth\"},\"placements\":[{\"position\":\"36\","
                                    + "\"implant\":{\"stockItem\":\"%s\"},\"abutment\":{\"stockItem\":\"%s\"}}],"
                                    + "\"other\":{\"prostheticsBy\":\"referrer\"}}",
                            Rows.patientNumber(spread(rows.patients())),
                            practice.account(),
                            Rows.item(item),
                            Rows.item(item + 1))),
                    201);
        };
    }

    /** The same treatments by plain JDBC, one for each line. */
    Supplier<Call> plainTreatment(int lines, int clients) {
        return () -> {
            StringBuilder body = new StringBuilder();
            for (int line = 0; line < lines; line++) {
                int item = nextItem.getAndAdd(2);
                body.append(practice.institution())
                        .append(' ')
                        .append(Rows.item(item))
                        .append(' ')
                        .append(Rows.item(item + 1))
                        .append(' ')
                        .append(Rows.patientNumber(spread(rows.patients())))
                        .append(' ')
                        .append(practice.account())
                        .append('\n');
            }
            return Call.text(FLOOR + "/treatment?clients=" + clients, bytes(body.toString()));
        };
    }

    Supplier<Call> recallByLot() {
        return () -> Call.get("/api/registry/recalls?lot=" + Rows.lot(spread(rows.lots())), practice.headers());
    }

    Supplier<Call> recallByProduct() {
        return () -> Call.get("/api/registry/recalls?gtin=" + Rows.gtin(spread(Rows.PRODUCTS)), practice.headers());
    }

    /** As a scanned box asks: product and lot. */
    Supplier<Call> recallByScan() {
        return () -> {
            int lot = spread(rows.lots());
            return Call.get(
                    "/api/registry/recalls?gtin=" + Rows.gtin(lot % Rows.PRODUCTS) + "&lot=" + Rows.lot(lot),
                    practice.headers());
        };
    }

    /** The same recalls by plain JDBC, one for each line. */
    Supplier<Call> plainRecall(boolean byLot, boolean byProduct, int lines, int clients) {
        return () -> {
            StringBuilder body = new StringBuilder();
            for (int line = 0; line < lines; line++) {
                int lot = spread(rows.lots());
                body.append(practice.institution())
                        .append(' ')
                        .append(practice.location())
                        .append(' ')
                        .append(byProduct ? Rows.gtin(lot % Rows.PRODUCTS) : "-")
                        .append(' ')
                        .append(byLot ? Rows.lot(lot) : "-")
                        .append('\n');
            }
            return Call.text(FLOOR + "/recall?clients=" + clients, bytes(body.toString()));
        };
    }

    /** Each way in which a recall can be asked, the lot in other spellings too. */
    Map<String, Supplier<Call>> recalls() {
        Map<String, Supplier<Call>> recalls = new LinkedHashMap<>();
        recalls.put("by lot", recallByLot());
        recalls.put(
                "by lot, other spelling",
                recall(() -> "lot="
                        + Rows.lot(spread(rows.lots())).toLowerCase(Locale.ROOT).replace("-", "%20/")));
        recalls.put("by serial number", recall(() -> "serial=" + Rows.serial(spread(rows.placements()))));
        recalls.put("by product and lot", recallByScan());
        recalls.put("by product, 2,000 devices", recallByProduct());
        recalls.put("by product code, 2,000 devices", recall(() -> "productCode=" + Rows.code(spread(Rows.PRODUCTS))));
        recalls.put(
                "by supplier and quarter",
                recall(() -> "supplier=" + Rows.supplier(spread(Rows.SUPPLIERS)) + "&from=2020-04-01&to=2020-06-30"));
        return recalls;
    }

    private Supplier<Call> recall(Supplier<String> criteria) {
        return () -> Call.get("/api/registry/recalls?" + criteria.get(), practice.headers());
    }

    /** What any list of fifty must do at least: read that many entries of an index and their rows. */
    Supplier<Call> plainList() {
        Call call = Call.text(FLOOR + "/list?clients=1", bytes(practice.institution() + " " + practice.location()));
        return () -> call;
    }

    /** A list; {@code %d} in its path becomes a number below that, {@code %2$s} the storage location, {@code %3$s} the account. */
    Supplier<Call> list(String path, int below) {
        return path.contains("%")
                ? () -> Call.get(
                        String.format(Locale.ROOT, path, spread(below), practice.storage(), practice.account()),
                        practice.headers())
                : get(path);
    }

    /** All statistics with the survival curve. */
    Supplier<Call> statistics(String query) {
        return get("/api/registry/statistics" + query);
    }

    private Supplier<Call> get(String path) {
        Call call = Call.get(path, practice.headers());
        return () -> call;
    }

    private int turn() {
        return turn.getAndIncrement() & Integer.MAX_VALUE;
    }

    private int spread(int below) {
        return (int) ((long) turn() * STEP % below);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
