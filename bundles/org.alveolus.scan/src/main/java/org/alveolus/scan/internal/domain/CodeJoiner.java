package org.alveolus.scan.internal.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.alveolus.spi.scan.Evidence;
import org.alveolus.spi.scan.Finding;
import org.alveolus.spi.scan.Reading;
import org.alveolus.spi.scan.Repair;
import org.alveolus.spi.scan.ScanElement;
import org.alveolus.spi.scan.ScanFields;
import org.alveolus.spi.udi.UdiIssuer;

/**
 * Joins the codes of one box, usually one with the product and one with the lot. Codes that contradict each other are not
 * joined silently: an error finding names the field. Stateless.
 */
final class CodeJoiner {

    /** One field: its name in findings and how to read it. */
    private record Field(String name, Function<ScanFields, Optional<?>> get) {}

    private static final List<Field> FIELDS = List.of(
            new Field("issuer", ScanFields::issuer),
            new Field("UDI-DI", ScanFields::udiDi),
            new Field("GTIN", ScanFields::gtin),
            new Field("lot", ScanFields::lot),
            new Field("serial", ScanFields::serial),
            new Field("expiry", ScanFields::expiry),
            new Field("production", ScanFields::production),
            new Field("quantity", ScanFields::quantity),
            new Field("variant", ScanFields::variant),
            new Field("REF", ScanFields::ref),
            new Field("LIC", ScanFields::lic),
            new Field("unit of measure", ScanFields::unitOfMeasure),
            new Field("DIN", ScanFields::din),
            new Field("product code", ScanFields::productCode));

    private CodeJoiner() {}

    /**
     * @param reads those of one scan in order, at least one
     */
    static Read join(List<Read> reads) {
        List<Read> readable = reads.stream().filter(Read::readable).toList();
        List<Finding> findings = new ArrayList<>();
        List<Repair> repairs = new ArrayList<>();
        reads.forEach(read -> {
            findings.addAll(
                    read.findings().stream().map(CodeJoiner::withoutPosition).toList());
            if (read.reading() == null) {
                findings.add(Finding.error("not-understood", -1, "One of the codes is of no known kind."));
            }
            repairs.addAll(read.repairs());
        });
        if (readable.isEmpty()) {
            Read first = reads.get(0);
            return new Read(first.driver(), first.reading(), findings, repairs, List.of());
        }
        List<ScanElement> elements = new ArrayList<>();
        ScanFields fields = ScanFields.NONE;
        for (Read read : readable) {
            ScanFields more = read.reading().fields();
            List<String> conflicts = conflicts(fields, more);
            if (!conflicts.isEmpty()) {
                findings.add(Finding.error(
                        "codes-contradict",
                        -1,
                        "The codes are not of one box: they differ in " + String.join(", ", conflicts) + "."));
                continue;
            }
            read.reading().elements().stream()
                    .filter(element -> !elements.contains(element))
                    .forEach(elements::add);
            fields = merge(fields, more);
        }
        Read first = readable.stream()
                .filter(read -> read.reading().fields().udiDi().isPresent())
                .findFirst()
                .orElse(readable.get(0));
        Reading joined = new Reading(first.reading().standard(), elements, fields, findings, Evidence.NONE);
        List<Read.Alternative> alternatives =
                reads.stream().flatMap(read -> read.alternatives().stream()).toList();
        return new Read(first.driver(), joined, findings, repairs, alternatives);
    }

    /** Positions count within a code, which a reader of the joined codes cannot tell. */
    private static Finding withoutPosition(Finding finding) {
        return new Finding(finding.severity(), finding.code(), -1, finding.message());
    }

    private static List<String> conflicts(ScanFields one, ScanFields other) {
        return FIELDS.stream()
                .filter(field -> {
                    Object mine = field.get().apply(one).orElse(null);
                    Object theirs = field.get().apply(other).orElse(null);
                    return mine != null && theirs != null && !Objects.equals(mine, theirs);
                })
                .map(Field::name)
                .toList();
    }

    private static ScanFields merge(ScanFields one, ScanFields other) {
        ScanFields.Builder merged = ScanFields.builder();
        merged.gtin(either(one, other, ScanFields::gtin));
        UdiIssuer issuer = either(one, other, ScanFields::issuer);
        if (issuer != null) {
            merged.udiDi(issuer, either(one, other, ScanFields::udiDi));
        }
        return merged.lot(either(one, other, ScanFields::lot))
                .serial(either(one, other, ScanFields::serial))
                .expiry(either(one, other, ScanFields::expiry))
                .production(either(one, other, ScanFields::production))
                .quantity(either(one, other, ScanFields::quantity))
                .variant(either(one, other, ScanFields::variant))
                .ref(either(one, other, ScanFields::ref))
                .lic(either(one, other, ScanFields::lic))
                .unitOfMeasure(either(one, other, ScanFields::unitOfMeasure))
                .din(either(one, other, ScanFields::din))
                .productCode(either(one, other, ScanFields::productCode))
                .build();
    }

    private static <T> T either(ScanFields one, ScanFields other, Function<ScanFields, Optional<T>> get) {
        return get.apply(one).or(() -> get.apply(other)).orElse(null);
    }
}
