package org.alveolus.registry.internal.transfer;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.alveolus.api.Problem;
import org.alveolus.api.catalogue.Device;
import org.alveolus.api.catalogue.DeviceForm;
import org.alveolus.api.catalogue.DeviceKind;
import org.alveolus.api.catalogue.Supplier;
import org.alveolus.api.registry.DeviceUse;
import org.alveolus.api.registry.ToothPosition;
import org.alveolus.api.registry.TreatmentDetails;
import org.alveolus.api.registry.TreatmentDetails.Other;
import org.alveolus.api.registry.TreatmentDetails.Placement;
import org.alveolus.api.registry.TreatmentDetails.Referrer;
import org.alveolus.api.registry.TreatmentDetails.Surgery;
import org.alveolus.api.registry.TreatmentDetails.Techniques;
import org.alveolus.registry.internal.domain.TreatmentRules;
import org.alveolus.registry.internal.transfer.StagedRow.RowFault;

/** Makes treatments of rows. What a treatment and a device must be like is said where people's own entries are checked. */
final class RowReader {

    /** The most rows of one treatment. */
    static final int MAXIMUM_ROWS = TreatmentRules.MAXIMUM_PLACEMENTS * 2 + TreatmentRules.MAXIMUM_BIOMATERIALS;

    private static final List<Field> DEVICE_FIELDS = List.of(
            Field.SUPPLIER,
            Field.PRODUCT_CODE,
            Field.PRODUCT,
            Field.TYPE,
            Field.LOT,
            Field.SERIAL,
            Field.DIAMETER,
            Field.LENGTH,
            Field.EXPIRY,
            Field.UDI_DI);

    private static final int MAXIMUM_OWN = 4000;

    private final Map<Field, Integer> places = new EnumMap<>(Field.class);
    private final List<Column> own;
    private final DateOrder order;
    private final Meanings meanings;
    private final LocalDate today;

    RowReader(List<Column> columns, DateOrder order, Meanings meanings, LocalDate today) {
        columns.stream()
                .filter(column -> column.field() != null)
                .forEach(column -> places.put(column.field(), column.number()));
        own = columns.stream()
                .filter(column -> column.field() == null && column.kept())
                .toList();
        this.order = order;
        this.meanings = meanings;
        this.today = today;
    }

    /**
     * What the rows of a treatment say.
     *
     * @param details null when there is a fault
     * @param faults by row number
     * @param devices for each row what it adds, in the form in which rows are compared with what is recorded
     */
    record Made(
            TreatmentDetails details,
            Map<Integer, List<RowFault>> faults,
            Map<Integer, String> devices,
            List<OwnField> own,
            String hash) {}

    /**
     * By what rows of one treatment are brought together: patient, day and practitioner. Rows in which one of them cannot be read
     * stand alone.
     */
    String key(int number, List<String> cells) {
        StagedRow row = new StagedRow(number, "", StagedRow.State.GOOD, cells, List.of());
        try {
            String patient = Reading.key(text(row, Field.PATIENT_NUMBER));
            LocalDate day = Reading.date(text(row, Field.SURGERY_DATE), order);
            String practitioner = meanings.target(Field.PRACTITIONER, text(row, Field.PRACTITIONER));
            if (!patient.isEmpty() && practitioner != null && patient.length() <= TreatmentRules.MAXIMUM_NUMBER * 2) {
                return patient + " " + day + " " + practitioner;
            }
        } catch (Reading.Unread e) {
            // told when the row is looked at
        }
        return "~" + String.format("%09d", number);
    }

    private String text(StagedRow row, Field field) {
        Integer place = places.get(field);
        return place == null ? "" : StagedRow.shown(row.cell(place)).strip();
    }

    /** The treatment of rows with the same key. */
    Made made(List<StagedRow> rows) {
        return new Making(rows).made();
    }

    /** One treatment in the making. */
    private final class Making {

        private final List<StagedRow> rows;
        private final Map<Integer, List<RowFault>> faults = new LinkedHashMap<>();
        private final Map<Integer, String> devices = new LinkedHashMap<>();
        private final Map<String, StagedRow> rowsAt = new HashMap<>();

        Making(List<StagedRow> rows) {
            this.rows = rows;
        }

        Made made() {
            StagedRow first = rows.get(0);
            rows.forEach(this::errors);
            if (rows.size() > MAXIMUM_ROWS) {
                rows.forEach(row -> fault(row, null, "too-many-rows-of-a-treatment"));
                return new Made(null, faults, devices, List.of(), hash());
            }
            Surgery surgery = new Surgery(
                    blankToNull(agreed(Field.PATIENT_NUMBER)),
                    blankToNull(agreed(Field.PATIENT_NAME)),
                    read(first, Field.BIRTH_DATE, agreed(Field.BIRTH_DATE), text -> Reading.date(text, order)),
                    read(first, Field.SURGERY_DATE, agreed(Field.SURGERY_DATE), text -> Reading.date(text, order)),
                    practitioner(),
                    choice(Field.INDICATION),
                    blankToNull(agreed(Field.SPECIFICATION)));
            List<Placement> placements = new ArrayList<>();
            List<DeviceUse> biomaterials = new ArrayList<>();
            List<ToothPosition> positions = new ArrayList<>();
            List<ToothPosition> given =
                    read(first, Field.TECHNIQUE_POSITIONS, agreed(Field.TECHNIQUE_POSITIONS), Reading::positions);
            if (given != null) {
                positions.addAll(given);
            }
            rows.forEach(row -> place(row, placements, biomaterials, positions));
            List<String> techniques = new ArrayList<>();
            for (Field field : List.of(Field.TECHNIQUE_1, Field.TECHNIQUE_2)) {
                String code = choice(field);
                if (code != null) {
                    techniques.add(code);
                }
            }
            Boolean blood = read(first, Field.MAY_GIVE_BLOOD, agreed(Field.MAY_GIVE_BLOOD), Reading::yes);
            String referrer = blankToNull(agreed(Field.REFERRER));
            TreatmentDetails details = new TreatmentDetails(
                    surgery,
                    placements,
                    new Techniques(techniques, positions, biomaterials, Boolean.TRUE.equals(blood)),
                    new Other(
                            referrer == null ? null : new Referrer(null, referrer),
                            choice(Field.AFTERCARE),
                            choice(Field.PROSTHETICS_BY),
                            blankToNull(agreed(Field.EXTRA))));
            TreatmentDetails checked = checked(details, first);
            return new Made(faults.isEmpty() ? checked : null, faults, devices, ownFields(), hash());
        }

        private void errors(StagedRow row) {
            places.forEach((field, place) -> {
                if (StagedRow.isError(row.cell(place))) {
                    fault(row, field, "cell-error");
                }
            });
            row.faults().forEach(fault -> fault(row, fault.field(), fault.code()));
        }

        private TreatmentDetails checked(TreatmentDetails details, StagedRow first) {
            Problem.Faults found = new Problem.Faults();
            TreatmentDetails checked = new TreatmentRules(today, meanings.choices(), null).checked(details, found);
            if (!found.none()) {
                for (Problem.FieldError error : errors(found)) {
                    StagedRow row = rowsAt.entrySet().stream()
                            .filter(entry -> error.pointer().startsWith(entry.getKey() + "/"))
                            .map(Map.Entry::getValue)
                            .findFirst()
                            .orElse(first);
                    Field field = Field.at(error.pointer());
                    boolean known = faults.getOrDefault(row.number(), List.of()).stream()
                            .anyMatch(fault -> fault.field() == field);
                    if (!known) {
                        fault(row, field, error.code());
                    }
                }
            }
            return checked;
        }

        private static List<Problem.FieldError> errors(Problem.Faults found) {
            try {
                found.refuse();
                return List.of();
            } catch (org.alveolus.api.ProblemException e) {
                return e.problem().errors();
            }
        }

        private void place(
                StagedRow row,
                List<Placement> placements,
                List<DeviceUse> biomaterials,
                List<ToothPosition> positions) {
            ToothPosition position = read(row, Field.POSITION, text(row, Field.POSITION), Reading::position);
            String region = choice(row, Field.REGION, text(row, Field.REGION));
            DeviceKind kind = read(row, Field.KIND, text(row, Field.KIND), Reading::kind);
            kind = kind == null ? DeviceKind.IMPLANT : kind;
            Device device = device(row, kind);
            devices.put(row.number(), signature(position, kind, device));
            if (kind == DeviceKind.BIOMATERIAL) {
                if (position != null && !positions.contains(position)) {
                    positions.add(position);
                }
                if (device != null) {
                    rowsAt.put("/techniques/biomaterials/" + biomaterials.size(), row);
                    biomaterials.add(new DeviceUse(null, device));
                }
                return;
            }
            if (position == null) {
                if (device != null && text(row, Field.POSITION).isEmpty()) {
                    fault(row, Field.POSITION, "required");
                }
                return;
            }
            DeviceUse use = device == null ? null : new DeviceUse(null, device);
            for (int i = 0; i < placements.size(); i++) {
                Placement known = placements.get(i);
                if (known.position().equals(position)) {
                    DeviceUse there = kind == DeviceKind.IMPLANT ? known.implant() : known.abutment();
                    if (use == null || there != null) {
                        fault(row, Field.POSITION, "placed-twice");
                    } else {
                        placements.set(
                                i,
                                new Placement(
                                        position,
                                        known.region() == null ? region : known.region(),
                                        kind == DeviceKind.IMPLANT ? use : known.implant(),
                                        kind == DeviceKind.ABUTMENT ? use : known.abutment()));
                    }
                    return;
                }
            }
            rowsAt.put("/placements/" + placements.size(), row);
            placements.add(new Placement(
                    position,
                    region,
                    kind == DeviceKind.IMPLANT ? use : null,
                    kind == DeviceKind.ABUTMENT ? use : null));
        }

        private Device device(StagedRow row, DeviceKind kind) {
            if (DEVICE_FIELDS.stream().allMatch(field -> text(row, field).isEmpty())) {
                return null;
            }
            Supplier supplier = supplier(row);
            Reading.UdiDi udi = read(row, Field.UDI_DI, text(row, Field.UDI_DI), Reading::udiDi);
            DeviceForm form = new DeviceForm(
                    kind,
                    supplier == null ? null : supplier.id(),
                    supplier == null ? null : supplier.name(),
                    blankToNull(text(row, Field.PRODUCT_CODE)),
                    blankToNull(text(row, Field.PRODUCT)),
                    blankToNull(text(row, Field.TYPE)),
                    blankToNull(text(row, Field.LOT)),
                    blankToNull(text(row, Field.SERIAL)),
                    read(row, Field.DIAMETER, text(row, Field.DIAMETER), Reading::size),
                    read(row, Field.LENGTH, text(row, Field.LENGTH), Reading::size),
                    read(row, Field.EXPIRY, text(row, Field.EXPIRY), text -> Reading.expiry(text, order)),
                    udi == null ? null : udi.issuer(),
                    udi == null ? null : udi.text(),
                    null,
                    Device.Entry.TYPED);
            Problem.Faults found = new Problem.Faults();
            Device device = form.checked("/device", found);
            errors(found).forEach(error -> fault(row, Field.at(error.pointer()), error.code()));
            return device;
        }

        private Supplier supplier(StagedRow row) {
            String text = text(row, Field.SUPPLIER);
            if (text.isEmpty()) {
                return null;
            }
            if (!meanings.knows(Field.SUPPLIER, text)) {
                fault(row, Field.SUPPLIER, "unknown-text");
                return null;
            }
            String target = meanings.target(Field.SUPPLIER, text);
            return target == null ? null : meanings.supplier(UUID.fromString(target));
        }

        private UUID practitioner() {
            String text = agreed(Field.PRACTITIONER);
            if (text.isEmpty()) {
                return null;
            }
            String target = meanings.target(Field.PRACTITIONER, text);
            if (target == null) {
                fault(rows.get(0), Field.PRACTITIONER, "unknown-text");
                return null;
            }
            return UUID.fromString(target);
        }

        private String choice(Field field) {
            return choice(rows.get(0), field, agreed(field));
        }

        private String choice(StagedRow row, Field field, String text) {
            boolean blank = text.isEmpty();
            if (blank && !(field.required() && meanings.knows(field, text))) {
                if (field.required()) {
                    fault(row, field, "unknown-text");
                }
                return null;
            }
            if (!meanings.knows(field, text)) {
                fault(row, field, "unknown-text");
                return null;
            }
            String target = meanings.target(field, text);
            if (target == null && field.required()) {
                fault(row, field, "required");
            }
            return target;
        }

        /** The one text that the rows have for the treatment; those that leave it empty agree. */
        private String agreed(Field field) {
            String agreed = "";
            for (StagedRow row : rows) {
                String text = text(row, field);
                if (!text.isEmpty() && agreed.isEmpty()) {
                    agreed = text;
                } else if (!text.isEmpty() && !Reading.key(text).equals(Reading.key(agreed))) {
                    if (!Field.NEEDED.contains(field)) {
                        fault(row, field, "contradicts");
                    }
                }
            }
            return agreed;
        }

        private <T> T read(StagedRow row, Field field, String text, Read<T> read) {
            if (text.isEmpty()) {
                return null;
            }
            try {
                return read.read(text);
            } catch (Reading.Unread e) {
                fault(row, field, e.code());
                return null;
            }
        }

        private void fault(StagedRow row, Field field, String code) {
            List<RowFault> known = faults.computeIfAbsent(row.number(), any -> new ArrayList<>());
            boolean error = known.stream()
                    .anyMatch(fault -> fault.field() == field && fault.code().equals("cell-error"));
            if (!error) {
                known.add(new RowFault(field, code));
            }
        }

        private List<OwnField> ownFields() {
            List<OwnField> fields = new ArrayList<>();
            for (Column column : own) {
                Set<String> texts = rows.stream()
                        .map(row -> StagedRow.shown(row.cell(column.number())).strip())
                        .filter(text -> !text.isEmpty())
                        .collect(Collectors.toCollection(LinkedHashSet::new));
                if (!texts.isEmpty()) {
                    String text = String.join(" | ", texts);
                    fields.add(new OwnField(column.heading(), text.substring(0, Math.min(text.length(), MAXIMUM_OWN))));
                }
            }
            return fields;
        }

        /** The same for the same rows, in whichever order they stand and whatever the file's other columns. */
        private String hash() {
            String content = rows.stream()
                    .map(row -> places.keySet().stream()
                            .map(field -> field + "=" + text(row, field))
                            .collect(Collectors.joining("\n")))
                    .sorted()
                    .collect(Collectors.joining("\n\n"));
            return sha256(content.getBytes(StandardCharsets.UTF_8));
        }
    }

    private interface Read<T> {
        T read(String text) throws Reading.Unread;
    }

    /** What makes a device at a place the same as another. */
    static String signature(ToothPosition position, DeviceKind kind, Device device) {
        return Arrays.asList(
                        kind == DeviceKind.BIOMATERIAL ? null : position,
                        device == null ? null : kind,
                        device == null ? null : normal(device.productCode()),
                        device == null ? null : normal(device.lot()),
                        device == null ? null : normal(device.serial()),
                        device == null ? null : device.udiDi())
                .stream()
                .map(value -> Objects.toString(value, ""))
                .collect(Collectors.joining("|"));
    }

    private static String normal(String number) {
        return number == null ? null : org.alveolus.spi.udi.LotNumber.normalise(number);
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every platform has SHA-256", e);
        }
    }

    private static String blankToNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
