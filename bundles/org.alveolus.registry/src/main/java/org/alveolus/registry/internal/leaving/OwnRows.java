package org.alveolus.registry.internal.leaving;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.alveolus.api.catalogue.Device;
import org.alveolus.api.institution.PracticeLocation;
import org.alveolus.api.patients.Patient;
import org.alveolus.api.registry.DeviceUse;
import org.alveolus.api.registry.FollowUpEntry;
import org.alveolus.api.registry.FollowUpEntry.Kind;
import org.alveolus.api.registry.ToothPosition;
import org.alveolus.api.registry.Treatment;
import org.alveolus.api.registry.TreatmentDetails;
import org.alveolus.registry.internal.domain.ChoiceList;
import org.alveolus.registry.internal.domain.Choices;
import org.alveolus.registry.internal.domain.Words;
import org.alveolus.registry.internal.persistence.FollowUpEntity;
import org.alveolus.registry.internal.persistence.TreatmentEntity;
import org.alveolus.registry.internal.transfer.Field;
import org.alveolus.registry.internal.transfer.ImportTemplate;
import org.alveolus.registry.internal.transfer.OwnField;

/** Treatments as rows of a workbook, a device each in the columns of the import's template, and as objects. */
final class OwnRows {

    private static final List<String> FOLLOW_UP_COLUMNS = List.of(
            "patient-number",
            "surgery-date",
            "position",
            "event",
            "date",
            "code",
            "text",
            "by",
            "next-visit",
            "treatment");

    /** A treatment with its follow-up, in which placements are named by their position, and the practice's own fields. */
    record One(Treatment treatment, List<Event> followUp, List<OwnField> own) {}

    /** Something that happened to an implant. */
    record Event(ToothPosition position, Kind kind, FollowUpEntry entry, String byName) {}

    private final Words words;
    private final Choices choices;
    private final Map<UUID, PracticeLocation> places;
    private final List<String> ownHeadings;

    /** @param ownHeadings of the practice's own fields, one as often as a treatment has it at most */
    OwnRows(Words words, Choices choices, Map<UUID, PracticeLocation> places, List<String> ownHeadings) {
        this.ownHeadings = ownHeadings;
        this.words = words;
        this.choices = choices;
        this.places = places;
    }

    /** @param patient null when the directory does not have them */
    static One one(TreatmentEntity row, Patient patient, List<FollowUpEntity> followUp, List<OwnField> own) {
        Map<UUID, ToothPosition> positions = new HashMap<>();
        row.implants().keySet().forEach(placement -> positions.put(placement.id(), placement.position()));
        return new One(
                row.toTreatment(patient),
                followUp.stream()
                        .map(entry -> new Event(
                                positions.get(entry.placement()), entry.kind(), entry.entry(), entry.byName()))
                        .sorted(Comparator.comparing(
                                        (Event event) -> event.entry().date())
                                .thenComparing(Event::kind))
                        .toList(),
                own);
    }

    /** Those of the import's template, two more, and the practice's own: so the rows can be taken in again. */
    List<String> headings() {
        return Stream.concat(ImportTemplate.exportHeadings(words).stream(), ownHeadings.stream())
                .toList();
    }

    List<String> followUpHeadings() {
        return FOLLOW_UP_COLUMNS.stream().map(this::heading).toList();
    }

    private String heading(String column) {
        return words.get((Field.of(column).isPresent() ? "import.heading." : "records.") + column);
    }

    /** A row for each device; one when there is none. */
    List<List<Object>> rows(One one) {
        TreatmentDetails details = one.treatment().details();
        List<List<Object>> rows = new ArrayList<>();
        for (TreatmentDetails.Placement placement : details.placements()) {
            Stream.of(placement.implant(), placement.abutment())
                    .filter(use -> use != null)
                    .forEach(use -> rows.add(row(one, placement, use)));
        }
        details.techniques().biomaterials().forEach(use -> rows.add(row(one, null, use)));
        if (rows.isEmpty()) {
            rows.add(row(one, null, null));
        }
        return rows;
    }

    private List<Object> row(One one, TreatmentDetails.Placement placement, DeviceUse use) {
        Treatment treatment = one.treatment();
        TreatmentDetails.Surgery surgery = treatment.details().surgery();
        TreatmentDetails.Techniques techniques = treatment.details().techniques();
        TreatmentDetails.Other other = treatment.details().other();
        Device device = use == null ? null : use.device();
        List<Object> row = new ArrayList<>(Arrays.asList(
                surgery.patientNumber(),
                surgery.patientName(),
                surgery.birthDate(),
                surgery.date(),
                treatment.practitionerName(),
                title(ChoiceList.INDICATION, surgery.indication()),
                surgery.specification(),
                placement == null ? null : placement.position().toString(),
                placement == null ? null : title(ChoiceList.JAW_REGION, placement.region())));
        row.addAll(device(device));
        row.addAll(Arrays.asList(
                technique(techniques.codes(), 0),
                technique(techniques.codes(), 1),
                techniques.positions().stream().map(ToothPosition::toString).collect(Collectors.joining(", ")),
                words.get(techniques.mayGiveBlood() ? "records.yes" : "records.no"),
                other.referrer() == null ? null : other.referrer().name(),
                title(ChoiceList.AFTERCARE, other.aftercare()),
                title(ChoiceList.PROSTHETICS_BY, other.prostheticsBy()),
                other.extra(),
                place(treatment),
                treatment.id()));
        row.addAll(own(one.own()));
        return row;
    }

    /** What stands below each of the practice's own headings; the fields of one heading fill its columns in their order. */
    private List<Object> own(List<OwnField> fields) {
        List<OwnField> left = new ArrayList<>(fields);
        List<Object> cells = new ArrayList<>();
        for (String heading : ownHeadings) {
            Optional<OwnField> field =
                    left.stream().filter(each -> each.heading().equals(heading)).findFirst();
            field.ifPresent(left::remove);
            cells.add(field.map(OwnField::content).orElse(null));
        }
        return cells;
    }

    private List<Object> device(Device device) {
        return device == null
                ? Arrays.asList(new Object[11])
                : Arrays.asList(
                        words.get("records.kind." + device.kind().name().toLowerCase(Locale.ROOT)),
                        device.supplierName(),
                        device.productCode(),
                        device.name(),
                        device.type(),
                        device.lot(),
                        device.serial(),
                        device.diameter(),
                        device.length(),
                        device.expiry(),
                        device.udiDi());
    }

    /** A row for each event. */
    List<List<Object>> followUp(One one) {
        TreatmentDetails.Surgery surgery = one.treatment().details().surgery();
        return one.followUp().stream()
                .map(event -> Arrays.<Object>asList(
                        surgery.patientNumber(),
                        surgery.date(),
                        event.position(),
                        words.get("records.event." + event.kind().code()),
                        event.entry().date(),
                        title(
                                event.kind() == Kind.LOSS ? ChoiceList.LOSS_CAUSE : ChoiceList.COMPLICATION,
                                event.entry().code()),
                        event.entry().text(),
                        event.byName(),
                        event.entry().nextVisit(),
                        one.treatment().id()))
                .toList();
    }

    /** The treatment with its follow-up and the name of its location. */
    Map<String, Object> object(One one) {
        Map<String, Object> object = new LinkedHashMap<>();
        Treatment treatment = one.treatment();
        object.put("id", treatment.id());
        object.put("location", place(treatment));
        object.put("practitionerName", treatment.practitionerName());
        object.put("surgery", treatment.details().surgery());
        object.put("placements", treatment.details().placements());
        object.put("techniques", treatment.details().techniques());
        object.put("other", treatment.details().other());
        object.put("ownFields", one.own());
        object.put("followUp", one.followUp());
        object.put("recordedAt", treatment.recordedAt());
        object.put("changedAt", treatment.changedAt());
        return object;
    }

    private String place(Treatment treatment) {
        PracticeLocation place = places.get(treatment.location());
        return place == null || place.name() == null ? treatment.location().toString() : place.name();
    }

    private String technique(List<String> codes, int index) {
        return index < codes.size() ? title(ChoiceList.TECHNIQUE, codes.get(index)) : null;
    }

    private String title(ChoiceList list, String code) {
        return code == null ? null : choices.title(list, code, words.language());
    }
}
