package org.alveolus.registry.internal.rest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
import org.alveolus.registry.internal.table.TableFormat;
import org.alveolus.registry.internal.table.TableWriter;

/**
 * A recall as a list for a spreadsheet. Patients whom the caller may not see are counted in lines of their own, so that the list is
 * never silently short.
 */
final class RecallCsv {

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

    private final Words words;
    private final Choices choices;

    RecallCsv(Words words, Choices choices) {
        this.words = words;
        this.choices = choices;
    }

    byte[] write(Recall recall) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (TableWriter table = TableFormat.CSV.open(file)) {
            table.sheet("recall", COLUMNS.stream().map(this::word).toList());
            for (Found found : recall.devices().items()) {
                table.row(line(found));
            }
            for (Hidden hidden : recall.summary().hidden()) {
                table.row(line(hidden));
            }
            for (Piece piece : recall.summary().stock()) {
                table.row(line(piece));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file.toByteArray();
    }

    private List<Object> line(Found found) {
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
                note(found));
    }

    private String note(Found found) {
        return Stream.of(
                        found.group().certain() ? null : word("uncertain"),
                        found.lostOn() == null ? null : words.get("recall.lost", found.lostOn()))
                .filter(Objects::nonNull)
                .collect(Collectors.joining("; "));
    }

    private List<Object> line(Hidden hidden) {
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

    private List<Object> line(Piece piece) {
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

    private List<Object> line(
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
        return Arrays.asList(
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
                note);
    }

    private String word(String key) {
        return words.get("recall." + key);
    }
}
