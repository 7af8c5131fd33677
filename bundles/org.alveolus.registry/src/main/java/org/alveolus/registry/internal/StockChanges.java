package org.alveolus.registry.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.alveolus.api.Problem;
import org.alveolus.api.ProblemException;
import org.alveolus.api.catalogue.Device;
import org.alveolus.api.registry.DeviceUse;
import org.alveolus.api.registry.TreatmentDetails;
import org.alveolus.api.stock.Stock;
import org.alveolus.api.stock.StockItem;
import org.alveolus.registry.internal.domain.PlacedDevice;
import org.alveolus.registry.internal.domain.StockMatch;

/**
 * What saving one treatment changes in the stock: first all is looked up and checked, then it is done in the order of the
 * items' ids, so that two who want the same items never wait for each other. Used by one thread, in one transaction.
 */
final class StockChanges {

    private static final String UNTAKEN =
            "This stock item cannot be taken; take another one, or send the device by its fields";

    private final UUID treatment;
    private final Optional<Stock> stock;
    private final Set<UUID> recorded = new HashSet<>();
    private final Map<UUID, Device> known = new HashMap<>();
    private final Map<UUID, String> taken = new LinkedHashMap<>();
    private final Map<UUID, String> reasons = new HashMap<>();
    private final List<String> gone = new ArrayList<>();
    private UUID firstGone;

    /**
     * @param before the treatment as recorded; null for a new one
     */
    StockChanges(UUID treatment, Optional<Stock> stock, TreatmentDetails before) {
        this.treatment = treatment;
        this.stock = stock;
        if (before != null) {
            PlacedDevice.all(before).stream()
                    .map(PlacedDevice::use)
                    .filter(use -> use.stockItem() != null)
                    .forEach(use -> {
                        recorded.add(use.stockItem());
                        known.put(use.stockItem(), use.device());
                    });
        }
    }

    /**
     * The treatment with each device completed from its stock item.
     *
     * @param faults gets what is missing, unknown or contradicts the stock
     * @throws ProblemException 409 {@code stock-absent} naming the items by pointer
     */
    TreatmentDetails completed(TreatmentDetails details, Problem.Faults faults) {
        List<Problem.FieldError> unreachable = new ArrayList<>();
        TreatmentDetails completed =
                PlacedDevice.map(details, placed -> placed.with(completed(placed, faults, unreachable)));
        if (!unreachable.isEmpty()) {
            throw naming(Neighbours.stockAbsent(), unreachable).exception();
        }
        return completed;
    }

    private DeviceUse completed(PlacedDevice placed, Problem.Faults faults, List<Problem.FieldError> unreachable) {
        DeviceUse use = placed.use();
        UUID id = use.stockItem();
        if (id == null) {
            byHand(placed, faults);
            return use;
        }
        if (recorded.contains(id)) {
            return merged(placed, faults);
        }
        if (stock.isEmpty()) {
            unreachable.add(error(placed.pointer(), "stock-absent", "The stock is not installed"));
            return use;
        }
        Optional<StockItem> item = stock.get().find(id);
        if (item.isEmpty()) {
            faults.add(placed.pointer() + "/stockItem", "unknown", "There is no such stock item");
            return use;
        }
        if (isGone(item.get())) {
            gone.add(placed.pointer());
            firstGone = firstGone == null ? id : firstGone;
        }
        taken.put(id, placed.pointer());
        if (use.reasonWhenExpired() != null) {
            reasons.put(id, use.reasonWhenExpired());
        }
        known.put(id, item.get().device());
        return merged(placed, faults);
    }

    /** A device that is not there was either forgotten, or found faulty and told of before. */
    private static void byHand(PlacedDevice placed, Problem.Faults faults) {
        Device device = placed.use().device();
        if (device == null && faults.none()) {
            faults.required(placed.pointer() + "/device", null);
        }
        if (device != null && device.kind() != placed.kind()) {
            faults.add(placed.pointer() + "/device/kind", "wrong-kind", "Another kind of device belongs here");
        }
    }

    private DeviceUse merged(PlacedDevice placed, Problem.Faults faults) {
        Device item = known.get(placed.use().stockItem());
        if (item.kind() != placed.kind()) {
            faults.add(placed.pointer() + "/stockItem", "wrong-kind", "Another kind of device belongs here");
        }
        return new DeviceUse(
                placed.use().stockItem(), StockMatch.merged(placed.use().device(), item, placed.pointer(), faults));
    }

    private static boolean isGone(StockItem item) {
        return item.state() != StockItem.State.IN_STOCK;
    }

    /** Whether nothing was said of the device but what its stock item or the record says. */
    boolean asKnown(DeviceUse use) {
        return use.device().equals(known.get(use.stockItem()));
    }

    /** How many items will be taken. */
    int count() {
        return taken.size();
    }

    /**
     * Takes what is new and puts back what the treatment uses no more.
     *
     * @param kept the items that the treatment goes on using
     * @param reason of putting back
     * @throws ProblemException as {@link Stock#take}, with the JSON pointers of the items; 409 {@code stock-absent} when something must be put back
     *     and there is no stock
     */
    void apply(Set<UUID> kept, String reason) {
        Set<UUID> returned = new HashSet<>(recorded);
        returned.removeAll(kept);
        if (returned.isEmpty() && taken.isEmpty()) {
            return;
        }
        Stock present = stock.orElseThrow(() -> Neighbours.stockAbsent().exception());
        if (firstGone != null) {
            take(present, firstGone);
        }
        Set<UUID> all = new TreeSet<>(StockChanges::inStockOrder);
        all.addAll(returned);
        all.addAll(taken.keySet());
        for (UUID item : all) {
            if (taken.containsKey(item)) {
                take(present, item);
            } else {
                present.putBack(item, treatment, reason);
            }
        }
    }

    /** As texts are ordered, which is how the stock's ids are kept; UUID's own order has a sign. */
    private static int inStockOrder(UUID one, UUID other) {
        return one.toString().compareTo(other.toString());
    }

    private void take(Stock present, UUID item) {
        try {
            present.take(item, treatment, reasons.get(item));
        } catch (ProblemException e) {
            Problem problem = e.problem();
            List<String> pointers = gone.isEmpty() ? List.of(taken.get(item)) : gone;
            throw new ProblemException(
                    naming(
                            problem,
                            pointers.stream()
                                    .map(pointer -> error(pointer, problem.type(), UNTAKEN))
                                    .toList()),
                    e);
        }
    }

    private static Problem naming(Problem problem, List<Problem.FieldError> errors) {
        return new Problem(
                problem.type(), problem.status(), problem.title(), problem.detail(), errors, problem.extensions());
    }

    private static Problem.FieldError error(String pointer, String code, String message) {
        return new Problem.FieldError(pointer + "/stockItem", code, message);
    }
}
