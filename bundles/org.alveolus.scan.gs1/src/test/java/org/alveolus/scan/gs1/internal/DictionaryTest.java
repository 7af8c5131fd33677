package org.alveolus.scan.gs1.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;
import static org.junit.Assume.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.Before;
import org.junit.Test;

/**
 * Our table says the same as the GS1 Barcode Syntax Dictionary, when {@code -Dalveolus.gs1.dictionary} names a file with it.
 * Proves D2, D3.
 */
public class DictionaryTest {

    private static final Map<Linter, String> LINTER_NAMES = new EnumMap<>(Map.ofEntries(
            Map.entry(Linter.CHECK_DIGIT, "csum"),
            Map.entry(Linter.CHECK_PAIR, "csumalpha"),
            Map.entry(Linter.PREFIX_FIRST, "gcppos1"),
            Map.entry(Linter.PREFIX_SECOND, "gcppos2"),
            Map.entry(Linter.DATE_OR_MONTH, "yymmd0"),
            Map.entry(Linter.DATE, "yymmdd"),
            Map.entry(Linter.LONG_DATE, "yyyymmdd"),
            Map.entry(Linter.HOUR_MINUTE, "hhmi"),
            Map.entry(Linter.HOUR, "hh"),
            Map.entry(Linter.MINUTE, "mi"),
            Map.entry(Linter.SECOND, "ss"),
            Map.entry(Linter.COUNTRY, "iso3166"),
            Map.entry(Linter.COUNTRY_OR_999, "iso3166999"),
            Map.entry(Linter.COUNTRY_LETTERS, "iso3166alpha2"),
            Map.entry(Linter.CURRENCY, "iso4217"),
            Map.entry(Linter.SEX, "iso5218"),
            Map.entry(Linter.YES_NO, "yesno"),
            Map.entry(Linter.WINDING, "winding"),
            Map.entry(Linter.IMPORTER_INDEX, "importeridx"),
            Map.entry(Linter.PACKAGE_TYPE, "packagetype"),
            Map.entry(Linter.MEDIA_TYPE, "mediatype"),
            Map.entry(Linter.HYPHEN, "hyphen"),
            Map.entry(Linter.ZERO, "zero"),
            Map.entry(Linter.NOT_ZERO, "nonzero"),
            Map.entry(Linter.NO_LEADING_ZERO, "nozeroprefix"),
            Map.entry(Linter.HAS_NON_DIGIT, "hasnondigit"),
            Map.entry(Linter.PIECE_OF_TOTAL, "pieceoftotal"),
            Map.entry(Linter.POSITION_OF_TOTAL, "posinseqslash"),
            Map.entry(Linter.PERCENT_ENCODED, "pcenc"),
            Map.entry(Linter.IBAN, "iban"),
            Map.entry(Linter.LATITUDE, "latitude"),
            Map.entry(Linter.LONGITUDE, "longitude"),
            Map.entry(Linter.COUPON, "couponcode"),
            Map.entry(Linter.COUPON_OFFER, "couponposoffer")));

    private final Map<String, String> dictionary = new TreeMap<>();

    @Before
    public void readDictionary() throws IOException {
        String file = System.getProperty("alveolus.gs1.dictionary");
        assumeTrue("no dictionary given", file != null);
        for (String line : Files.readAllLines(Path.of(file), StandardCharsets.UTF_8)) {
            if (!line.isBlank() && !line.startsWith("#")) {
                readLine(line);
            }
        }
    }

    private void readLine(String line) {
        int hash = line.indexOf('#');
        String title = hash < 0 ? "" : line.substring(hash + 1).strip();
        String[] words = (hash < 0 ? line : line.substring(0, hash)).strip().split("\\s+");
        int next = 1;
        String flags = words[next].matches("[*?]+") ? words[next++] : "";
        List<String> components = new ArrayList<>();
        List<String> rules = new ArrayList<>();
        for (int i = next; i < words.length; i++) {
            (words[i].matches("(req|ex|dlpkey).*") ? rules : components).add(words[i]);
        }
        rules.sort(null);
        String[] range = words[0].split("-");
        for (int id = Integer.parseInt(range[0]); id <= Integer.parseInt(range[range.length - 1]); id++) {
            String digits = String.format("%0" + range[0].length() + "d", id);
            dictionary.put(digits, String.join(" ", flags, String.join(" ", components), rules.toString(), title));
        }
    }

    @Test
    public void theTableSaysTheSame() {
        Map<String, String> ours = new TreeMap<>();
        for (ApplicationIdentifier identifier : ApplicationIdentifierTable.GS1.all()) {
            ours.put(identifier.id(), describe(identifier));
        }
        assertTrue(dictionary.size() > 400);
        assertEquals(dictionary.keySet(), ours.keySet());
        dictionary.forEach((id, line) -> assertEquals(id, line, ours.get(id)));
    }

    private static String describe(ApplicationIdentifier identifier) {
        List<String> components = new ArrayList<>();
        identifier.components().forEach(component -> components.add(describe(component)));
        List<String> rules = new ArrayList<>();
        identifier.requirements().forEach(requirement -> rules.add("req=" + requirement));
        if (!identifier.exclusions().isEmpty()) {
            rules.add("ex=" + String.join(",", identifier.exclusions()));
        }
        if (identifier.isLinkKey()) {
            List<String> lists = new ArrayList<>();
            identifier.linkQualifiers().forEach(list -> lists.add(String.join(",", list)));
            rules.add("dlpkey" + (lists.isEmpty() ? "" : "=" + String.join("|", lists)));
        }
        rules.sort(null);
        String flags = (identifier.predefinedLength() ? "*" : "") + (identifier.linkAttribute() ? "?" : "");
        // the dictionary names no title for coupons
        String title = identifier.id().matches("811[02]") ? "" : identifier.title();
        return String.join(" ", flags, String.join(" ", components), rules.toString(), title);
    }

    private static String describe(Component component) {
        String type =
                switch (component.set()) {
                    case DIGITS -> "N";
                    case CSET_82 -> "X";
                    case CSET_39 -> "Y";
                    case CSET_64 -> "Z";
                };
        String length = component.minimum() == component.maximum()
                ? String.valueOf(component.maximum())
                : ".." + component.maximum();
        String part = type + length;
        StringBuilder linters = new StringBuilder();
        for (Linter linter : component.linters()) {
            if (linter != Linter.BASE_64_PADDING) {
                linters.append(',').append(LINTER_NAMES.get(linter));
            }
        }
        return (component.optional() ? "[" + part + "]" : part) + linters;
    }
}
