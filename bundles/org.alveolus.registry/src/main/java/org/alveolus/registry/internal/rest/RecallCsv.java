package org.alveolus.registry.internal.rest;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.alveolus.api.catalogue.Device;
import org.alveolus.api.institution.PracticeLocation;
import org.alveolus.api.patients.Patient;
import org.alveolus.registry.internal.Recalls.Found;
import org.alveolus.registry.internal.Recalls.Hidden;
import org.alveolus.registry.internal.Recalls.Piece;
import org.alveolus.registry.internal.Recalls.Recall;
import org.alveolus.registry.internal.domain.ChoiceList;
import org.alveolus.registry.internal.domain.Choices;
import org.alveolus.registry.internal.domain.Words;

/**
 * A recall as a list for a spreadsheet (RFC 4180, with a byte order mark, by which spreadsheets know UTF-8). Patients whom the
 * caller may not see are counted in lines of their own, so that the list is never silently short.
 */
final class RecallCsv {

    private static final String BYTE_ORDER_MARK = "\ufeff";

    private static final List<String> COLUMNS = List.of(
            "state",
            "number",
            "name",
            "birth",
            "date",
            "position",
            "region",
            "kind",
            "supplier",
            "reference",
            "product",
            "type",
            "lot",
            "serial",
            "expiry",
            "issuer",
            "udi",
            "practitioner",
            "location",
            "note");

    /** With one of these a spreadsheet takes a cell for a formula, in full width too. */
    private static final String FORMULA_STARTS = "=+-@\t\r\n\uff1d\uff0b\uff0d\uff20";

    private final Words words;
    private final Choices choices;

    RecallCsv(Words words, Choices choices) {
        this.words = words;
        this.choices = choices;
    }

    String write(Recall recall) {
        StringWriter text = new StringWriter();
        text.write(BYTE_ORDER_MARK);
        try (CsvWriter csv =
                CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text)) {
            csv.writeRecord(COLUMNS.stream().map(this::word).toList());
            recall.devices().items().forEach(found -> csv.writeRecord(cells(line(found))));
            recall.summary().hidden().forEach(hidden -> csv.writeRecord(cells(line(hidden))));
            recall.summary().stock().forEach(piece -> csv.writeRecord(cells(line(piece))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private Object[] line(Found found) {
        Patient patient = found.patient();
        return line(
                "patient",
                patient == null ? found.patientNumber() : patient.number(),
                patient == null ? null : patient.name(),
                patient == null ? null : patient.birthDate(),
                found.date(),
                found.position(),
                found.region() == null ? null : choices.title(ChoiceList.JAW_REGION, found.region(), words.language()),
                found.device(),
                found.practitioner(),
                found.location(),
                found.group().certain() ? null : word("uncertain"));
    }

    private Object[] line(Hidden hidden) {
        return line(
                "hidden",
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                hidden.location(),
                words.get("recall.openedby", hidden.patients(), String.join(", ", hidden.openedBy())));
    }

    private Object[] line(Piece piece) {
        return line(
                "stock",
                null,
                null,
                null,
                null,
                null,
                null,
                piece.item().device(),
                null,
                piece.location(),
                words.get("recall.storage", Objects.toString(piece.item().storageTitle(), "")));
    }

    private Object[] line(
            String state,
            Object number,
            Object name,
            Object birth,
            Object date,
            Object position,
            Object region,
            Device device,
            Object practitioner,
            PracticeLocation location,
            Object note) {
        boolean known = device != null;
        return new Object[] {
            word(state),
            number,
            name,
            birth,
            date,
            position,
            region,
            known ? words.get("kind." + device.kind().name().toLowerCase(Locale.ROOT)) : null,
            known ? device.supplierName() : null,
            known ? device.productCode() : null,
            known ? device.name() : null,
            known ? device.type() : null,
            known ? device.lot() : null,
            known ? device.serial() : null,
            known ? device.expiry() : null,
            known ? device.issuer() : null,
            known ? device.udiDi() : null,
            practitioner,
            location.name() == null ? location.id() : location.name(),
            note
        };
    }

    private static List<String> cells(Object... values) {
        return Arrays.stream(values)
                .map(value -> Objects.toString(value, ""))
                .map(RecallCsv::harmless)
                .toList();
    }

    /** The text, with an apostrophe before it where a spreadsheet would run it as a formula. */
    private static String harmless(String cell) {
        return !cell.isEmpty() && FORMULA_STARTS.indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
    }

    private String word(String key) {
        return words.get("recall." + key);
    }
}
