package org.alveolus.registry.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.persistence.EntityManager;
import org.alveolus.api.Callers;
import org.alveolus.api.Level;
import org.alveolus.api.Modules;
import org.alveolus.api.Problem;
import org.alveolus.api.catalogue.Device;
import org.alveolus.api.registry.TreatmentDetails;
import org.alveolus.registry.internal.domain.PlacedDevice;
import org.alveolus.registry.internal.persistence.DeviceEntity;
import org.alveolus.registry.internal.persistence.RecallRepository;
import org.alveolus.registry.internal.persistence.TreatmentEntity;
import org.alveolus.spi.udi.LotNumber;

/**
 * One piece, known by its serial number and product, is in one patient only. It may have been recorded wrongly before, so a person is told
 * where it is and may go on.
 */
final class PlacedOnce {

    private static final String CODE = "placed-already";

    private PlacedOnce() {}

    /**
     * Looks for the pieces of a treatment in others, and twice in itself.
     *
     * @param row as it was recorded
     * @param before the treatment before it was changed, whose pieces were looked for then; null for a new one
     * @throws org.alveolus.api.ProblemException 409 {@code placed-already} naming the devices by JSON pointer, with the member {@code placed}:
     *     where each is, as far as the caller may see
     */
    static void check(
            EntityManager entities,
            RecallRepository devices,
            TreatmentEntity row,
            TreatmentDetails details,
            TreatmentDetails before) {
        Set<Device> known = before == null
                ? Set.of()
                : PlacedDevice.all(before).stream()
                        .map(placed -> placed.use().device())
                        .collect(Collectors.toSet());
        entities.flush();
        List<Problem.FieldError> errors = new ArrayList<>();
        List<Map<String, Object>> places = new ArrayList<>();
        for (PlacedDevice placed : PlacedDevice.all(details)) {
            Device device = placed.use().device();
            if (device.serial() == null || known.contains(device)) {
                continue;
            }
            List<DeviceEntity> same = devices.withSerial(device.serial()).stream()
                    .filter(found -> samePiece(found.toUse().device(), device))
                    .toList();
            long here = same.stream().filter(found -> found.treatment() == row).count();
            List<DeviceEntity> elsewhere =
                    same.stream().filter(found -> found.treatment() != row).toList();
            if (here > 1 || !elsewhere.isEmpty()) {
                errors.add(new Problem.FieldError(
                        placed.pointer() + "/device/serial",
                        CODE,
                        "A piece with this serial number is placed already"));
                elsewhere.forEach(found -> places.add(place(found, device.serial())));
            }
        }
        if (!errors.isEmpty()) {
            throw new Problem(
                            CODE,
                            409,
                            "In conflict with what is recorded",
                            "A piece with this serial number is placed already. Check the number, or confirm it.",
                            errors,
                            Map.of("placed", places))
                    .exception();
        }
    }

    /** Both name the product alike; where one does not, they may be the same piece. */
    private static boolean samePiece(Device one, Device other) {
        if (one.udiDi() != null && other.udiDi() != null) {
            return one.udiDi().equals(other.udiDi());
        }
        return one.productCode() == null
                || other.productCode() == null
                || LotNumber.normalise(one.productCode()).equals(LotNumber.normalise(other.productCode()));
    }

    private static Map<String, Object> place(DeviceEntity found, String serial) {
        TreatmentEntity treatment = found.treatment();
        Map<String, Object> place = new LinkedHashMap<>();
        place.put("serial", serial);
        place.put("date", treatment.surgeryDate().toString());
        if (Callers.current()
                .rights()
                .at(treatment.location(), Modules.REGISTRY)
                .contains(Level.VIEW)) {
            place.put("treatment", treatment.id().toString());
            place.put("patientNumber", treatment.patientNumber());
            if (found.placement() != null) {
                place.put("position", found.placement().position().toString());
            }
        }
        return place;
    }
}
