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
     * @param codes those of one scan in order, at least one
     */
    static Read join(List<CodeRead> codes) {
        List<CodeRead> readable =
                codes.stream().filter(code -> code.read().readable()).toList();
        List<Finding> findings = new ArrayList<>();
        List<Repair> repairs = new ArrayList<>();
        for (CodeRead code : codes) {
            code.read().findings().stream().map(code::placed).forEach(findings::add);
            if (code.read().reading() == null) {
                findings.add(Finding.error("not-understood", code.at(), "One of the codes is of no known kind."));
            }
            repairs.addAll(code.read().repairs());
        }
        if (readable.isEmpty()) {
            Read first = codes.get(0).read();
            return new Read(first.driver(), first.reading(), findings, repairs, List.of());
        }
        List<ScanElement> elements = new ArrayList<>();
        ScanFields fields = ScanFields.NONE;
        for (CodeRead code : readable) {
            ScanFields more = code.read().reading().fields();
            Optional<Finding> fault = fault(code, readable, fields, more);
            fault.ifPresent(findings::add);
            if (fault.isPresent() && fault.get().severity() == Finding.Severity.ERROR) {
                continue;
            }
            code.read().reading().elements().stream()
                    .filter(element -> !elements.contains(element))
                    .forEach(elements::add);
            fields = merge(fields, more);
        }
        Read first = readable.stream()
                .map(CodeRead::read)
                .filter(read -> read.reading().fields().udiDi().isPresent())
                .findFirst()
                .orElse(readable.get(0).read());
        Reading joined = new Reading(first.reading().standard(), elements, fields, findings, Evidence.NONE);
        List<Read.Alternative> alternatives = codes.stream()
                .flatMap(code -> code.read().alternatives().stream())
                .toList();
        return new Read(first.driver(), joined, findings, repairs, alternatives);
    }

    private static Optional<Finding> fault(CodeRead code, List<CodeRead> readable, ScanFields fields, ScanFields more) {
        List<String> conflicts = conflicts(fields, more);
        return conflicts.isEmpty()
                ? HibcLinks.fault(code, readable)
                : Optional.of(Finding.error(
                        "codes-contradict",
                        code.at(),
                        "The codes are not of one box: they differ in " + String.join(", ", conflicts) + "."));
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
