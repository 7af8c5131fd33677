package org.alveolus.bench.load;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.alveolus.api.Texts;
import org.alveolus.api.catalogue.Device;
import org.alveolus.api.catalogue.DeviceKind;
import org.alveolus.spi.udi.CodedDate;
import org.alveolus.spi.udi.LotNumber;
import org.alveolus.spi.udi.UdiIssuer;
import org.alveolus.stock.internal.domain.ItemKeys;

/** A practice's stock and register as it would have written them itself; the same at every run but for ids of the practice. */
final class Rows {

    static final int PRODUCTS = 500;
    static final int SUPPLIERS = 20;
    static final int DEVICES_OF_A_LOT = 20;

    private static final String NOW = "2026-11-01 10:00:00.0";
    private static final LocalDate FIRST_SURGERY = LocalDate.of(2016, 1, 4);
    private static final int DAYS_OF_SURGERY = 3900;
    private static final String COMMON_EXTRA = "Referred after a fall, control in six months";
    private static final String RARE_EXTRA = "Bruxism, wears a splint";
    private static final String[] NAMES = {"Bone Level", "Tissue Level", "Narrow Line", "Straight Multi", "Graft Cube"};

    private final Practice practice;
    private final Settings settings;

    Rows(Practice practice, Settings settings) {
        this.practice = practice;
        this.settings = settings;
    }

    /** The item with that number: implants have even numbers, abutments odd ones. */
    static String item(int number) {
        return id(1, number);
    }

    static String patientNumber(int number) {
        return "P-" + (100_000 + number);
    }

    /** The lot of every {@code lots}-th device. */
    static String lot(int number) {
        return "EF-" + (10_000 + number);
    }

    static String serial(int device) {
        return "SN-" + (1_000_000 + device);
    }

    static String code(int product) {
        return "061." + (1000 + product);
    }

    static String supplier(int number) {
        return id(8, number);
    }

    int placements() {
        return settings.placements();
    }

    int lots() {
        return Math.max(1, settings.placements() / DEVICES_OF_A_LOT);
    }

    int patients() {
        return Math.max(1, settings.placements() / 4);
    }

    /** The GTIN of a product. */
    static String gtin(int product) {
        String digits = "0763003" + String.format("%06d", product);
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            sum += (digits.charAt(i) - '0') * (i % 2 == 0 ? 3 : 1);
        }
        return digits + (10 - sum % 10) % 10;
    }

    /** Like a version 7 UUID: rows that were made one after the other lie beside each other. */
    private static String id(int table, int number) {
        long time = 0x0190_0000_0000L + table * 0x10_0000L + (number >>> 12);
        long high = time << 16 | 0x7000 | number & 0xfff;
        return new UUID(high, 0x8000_0000_0000_0000L | Integer.toUnsignedLong(number * 0x9E37_79B1)).toString();
    }

    private static Device device(int product, DeviceKind kind, String lot, LocalDate expiry) {
        return new Device(
                kind,
                null,
                "Maker " + product % SUPPLIERS,
                code(product),
                NAMES[product % NAMES.length] + " " + product,
                "SLActive",
                lot,
                null,
                new BigDecimal("3." + product % 9),
                new BigDecimal(8 + product % 8),
                CodedDate.parse(expiry.toString()),
                UdiIssuer.GS1,
                gtin(product),
                "01" + gtin(product) + "17" + expiry.toString().substring(2).replace("-", "") + "10" + lot,
                Device.Entry.SCAN);
    }

    /** Writes the files, in the order in which they can be read. */
    List<Table> write(Path folder) throws IOException {
        Files.createDirectories(folder);
        List<Table> tables = new ArrayList<>();
        tables.addAll(stock(folder));
        tables.addAll(register(folder));
        return tables;
    }

    private List<Table> stock(Path folder) {
        Table items = new Table(
                folder,
                "stock_item",
                "id institution_id location_id storage_id state kind supplier_name supplier_key product_code code_key name"
                        + " type product_key lot lot_key diameter diameter_order length length_order expiry expires_on issuer"
                        + " udi_di raw_scan entry added_at movements version");
        Table words = new Table(folder, "stock_word", "item_id word institution_id");
        Table movements = new Table(
                folder,
                "stock_movement",
                "item_id number institution_id moved_at account_id account_name kind to_storage to_title");
        try (items;
                words;
                movements) {
            for (int i = 0; i < settings.items(); i++) {
                Device device = device(
                        i / 2 % PRODUCTS,
                        i % 2 == 0 ? DeviceKind.IMPLANT : DeviceKind.ABUTMENT,
                        "ST-" + i / 10,
                        LocalDate.of(2028, 1, 1).plusDays(i % 1000));
                items.row(
                        item(i),
                        practice.institution(),
                        practice.location(),
                        practice.storage(),
                        "IN_STOCK",
                        device.kind().name(),
                        device.supplierName(),
                        ItemKeys.supplier(device.supplierName()),
                        device.productCode(),
                        ItemKeys.code(device.productCode()),
                        device.name(),
                        device.type(),
                        ItemKeys.product(device),
                        device.lot(),
                        ItemKeys.number(device.lot()),
                        device.diameter(),
                        ItemKeys.order(device.diameter()),
                        device.length(),
                        ItemKeys.order(device.length()),
                        device.expiry().toString(),
                        ItemKeys.lastDay(device),
                        device.issuer().name(),
                        device.udiDi(),
                        device.rawScan(),
                        device.entry().name(),
                        NOW,
                        1,
                        1);
                String item = item(i);
                ItemKeys.words(device).forEach(word -> words.row(item, word, practice.institution()));
                movements.row(
                        item(i),
                        1,
                        practice.institution(),
                        NOW,
                        practice.account(),
                        Practice.ADMINISTRATOR,
                        "ADDED",
                        practice.storage(),
                        Practice.STORAGE);
            }
        }
        return List.of(items, words, movements);
    }

    private List<Table> register(Path folder) {
        Table patients =
                new Table(folder, "patients_patient", "id institution_id number number_key name birth_date version");
        Table names = new Table(folder, "patients_name", "id institution_id patient_id beginning");
        Table numbers = new Table(folder, "registry_number", "id institution_id ending number");
        Table treatments = new Table(
                folder,
                "registry_treatment",
                "id institution_id version location_id patient_id patient_number patient_number_folded surgery_date"
                        + " practitioner_id practitioner_name indication technique_positions positions may_give_blood"
                        + " prosthetics_by extra extra_folded words_missing incomplete created_at changed_at");
        Table known = new Table(folder, "registry_word", "id institution_id ending word");
        Table words = new Table(folder, "registry_treatment_word", "id institution_id treatment_id word");
        Table placements =
                new Table(folder, "registry_placement", "id institution_id treatment_id ordinal position region");
        Table devices = new Table(
                folder,
                "registry_device",
                "id institution_id treatment_id placement_id ordinal surgery_date location_id patient_id deleted kind supplier_id supplier_name product_code"
                        + " product_code_normal name type lot lot_normal serial serial_normal diameter length expiry issuer udi_di raw_scan entry");
        Table losses = new Table(
                folder,
                "registry_loss",
                "id institution_id version treatment_id placement_id lost_placement location_id loss_date cause by_id by_name"
                        + " recorded_at");
        Table visits = new Table(
                folder,
                "registry_visit",
                "id institution_id version treatment_id placement_id location_id visit_date by_id by_name recorded_at");
        try (patients;
                names;
                numbers;
                known;
                words;
                treatments;
                placements;
                devices;
                losses;
                visits) {
            for (int i = 0; i < patients(); i++) {
                String number = patientNumber(i);
                String name = "Person" + i;
                patients.row(id(2, i), practice.institution(), number, Texts.identity(number, 200), name, birth(i), 1);
                String folded = Texts.sortable(number, number.length());
                for (int start = 0; start < folded.length(); start++) {
                    numbers.row(
                            id(7, i * folded.length() + start),
                            practice.institution(),
                            folded.substring(start),
                            folded);
                }
                names.row(id(3, i), practice.institution(), id(2, i), Texts.sortable(name, 200));
            }
            int endings = 0;
            for (String word :
                    Texts.sortable(COMMON_EXTRA + " " + RARE_EXTRA, 200).split(" ")) {
                for (int start = 0; start < word.length(); start++) {
                    known.row(id(10, endings++), practice.institution(), word.substring(start), word);
                }
            }
            for (int i = 0; i < settings.placements() / 2; i++) {
                treatment(i, treatments, words);
                for (int j = 0; j < 2; j++) {
                    placement(2 * i + j, j, placements, devices);
                    followUp(2 * i + j, losses, visits);
                }
            }
        }
        return List.of(patients, names, numbers, known, treatments, words, placements, devices, losses, visits);
    }

    /** One of 31 implants is lost; one of seven was seen after a year. */
    private void followUp(int i, Table losses, Table visits) {
        if (i % 31 == 0) {
            losses.row(
                    id(8, i),
                    practice.institution(),
                    1,
                    id(4, i / 2),
                    id(5, i),
                    id(5, i),
                    practice.location(),
                    surgery(i / 2).plusDays(20 + i % 1500),
                    "infection",
                    practice.account(),
                    Practice.ADMINISTRATOR,
                    NOW);
        }
        if (i % 7 == 0) {
            visits.row(
                    id(9, i),
                    practice.institution(),
                    1,
                    id(4, i / 2),
                    id(5, i),
                    practice.location(),
                    surgery(i / 2).plusYears(1),
                    practice.account(),
                    Practice.ADMINISTRATOR,
                    NOW);
        }
    }

    private static LocalDate birth(int patient) {
        return LocalDate.of(1940, 1, 1).plusDays(patient % 20_000);
    }

    private static LocalDate surgery(int treatment) {
        return FIRST_SURGERY.plusDays(treatment % DAYS_OF_SURGERY);
    }

    /** One of 5,000 is at a position and has a text that are rare. */
    private static boolean isRare(int treatment) {
        return treatment % 5000 == 0;
    }

    private void treatment(int i, Table treatments, Table words) {
        int patient = i % patients();
        String extra = isRare(i) ? RARE_EXTRA : i % 3 == 0 ? COMMON_EXTRA : null;
        String folded = extra == null ? null : Texts.sortable(extra, extra.length());
        if (extra != null) {
            int ordinal = 0;
            for (String word : folded.split(" ")) {
                words.row(id(11, 10 * i + ordinal++), practice.institution(), id(4, i), word);
            }
        }
        String number = patientNumber(patient);
        treatments.row(
                id(4, i),
                practice.institution(),
                1,
                practice.location(),
                id(2, patient),
                number,
                Texts.sortable(number, number.length()),
                surgery(i),
                practice.account(),
                Practice.ADMINISTRATOR,
                "single-tooth",
                ",",
                isRare(i) ? ",36,28," : ",36,37,",
                false,
                "referrer",
                extra,
                folded,
                false,
                false,
                NOW,
                NOW);
    }

    private void placement(int i, int ordinal, Table placements, Table devices) {
        placements.row(
                id(5, i),
                practice.institution(),
                id(4, i / 2),
                ordinal,
                ordinal == 0 ? 36 : isRare(i / 2) ? 28 : 37,
                "mandible-molar");
        int lot = i % lots();
        Device device = device(
                lot % PRODUCTS, DeviceKind.IMPLANT, lot(lot), surgery(i / 2).plusYears(2));
        devices.row(
                id(6, i),
                practice.institution(),
                id(4, i / 2),
                id(5, i),
                ordinal,
                surgery(i / 2),
                practice.location(),
                id(2, i / 2 % patients()),
                false,
                device.kind().name(),
                supplier(lot % PRODUCTS % SUPPLIERS),
                device.supplierName(),
                device.productCode(),
                LotNumber.normalise(device.productCode()),
                device.name(),
                device.type(),
                device.lot(),
                LotNumber.normalise(device.lot()),
                serial(i),
                LotNumber.normalise(serial(i)),
                device.diameter(),
                device.length(),
                device.expiry().toString(),
                device.issuer().name(),
                device.udiDi(),
                device.rawScan(),
                device.entry().name());
    }
}
