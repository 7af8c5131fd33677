package org.alveolus.demo.internal;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import org.alveolus.api.catalogue.Device;
import org.alveolus.spi.udi.CodedDate;

/**
 * A box of a product with its label, as if it had been scanned.
 *
 * @param lot null when the label has none
 * @param serial null when the label has none
 * @param expiry null when the label has none
 * @param text what a scanner reads from the label
 */
record Box(DemoProduct product, String lot, String serial, CodedDate expiry, String text) {

    private static final DateTimeFormatter SIX_DIGITS = DateTimeFormatter.ofPattern("uuMMdd");
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMuu");
    private static final String HIBC_CHARACTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-. $/+%";
    private static final int ISBT_LOT = 18;

    /** A GS1 element string with production date, expiry and lot. */
    static Box gs1(DemoProduct product, String lot, LocalDate expiry) {
        return new Box(
                product,
                lot,
                null,
                day(expiry),
                "01" + product.udiDi + "11" + SIX_DIGITS.format(expiry.minusYears(5)) + "17" + SIX_DIGITS.format(expiry)
                        + "10" + lot);
    }

    /** An HIBC label with a lot and the month of expiry. */
    static Box hibcLot(DemoProduct product, String lot, LocalDate expiry) {
        return new Box(
                product,
                lot,
                null,
                CodedDate.ofMonth(expiry.getYear(), expiry.getMonthValue()),
                withCheckCharacter("+" + product.udiDi + "/$$" + MONTH.format(expiry) + lot));
    }

    /** An HIBC label with a serial number. */
    static Box hibcSerial(DemoProduct product, String serial) {
        return new Box(product, null, serial, null, withCheckCharacter("+" + product.udiDi + "/$+" + serial));
    }

    /** An ISBT 128 label of a tissue with pack number, donation, expiry and lot. */
    static Box isbt(DemoProduct product, String donation, String pack, String lot, LocalDate expiry) {
        String paddedLot = "0".repeat(ISBT_LOT - lot.length()) + lot;
        return new Box(
                product,
                paddedLot,
                pack,
                day(expiry),
                "=/" + product.udiDi + "=," + pack + "=" + donation + "00=>" + (expiry.getYear() % 1000 / 100)
                        + DateTimeFormatter.ofPattern("uuDDD").format(expiry) + "&,1" + paddedLot);
    }

    private static CodedDate day(LocalDate date) {
        return CodedDate.ofDay(date.getYear(), date.getMonthValue(), date.getDayOfMonth());
    }

    /** The check character of HIBC: the sum of all characters' values, modulo 43. */
    private static String withCheckCharacter(String text) {
        int sum = text.chars().map(HIBC_CHARACTERS::indexOf).sum();
        return text + HIBC_CHARACTERS.charAt(sum % HIBC_CHARACTERS.length());
    }

    Device device() {
        return new Device(
                product.kind,
                null,
                product.maker.title,
                product.code,
                product.title,
                product.type,
                lot,
                serial,
                product.diameter,
                product.length,
                expiry,
                product.issuer,
                product.udiDi,
                text,
                Device.Entry.SCAN);
    }
}
