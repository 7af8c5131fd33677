package org.alveolus.registry.internal.domain;

import java.util.Optional;
import org.alveolus.api.Problem;
import org.alveolus.api.catalogue.Device;
import org.alveolus.spi.udi.LotNumber;

/** Puts together what a person said of a device and what its stock item says. */
public final class StockMatch {

    private StockMatch() {}

    /**
     * The device of a stock item, completed by a person.
     *
     * @param given null when all is taken from the item
     * @param item what the stock knows: its lot, serial number, UDI and expiry date stand on the box and are not changed here
     * @param pointer JSON pointer of the use
     * @param faults gets what contradicts the item
     */
    public static Device merged(Device given, Device item, String pointer, Problem.Faults faults) {
        if (given == null) {
            return item;
        }
        String device = pointer + "/device";
        same(device + "/lot", normal(given.lot()), normal(item.lot()), faults);
        same(device + "/serial", normal(given.serial()), normal(item.serial()), faults);
        same(device + "/udiDi", given.udiDi(), item.udiDi(), faults);
        same(device + "/expiry", given.expiry(), item.expiry(), faults);
        boolean supplierGiven = given.supplier() != null || given.supplierName() != null;
        boolean scanGiven = item.rawScan() == null && given.rawScan() != null;
        return new Device(
                item.kind(),
                supplierGiven ? given.supplier() : item.supplier(),
                supplierGiven ? given.supplierName() : item.supplierName(),
                either(given.productCode(), item.productCode()),
                either(given.name(), item.name()),
                either(given.type(), item.type()),
                either(item.lot(), given.lot()),
                either(item.serial(), given.serial()),
                either(given.diameter(), item.diameter()),
                either(given.length(), item.length()),
                either(item.expiry(), given.expiry()),
                item.udiDi() == null ? given.issuer() : item.issuer(),
                either(item.udiDi(), given.udiDi()),
                either(item.rawScan(), given.rawScan()),
                scanGiven ? given.entry() : item.entry());
    }

    private static void same(String pointer, Object given, Object item, Problem.Faults faults) {
        if (given != null && item != null && !given.equals(item)) {
            faults.add(
                    pointer,
                    "differs-from-stock",
                    "The stock item's box says otherwise; correct it in the stock, or leave the stock item out");
        }
    }

    private static <T> T either(T first, T second) {
        return first != null ? first : second;
    }

    private static String normal(String number) {
        return Optional.ofNullable(number).map(LotNumber::normalise).orElse(null);
    }
}
