package org.alveolus.registry.internal.domain;

import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.alveolus.api.Problem;
import org.alveolus.api.Texts;
import org.alveolus.api.stock.DeviceQuery;
import org.alveolus.spi.scan.ScanFields;
import org.alveolus.spi.udi.Gtin;
import org.alveolus.spi.udi.LotNumber;
import org.alveolus.spi.udi.UdiIssuer;

/**
 * Which devices are recalled (R7): all that is not null must match.
 *
 * @param lot as typed
 * @param serial as typed
 * @param issuer with {@code udiDi}; null for a UDI-DI of any issuer
 * @param udiDi e.g. the 14 digits of a GTIN
 * @param productCode the maker's catalogue number, as typed
 * @param supplier the supplier's id
 * @param from first day of surgery
 * @param to last day of surgery
 */
public record RecallCriteria(
        String lot,
        String serial,
        UdiIssuer issuer,
        String udiDi,
        String productCode,
        UUID supplier,
        LocalDate from,
        LocalDate to) {

    /** What somebody asked for, unchecked; any component may be null. */
    public record Form(
            String lot,
            String serial,
            String gtin,
            String udiDi,
            String productCode,
            UUID supplier,
            LocalDate from,
            LocalDate to) {

        private static final int MAXIMUM = 200;

        /**
         * The criteria.
         *
         * @throws org.alveolus.api.ProblemException 400 naming the parameters
         */
        public RecallCriteria checked() {
            Problem.Faults faults = new Problem.Faults();
            searchable("?lot", lot, faults);
            searchable("?serial", serial, faults);
            searchable("?productCode", productCode, faults);
            faults.text("?udiDi", udiDi, 0, MAXIMUM);
            String gtinText = Texts.stripped(gtin);
            if (gtinText != null && Gtin.parse(gtinText).isEmpty()) {
                faults.add("?gtin", "not-a-gtin", "A GTIN has 8, 12, 13 or 14 digits, the last is its check digit");
            }
            if (gtinText != null && Texts.stripped(udiDi) != null) {
                faults.add("?udiDi", "one-only", "Give the gtin or the udiDi, not both");
            }
            if (from != null && to != null && to.isBefore(from)) {
                faults.add("?to", "out-of-range", "The period's end lies before its beginning");
            }
            if (faults.none()
                    && supplier == null
                    && Stream.of(lot, serial, gtin, udiDi, productCode).allMatch(t -> Texts.stripped(t) == null)) {
                faults.add("?lot", "required", "Give a lot, serial, gtin, udiDi, scan or productCode, or a supplier");
            }
            faults.refuse();
            return new RecallCriteria(
                    Texts.stripped(lot),
                    Texts.stripped(serial),
                    gtinText == null ? null : UdiIssuer.GS1,
                    gtinText == null ? Texts.stripped(udiDi) : Gtin.of(gtinText).toString(),
                    Texts.stripped(productCode),
                    supplier,
                    from,
                    to);
        }

        private static void searchable(String parameter, String value, Problem.Faults faults) {
            faults.text(parameter, value, 0, MAXIMUM);
            if (value != null && !value.isBlank() && LotNumber.normalise(value).isEmpty()) {
                faults.add(parameter, "nothing-to-find", "It has neither a letter nor a digit");
            }
        }
    }

    /**
     * The devices that a scanned code means: its product, and in it the lot, which for human tissue without one is the donation (ISBT
     * 128); the serial number only when there is neither, since a recall of one piece concerns its lot.
     *
     * @throws org.alveolus.api.ProblemException 422 {@code no-device} when the code names neither product, lot nor serial number
     */
    public static RecallCriteria ofScan(ScanFields fields, LocalDate from, LocalDate to) {
        String lot = fields.lot().or(fields::din).orElse(null);
        String serial = lot == null ? fields.serial().orElse(null) : null;
        String udiDi = fields.udiDi().orElse(null);
        if (lot == null && serial == null && udiDi == null) {
            throw Problem.of(
                            "no-device",
                            422,
                            "The code names no device",
                            "It holds neither a product nor a lot or serial number.")
                    .exception();
        }
        return new RecallCriteria(lot, serial, fields.issuer().orElse(null), udiDi, null, null, from, to);
    }

    /**
     * The same question of the stock, at any time.
     *
     * @throws org.alveolus.api.ProblemException 400 naming the parameters
     */
    public static RecallCriteria of(DeviceQuery devices) {
        RecallCriteria checked = new Form(
                        devices.lot(),
                        devices.serial(),
                        null,
                        devices.udiDi(),
                        devices.productCode(),
                        devices.supplier(),
                        null,
                        null)
                .checked();
        return new RecallCriteria(
                checked.lot,
                checked.serial,
                devices.issuer(),
                checked.udiDi,
                checked.productCode,
                checked.supplier,
                null,
                null);
    }

    /** The lot in the forms in which it is searched; null when any. */
    public Set<String> lotSpellings() {
        return lot == null ? null : LotNumber.spellings(lot);
    }

    /** The serial number in the forms in which it is searched; null when any. */
    public Set<String> serialSpellings() {
        return serial == null ? null : LotNumber.spellings(serial);
    }

    /** The product code in the form in which it is searched; null when any. */
    public String productCodeNormal() {
        return productCode == null ? null : LotNumber.normalise(productCode);
    }

    /**
     * Whether devices of which no UDI-DI is recorded match too: one that was typed in by hand, with the same lot or serial number,
     * may be of the product.
     */
    public boolean withUnknownProduct() {
        return udiDi != null && (lot != null || serial != null);
    }

    /** The same question to the stock. */
    public DeviceQuery toStock() {
        return new DeviceQuery(lot, serial, issuer, udiDi, productCode, supplier);
    }
}
