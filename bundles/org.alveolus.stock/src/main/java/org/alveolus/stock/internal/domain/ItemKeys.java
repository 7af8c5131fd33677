package org.alveolus.stock.internal.domain;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import org.alveolus.api.Texts;
import org.alveolus.api.catalogue.Device;
import org.alveolus.spi.udi.LotNumber;

/** The forms of a device's fields by which items are sorted, grouped and found. Stateless; any thread. */
public final class ItemKeys {

    /** The longest word of a search, in UTF-16 units. */
    public static final int MAXIMUM_WORD = 64;

    /** When something without an expiry date expires: never, and so after all others. */
    public static final LocalDate NEVER = LocalDate.of(9999, 12, 31);

    private static final BigDecimal NO_SIZE = new BigDecimal("9999.999");
    private static final int MAXIMUM_NAME = 100;
    private static final int MAXIMUM_CODE_IN_PRODUCT = 60;
    private static final int MAXIMUM_CODE = 200;
    private static final int MAXIMUM_SUPPLIER = 100;
    private static final int MAXIMUM_NUMBER = 200;

    /** Less than all that a name can hold, so that a name comes before its continuations. */
    private static final String END = "\t";

    private ItemKeys() {}

    /**
     * The same for equal items of a product and different for others: name, sizes and code, by which products are sorted, and a
     * digest of all that makes the product.
     */
    public static String product(Device device) {
        return sortable(device.name(), MAXIMUM_NAME)
                + END
                + size(device.diameter())
                + END
                + size(device.length())
                + END
                + sortable(device.productCode(), MAXIMUM_CODE_IN_PRODUCT)
                + END
                + digest(device);
    }

    /**
     * What {@link #product} is made of.
     *
     * @param name as {@link #family}
     * @param diameter null when it is not known
     * @param length null when it is not known
     */
    public record Parts(String name, BigDecimal diameter, BigDecimal length) {}

    /** Takes a key of {@link #product} apart. */
    public static Parts parts(String product) {
        String[] parts = product.split(END, 4);
        return new Parts(parts[0], known(parts[1]), known(parts[2]));
    }

    private static BigDecimal known(String size) {
        BigDecimal number = new BigDecimal(size).stripTrailingZeros();
        if (number.compareTo(NO_SIZE) == 0) {
            return null;
        }
        return number.scale() < 0 ? number.setScale(0) : number;
    }

    /** The same for products of one name. */
    public static String family(String name) {
        return sortable(name, MAXIMUM_NAME);
    }

    /** A catalogue number in the form in which it is compared. */
    public static String code(String productCode) {
        return sortable(productCode, MAXIMUM_CODE);
    }

    public static String supplier(String name) {
        return sortable(name, MAXIMUM_SUPPLIER);
    }

    /** A lot or serial number in its normal form; null when there is none. */
    public static String number(String printed) {
        if (printed == null) {
            return null;
        }
        String normal = LotNumber.normalise(printed);
        return normal.length() > MAXIMUM_NUMBER ? normal.substring(0, MAXIMUM_NUMBER) : normal;
    }

    /** What no two pieces have: issuer, UDI-DI and serial number; null when it has no serial number or is of no known product. */
    public static String piece(Device device) {
        String serial = number(device.serial());
        return serial == null || serial.isEmpty() || device.udiDi() == null
                ? null
                : device.issuer() + " " + device.udiDi() + " " + serial;
    }

    /** By which sizes are sorted, unknown ones last. */
    public static BigDecimal order(BigDecimal size) {
        return size == null ? NO_SIZE : size;
    }

    /** Its last day of use. */
    public static LocalDate lastDay(Device device) {
        return device.expiry() == null ? NEVER : device.expiry().lastDay();
    }

    /** All words by whose beginnings the device is found. */
    public static Set<String> words(Device device) {
        Set<String> words = new LinkedHashSet<>(productWords(device));
        addNumber(words, device.lot());
        addNumber(words, device.serial());
        if (device.expiry() != null) {
            addText(words, device.expiry().toString());
        }
        return words;
    }

    /** Those words that all equal items have. */
    public static Set<String> productWords(Device device) {
        Set<String> words = new LinkedHashSet<>();
        addText(words, device.name());
        addText(words, device.type());
        addText(words, device.supplierName());
        addNumber(words, device.productCode());
        addText(words, device.udiDi());
        addText(words, device.diameter() == null ? null : device.diameter().toPlainString());
        addText(words, device.length() == null ? null : device.length().toPlainString());
        return words;
    }

    private static void addText(Set<String> words, String text) {
        if (text != null) {
            words.addAll(Texts.words(text, MAXIMUM_WORD));
        }
    }

    /** A number is found in one piece too, whatever spaces it has. */
    private static void addNumber(Set<String> words, String number) {
        if (number != null) {
            addText(words, number);
            String whole =
                    Texts.sortable(LotNumber.normalise(number), MAXIMUM_WORD).replace(" ", "");
            if (!whole.isEmpty()) {
                words.add(whole);
            }
        }
    }

    private static String sortable(String text, int maximum) {
        return text == null ? "" : onePlane(Texts.sortable(text, maximum));
    }

    /** The databases order characters beyond the basic plane differently, so keys have none. */
    private static String onePlane(String text) {
        return text.chars().noneMatch(c -> Character.isSurrogate((char) c))
                ? text
                : text.replaceAll("[^\\x{0}-\\x{ffff}]", "\ufffd");
    }

    private static String size(BigDecimal size) {
        return String.format(Locale.ROOT, "%08.3f", order(size));
    }

    private static String digest(Device device) {
        String all = String.join(
                "\u0000",
                String.valueOf(device.issuer()),
                String.valueOf(device.udiDi()),
                sortable(device.supplierName(), Integer.MAX_VALUE),
                sortable(device.productCode(), Integer.MAX_VALUE),
                sortable(device.name(), Integer.MAX_VALUE),
                sortable(device.type(), Integer.MAX_VALUE),
                size(device.diameter()),
                size(device.length()));
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
