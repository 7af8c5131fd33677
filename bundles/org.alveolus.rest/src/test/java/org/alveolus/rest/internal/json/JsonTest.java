package org.alveolus.rest.internal.json;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotSame;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.alveolus.api.InstitutionId;
import org.alveolus.api.Page;
import org.alveolus.api.Problem;
import org.alveolus.api.ProblemException;
import org.alveolus.spi.udi.CodedDate;
import org.alveolus.spi.udi.Gtin;
import org.junit.Test;

/** Proves P4, F1, F3. */
public class JsonTest {

    private static final Json JSON = new Json();

    enum State {
        IN_STOCK,
        USED
    }

    record Part(String lot, BigDecimal diameter) {}

    record Draft(
            String title,
            Integer count,
            Long big,
            Boolean flag,
            Double ratio,
            UUID id,
            InstitutionId institution,
            Gtin gtin,
            CodedDate expiry,
            LocalDate day,
            Instant at,
            ZoneId zone,
            Locale language,
            URI site,
            State state,
            List<Part> parts,
            Map<String, String> labels,
            byte[] unused) {}

    record Checked(String title) {
        Checked {
            Problem.Faults faults = new Problem.Faults();
            faults.text("/title", title, 1, 5);
            faults.refuse();
        }
    }

    record Holder(List<Checked> items) {
        Holder {
            items = List.copyOf(items);
        }
    }

    record Answer(@JsonInclude(JsonInclude.Include.ALWAYS) String standard, String symbology, State state) {}

    @Test
    public void readsEveryKindOfValue() {
        Draft draft = read(
                """
                {"title": "Schrank 2 \\ud83e\\uddb7", "count": 3, "big": 9007199254740993, "flag": true, "ratio": 1,
                 "id": "0190a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b", "institution": "0190a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b",
                 "gtin": "07630031730428", "expiry": "2027-05", "day": "2026-11-22", "at": "2026-11-22T10:15:00+01:00",
                 "zone": "Europe/Amsterdam", "language": "de-AT", "site": "https://linden.example/", "state": "in-stock",
                 "parts": [{"lot": "A1", "diameter": 4.10}], "labels": {"a": "b"}}""");
        assertEquals("Schrank 2 \ud83e\uddb7", draft.title());
        assertEquals(Long.valueOf(9007199254740993L), draft.big());
        assertEquals(Double.valueOf(1), draft.ratio());
        assertEquals("07630031730428", draft.gtin().toString());
        assertEquals("2027-05", draft.expiry().toString());
        assertEquals(Instant.parse("2026-11-22T09:15:00Z"), draft.at());
        assertEquals(Locale.forLanguageTag("de-AT"), draft.language());
        assertEquals(State.IN_STOCK, draft.state());
        assertEquals(new BigDecimal("4.10"), draft.parts().get(0).diameter());
        assertEquals(null, read("{}").title());
        assertEquals(null, read("{\"title\": null, \"parts\": null}").parts());
    }

    @Test
    public void writesTheSameTexts() {
        Draft draft = read(
                """
                {"gtin":"07630031730428","expiry":"2027-05","at":"2026-11-22T10:15:00+01:00","zone":"Europe/Amsterdam",\
                "language":"de-AT","state":"in-stock","parts":[{"diameter":4.10}]}""");
        assertEquals(
                """
                {"gtin":"07630031730428","expiry":"2027-05","at":"2026-11-22T09:15:00Z","zone":"Europe/Amsterdam",\
                "language":"de-AT","state":"in-stock","parts":[{"diameter":4.10}]}""",
                new String(JSON.write(draft), StandardCharsets.UTF_8));
    }

    @Test
    public void leavesNullOutUnlessToldOtherwise() {
        assertEquals(
                "{\"items\":[{\"standard\":null,\"state\":\"used\"}]}",
                new String(
                        JSON.write(new Page<>(List.of(new Answer(null, null, State.USED)), null)),
                        StandardCharsets.UTF_8));
    }

    @Test
    public void namesTheFieldAndTheReason() {
        refused("{\"titel\": 1}", "/titel unknown");
        refused("{\"title\": 1}", "/title wrong-type");
        refused("{\"title\": true}", "/title wrong-type");
        refused("{\"title\": [\"a\"]}", "/title wrong-type");
        refused("{\"title\": {}}", "/title wrong-type");
        refused("{\"count\": \"3\"}", "/count wrong-type");
        refused("{\"count\": \"\"}", "/count wrong-type");
        refused("{\"count\": 3.5}", "/count wrong-type");
        refused("{\"count\": 3.0}", "/count wrong-type");
        refused("{\"count\": true}", "/count wrong-type");
        refused("{\"count\": 3000000000}", "/count out-of-range");
        refused("{\"big\": 30000000000000000000}", "/big out-of-range");

        refused("{\"flag\": \"true\"}", "/flag wrong-type");
        refused("{\"flag\": 1}", "/flag wrong-type");
        refused("{\"ratio\": \"1\"}", "/ratio wrong-type");
        refused("{\"id\": \"1-1-1-1-1\"}", "/id not-a-uuid");
        refused("{\"id\": 12}", "/id wrong-type");
        refused("{\"id\": \"\"}", "/id not-a-uuid");
        refused("{\"institution\": \"x\"}", "/institution not-valid");
        refused("{\"gtin\": \"07630031730429\"}", "/gtin not-valid");
        refused("{\"gtin\": 7630031730428}", "/gtin wrong-type");
        refused("{\"expiry\": \"2027-02-30\"}", "/expiry not-valid");
        refused("{\"day\": \"2026-02-30\"}", "/day not-a-date");
        refused("{\"day\": \"2026-2-3\"}", "/day not-a-date");
        refused("{\"day\": \"+12026-02-03\"}", "/day not-a-date");
        refused("{\"day\": \"0000-02-03\"}", "/day not-a-date");
        refused("{\"day\": \"2026-11-22T00:00:00Z\"}", "/day not-a-date");
        refused("{\"day\": 20260203}", "/day wrong-type");
        refused("{\"day\": [2026, 2, 3]}", "/day wrong-type");
        refused("{\"at\": \"2026-11-22T10:15:00\"}", "/at not-a-time");
        refused("{\"at\": 1700000000}", "/at wrong-type");
        refused("{\"zone\": \"Mars/Base\"}", "/zone not-a-time-zone");
        refused("{\"language\": \"!\"}", "/language not-a-language");
        refused("{\"language\": \"\"}", "/language not-a-language");
        refused("{\"site\": \"a b\"}", "/site not-a-uri");
        refused("{\"state\": \"IN_STOCK\"}", "/state not-a-choice");
        refused("{\"state\": \"\"}", "/state not-a-choice");
        refused("{\"state\": \"in-stock\\u0000\"}", "/state not-a-choice");
        refused("{\"state\": \" in-stock \"}", "/state not-a-choice");
        refused("{\"state\": 0}", "/state wrong-type");
        refused("{\"parts\": {}}", "/parts wrong-type");
        refused("{\"parts\": \"\"}", "/parts wrong-type");
        refused("{\"parts\": [null]}", "/parts/0 required");
        refused("{\"parts\": [{\"lot\": \"a\"}, {\"lot\": 5}]}", "/parts/1/lot wrong-type");
        refused("{\"parts\": [{\"diameter\": 1e999999999}]}", "/parts/0/diameter out-of-range");
        refused("{\"parts\": [{\"diameter\": \"4.1\"}]}", "/parts/0/diameter wrong-type");
        refused("{\"parts\": [{\"a/b~c\": 1}]}", "/parts/0/a~1b~0c unknown");
        refused("{\"labels\": {\"x\": 1}}", "/labels/x wrong-type");
        refused("{\"title\": \"a\\u0000b\"}", "/title control-character");
        refused("{\"title\": \"a\\ud83e\"}", "/title control-character");
        refused("[]", " wrong-type");
        refused("\"text\"", " wrong-type");
        refused("5", " wrong-type");
        refused("null", " required");
        refused("", " required");
        refused("   ", " required");
    }

    @Test
    public void tellsWhereTheTextBreaks() {
        malformed("{\"title\": \"a\"", "ends too early");
        malformed("{\"title\": \"a", "ends too early");
        malformed("{\"title\": 'a'}", "not well-formed JSON (line 1, column ");
        malformed("{title: 1}", "not well-formed");
        malformed("{\"title\": NaN}", "not well-formed");
        malformed("{\"title\": \"a\tb\"}", "not well-formed");
        malformed("{\"count\": 01}", "not well-formed");
        malformed("{\"title\": \"a\", \"title\": \"b\"}", "names a field twice");
        malformed("{\"labels\": {\"x\": \"a\", \"x\": \"b\"}}", "names a field twice");
        malformed("{\"count\": 1} {\"count\": 2}", "Something follows");
        malformed("{} x", "not well-formed");
        malformed("// comment\n{}", "not well-formed");
        malformed("<xml/>", "not well-formed");
    }

    @Test
    public void refusesBytesThatAreNoText() {
        byte[] latin = "{\"title\": \"Zäpfchen\"}".getBytes(StandardCharsets.ISO_8859_1);
        Problem problem = assertThrows(ProblemException.class, () -> JSON.read(latin, Draft.class))
                .problem();
        assertEquals(400, problem.status());
        assertTrue(problem.detail(), problem.detail().contains("not well-formed"));
    }

    @Test
    public void refusesWhatIsTooDeepOrTooLong() {
        String deep = "{\"x\":".repeat(60) + "1" + "}".repeat(60);
        assertEquals(
                List.of("/x".repeat(50) + " too-large"),
                told(assertThrows(
                                ProblemException.class,
                                () -> JSON.read(deep.getBytes(StandardCharsets.UTF_8), Map.class))
                        .problem()));
        refused("{\"parts\": " + "[".repeat(100_000), "/parts/0 wrong-type");
        refused("{\"count\": " + "1".repeat(200) + "}", "/count too-large");
        refused("{\"" + "n".repeat(300) + "\": 1}", " too-large");
    }

    @Test
    public void passesOnWhatAValueFindsWrong() {
        Problem problem = assertThrows(
                        ProblemException.class,
                        () -> JSON.read(
                                "{\"items\": [{\"title\": \"ok\"}, {\"title\": \"too long\"}]}"
                                        .getBytes(StandardCharsets.UTF_8),
                                Holder.class))
                .problem();
        assertEquals("[/items/1/title too-long]", told(problem).toString());
        Problem missing = assertThrows(
                        ProblemException.class, () -> JSON.read("{}".getBytes(StandardCharsets.UTF_8), Holder.class))
                .problem();
        assertEquals("[ required]", told(missing).toString());
    }

    record Plain(int count, boolean flag) {}

    @Test
    public void demandsWhatCannotBeNull() {
        for (String body : List.of("{\"count\": null, \"flag\": true}", "{\"flag\": true}")) {
            assertEquals(
                    "[/count required]",
                    told(assertThrows(
                                            ProblemException.class,
                                            () -> JSON.read(body.getBytes(StandardCharsets.UTF_8), Plain.class))
                                    .problem())
                            .toString());
        }
    }

    @Test
    public void neverNamesAClassOfOurs() {
        for (String body :
                List.of("{\"day\":1}", "{\"parts\":{}}", "{\"gtin\":\"x\"}", "{\"a\":1}", "[]", "{\"state\":\"x\"}")) {
            Problem problem = problem(body);
            String all = problem.detail() + problem.errors();
            assertTrue(all, !all.contains("org.alveolus") && !all.contains("java.") && !all.contains("Draft"));
        }
    }

    @Test
    public void sharesNoKnownTypesWithAnother() {
        assertNotSame(JSON.mapper().getTypeFactory(), new Json().mapper().getTypeFactory());
    }

    private static Draft read(String text) {
        return (Draft) JSON.read(text.getBytes(StandardCharsets.UTF_8), Draft.class);
    }

    private static Problem problem(String text) {
        Problem problem =
                assertThrows(text, ProblemException.class, () -> read(text)).problem();
        assertEquals(text, 400, problem.status());
        return problem;
    }

    private static void refused(String text, String... faults) {
        assertEquals(text.substring(0, Math.min(text.length(), 100)), Arrays.asList(faults), told(problem(text)));
    }

    private static void malformed(String text, String words) {
        Problem problem = problem(text);
        assertTrue(
                text + ": " + problem,
                problem.detail() != null && problem.detail().contains(words));
    }

    private static List<String> told(Problem problem) {
        List<String> told = new ArrayList<>();
        problem.errors().forEach(error -> told.add(error.pointer() + " " + error.code()));
        return told;
    }
}
