package org.alveolus.api.catalogue;

import java.math.BigDecimal;
import java.util.UUID;
import org.alveolus.api.Problem;
import org.alveolus.spi.udi.CodedDate;
import org.alveolus.spi.udi.Gtin;
import org.alveolus.spi.udi.UdiIssuer;

/**
 * A device as a request gives it, unchecked: any component may be null. The names of its components are the names of the
 * JSON properties, wherever a device is sent.
 *
 * @param supplier the chosen supplier; or null and
 * @param supplierName the name of one that is added on the spot when it is not known yet
 */
public record DeviceForm(
        DeviceKind kind,
        UUID supplier,
        String supplierName,
        String productCode,
        String name,
        String type,
        String lot,
        String serial,
        BigDecimal diameter,
        BigDecimal length,
        CodedDate expiry,
        UdiIssuer issuer,
        String udiDi,
        String rawScan,
        Device.Entry entry) {

    /** The longest code, name, lot or serial number, in UTF-16 units. */
    public static final int MAXIMUM_TEXT = 200;

    /** The longest scanned text, in UTF-16 units. */
    public static final int MAXIMUM_SCAN = 4000;

    private static final BigDecimal MAXIMUM_SIZE = BigDecimal.valueOf(1000);
    private static final int MAXIMUM_DECIMALS = 3;
    private static final int ICCBBA_LENGTH = 16;

    /**
     * The device, with texts stripped and blank ones absent. A form without {@code entry} was typed.
     *
     * @param pointer JSON pointer of the device in the request; empty when it is the request
     * @param faults gets what is wrong
     * @return null when this form has a fault
     */
    public Device checked(String pointer, Problem.Faults faults) {
        Problem.Faults own = new Problem.Faults();
        own.required(pointer + "/kind", kind);
        text(own, pointer + "/supplierName", supplierName);
        text(own, pointer + "/productCode", productCode);
        text(own, pointer + "/name", name);
        text(own, pointer + "/type", type);
        text(own, pointer + "/lot", lot);
        text(own, pointer + "/serial", serial);
        size(own, pointer + "/diameter", diameter);
        size(own, pointer + "/length", length);
        expiry(own, pointer + "/expiry");
        udi(own, pointer);
        scan(own, pointer + "/rawScan");
        if (!own.none()) {
            faults.addAll(own);
            return null;
        }
        return new Device(
                kind,
                supplier,
                stripped(supplierName),
                stripped(productCode),
                stripped(name),
                stripped(type),
                stripped(lot),
                stripped(serial),
                plain(diameter),
                plain(length),
                expiry,
                issuer,
                stripped(udiDi),
                rawScan == null || rawScan.isBlank() ? null : rawScan,
                entry == null ? Device.Entry.TYPED : entry);
    }

    private static void text(Problem.Faults faults, String pointer, String value) {
        faults.text(pointer, value, 0, MAXIMUM_TEXT);
    }

    private static void size(Problem.Faults faults, String pointer, BigDecimal value) {
        if (value == null) {
            return;
        }
        if (value.signum() <= 0 || value.compareTo(MAXIMUM_SIZE) >= 0) {
            faults.add(pointer, "out-of-range", "A size is more than 0 and less than 1000 millimetres");
        } else if (value.stripTrailingZeros().scale() > MAXIMUM_DECIMALS) {
            faults.add(pointer, "too-exact", "A size has at most three decimals");
        }
    }

    private void expiry(Problem.Faults faults, String pointer) {
        if (expiry != null
                && (expiry.lastDay().getYear() < 1900 || expiry.lastDay().getYear() > 2999)) {
            faults.add(pointer, "out-of-range", "An expiry date lies in the years 1900 to 2999");
        }
    }

    private void udi(Problem.Faults faults, String pointer) {
        String value = stripped(udiDi);
        if (value == null && issuer != null) {
            faults.required(pointer + "/udiDi", null);
        }
        if (value != null && issuer == null) {
            faults.required(pointer + "/issuer", null);
        }
        if (value == null || issuer == null) {
            return;
        }
        text(faults, pointer + "/udiDi", value);
        if (issuer == UdiIssuer.GS1
                && (value.length() != 14 || Gtin.parse(value).isEmpty())) {
            faults.add(pointer + "/udiDi", "not-a-gtin", "A UDI-DI of GS1 is a GTIN of 14 digits with its check digit");
        } else if (issuer == UdiIssuer.ICCBBA && value.length() != ICCBBA_LENGTH) {
            faults.add(pointer + "/udiDi", "not-a-udi-di", "A UDI-DI of ICCBBA has 16 characters");
        }
    }

    private void scan(Problem.Faults faults, String pointer) {
        if (rawScan == null) {
            return;
        }
        if (rawScan.length() > MAXIMUM_SCAN) {
            faults.add(pointer, "too-long", "At most " + MAXIMUM_SCAN + " characters are allowed");
        }
        if (rawScan.chars().anyMatch(c -> Character.isISOControl(c) && !isSeparator(c))) {
            faults.add(
                    pointer,
                    "control-character",
                    "Only the separators of scanners (GS, RS, FS, EOT) and line breaks are allowed");
        }
    }

    /** The separators of ISO/IEC 15434 and GS1, and the line ends and tabs with which scanners close a text. */
    private static boolean isSeparator(int character) {
        return character >= 0x1c && character <= 0x1f
                || character == 0x04
                || character == '\r'
                || character == '\n'
                || character == '\t';
    }

    private static String stripped(String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    private static BigDecimal plain(BigDecimal value) {
        if (value == null) {
            return null;
        }
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
