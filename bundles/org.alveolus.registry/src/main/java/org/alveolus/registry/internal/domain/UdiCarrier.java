package org.alveolus.registry.internal.domain;

import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;
import org.alveolus.api.catalogue.Device;
import org.alveolus.spi.udi.CodedDate;

/**
 * What the DataMatrix of a device holds: its UDI in the form of its issuing entity, so that a scanner reads the same
 * product, lot, serial number and expiry date again.
 *
 * @param content the text to encode; GS between GS1 elements
 * @param gs1 whether it begins with FNC1
 * @param readable the same for people, printed beside the symbol
 */
public record UdiCarrier(String content, boolean gs1, String readable) {

    /** Separates elements of variable length (GS1 General Specifications, 7.8.3). */
    private static final char GROUP_SEPARATOR = '\u001d';

    /** The characters of GS1 identifiers (GS1 General Specifications, figure 7.11-1) and their lengths in (10) and (21). */
    private static final Pattern GS1_TEXT = Pattern.compile("[!\"%&'()*+,\\-./0-9:;<=>?A-Z_a-z]{1,20}");

    private static final Pattern HIBC_PRIMARY = Pattern.compile("[A-Z][A-Z0-9]{3}[A-Z0-9]{1,18}[0-9]");
    private static final Pattern HIBC_TEXT = Pattern.compile("[A-Z0-9.\\-]{1,18}");
    private static final String HIBC_ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-. $/+%";
    private static final Pattern ICCBBA_TEXT = Pattern.compile("[ -~]{18,100}");
    private static final int HALF_CENTURY = 50;

    /**
     * The carrier of a device.
     *
     * @param today whose century two-digit years belong to
     * @return empty when the device has no UDI-DI, or a value that its issuer's form cannot hold: half a UDI is not shown as a whole
     */
    public static Optional<UdiCarrier> of(Device device, LocalDate today) {
        if (device.issuer() == null || device.udiDi() == null || !codable(device.expiry(), today)) {
            return Optional.empty();
        }
        return switch (device.issuer()) {
            case GS1 -> gs1(device);
            case HIBCC -> hibc(device);
            case ICCBBA -> iccbba(device);
        };
    }

    private static boolean codable(CodedDate expiry, LocalDate today) {
        return expiry == null || Math.abs(expiry.lastDay().getYear() - today.getYear()) < HALF_CENTURY - 1;
    }

    private static Optional<UdiCarrier> gs1(Device device) {
        if (!fits(GS1_TEXT, device.lot()) || !fits(GS1_TEXT, device.serial())) {
            return Optional.empty();
        }
        StringBuilder content = new StringBuilder("01").append(device.udiDi());
        StringBuilder readable = new StringBuilder("(01)").append(device.udiDi());
        if (device.expiry() != null) {
            content.append("17").append(shortDate(device.expiry()));
            readable.append("(17)").append(shortDate(device.expiry()));
        }
        if (device.lot() != null) {
            content.append("10").append(device.lot());
            readable.append("(10)").append(device.lot());
        }
        if (device.serial() != null) {
            if (device.lot() != null) {
                content.append(GROUP_SEPARATOR);
            }
            content.append("21").append(device.serial());
            readable.append("(21)").append(device.serial());
        }
        return Optional.of(new UdiCarrier(content.toString(), true, readable.toString()));
    }

    /** Primary and secondary data in one symbol, with one check character (ANSI/HIBC 2.6, 2.3.3). */
    private static Optional<UdiCarrier> hibc(Device device) {
        if (!fits(HIBC_PRIMARY, device.udiDi())
                || !fits(HIBC_TEXT, device.lot())
                || !fits(HIBC_TEXT, device.serial())) {
            return Optional.empty();
        }
        StringBuilder content = new StringBuilder("+").append(device.udiDi());
        CodedDate expiry = device.expiry();
        boolean serialOnly = device.lot() == null && device.serial() != null;
        if (expiry != null || device.lot() != null || serialOnly) {
            content.append(expiry == null ? "/$" : "/$$").append(serialOnly ? "+" : "");
            if (expiry != null) {
                content.append(expiry.hasDay() ? "3" + shortDate(expiry) : monthAndYear(expiry));
            }
            content.append(serialOnly ? device.serial() : device.lot() == null ? "" : device.lot());
        }
        if (device.lot() != null && device.serial() != null) {
            content.append("/S").append(device.serial());
        }
        content.append(hibcCheck(content));
        return Optional.of(new UdiCarrier(content.toString(), false, "*" + content + "*"));
    }

    private static char hibcCheck(CharSequence content) {
        int sum = content.chars().map(HIBC_ALPHABET::indexOf).sum();
        return HIBC_ALPHABET.charAt(sum % HIBC_ALPHABET.length());
    }

    /** The donation number and divisions of tissue are in the scanned text alone, so that is given back as it was. */
    private static Optional<UdiCarrier> iccbba(Device device) {
        return Optional.ofNullable(device.rawScan())
                .map(String::strip)
                .map(scan -> scan.startsWith("]") && scan.length() > 3 ? scan.substring(3) : scan)
                .filter(scan -> fits(ICCBBA_TEXT, scan) && scan.contains("=/" + device.udiDi()))
                .map(scan -> new UdiCarrier(scan, false, scan));
    }

    private static boolean fits(Pattern pattern, String text) {
        return text == null || pattern.matcher(text).matches();
    }

    private static String shortDate(CodedDate date) {
        String day = date.hasDay() ? two(date.lastDay().getDayOfMonth()) : "00";
        return two(date.lastDay().getYear() % 100) + two(date.lastDay().getMonthValue()) + day;
    }

    private static String monthAndYear(CodedDate date) {
        return two(date.lastDay().getMonthValue()) + two(date.lastDay().getYear() % 100);
    }

    private static String two(int number) {
        return number < 10 ? "0" + number : String.valueOf(number);
    }
}
