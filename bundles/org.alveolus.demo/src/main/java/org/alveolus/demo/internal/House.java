package org.alveolus.demo.internal;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.alveolus.api.Caller;
import org.alveolus.api.Callers;
import org.alveolus.api.Level;
import org.alveolus.api.Rights;
import org.alveolus.api.Tasks;
import org.alveolus.api.catalogue.Catalogue;
import org.alveolus.api.catalogue.Device;
import org.alveolus.api.catalogue.Supplier;
import org.alveolus.api.institution.Institution;
import org.alveolus.api.registry.FollowUpEntry;
import org.alveolus.api.registry.RecallContact;
import org.alveolus.api.registry.RecallContact.Outcome;
import org.alveolus.api.registry.RecallContact.Way;
import org.alveolus.api.registry.ToothPosition;
import org.alveolus.api.registry.Treatment;
import org.alveolus.api.registry.TreatmentDetails;
import org.alveolus.api.stock.DeviceQuery;
import org.alveolus.api.stock.ReturnReason;
import org.alveolus.api.stock.ReturnState;
import org.alveolus.api.stock.StockItem;

/** An institution that is being furnished, by the system on its behalf. Used by one thread, in one transaction. */
final class House {

    /** Of everybody in the demo. */
    static final String PASSWORD = "Implant#2026";

    private final Services services;
    private final Institution institution;
    private final LocalDate today;

    House(Services services, Institution institution) {
        this.services = services;
        this.institution = services.institutions().create(institution);
        today = LocalDate.now(services.clock().withZone(institution.zone()));
    }

    /** The day there. */
    LocalDate today() {
        return today;
    }

    UUID location(String name, String address) {
        return here(() -> services.institutions().addLocation(name, address).id());
    }

    /** Somebody new with these roles by practice location. */
    Staff staff(String email, String name, Map<UUID, Role> roles) {
        Staff made = here(() ->
                new Staff(services.accounts().create(email, name, PASSWORD).id()));
        admit(made, roles);
        return made;
    }

    /** Gives somebody roles here; whoever is administrator anywhere administers the institution. */
    void admit(Staff staff, Map<UUID, Role> roles) {
        Map<UUID, Map<String, Level>> levels = new HashMap<>();
        roles.forEach((location, role) -> levels.put(location, role.levels()));
        boolean administrator = roles.containsValue(Role.ADMINISTRATOR);
        Rights rights = Rights.of(
                administrator, levels, administrator ? Set.copyOf(Tasks.ALL) : Set.of(Tasks.EXPORT_OWN_RECORDS));
        Callers.as(caller(), () -> services.accounts().admit(staff.account(), institution.id(), rights));
    }

    void patients(List<Person> people) {
        Callers.as(
                caller(),
                () -> people.forEach(person -> services.patients()
                        .record(person.number(), person.name(), person.birthDate(), person.language())));
    }

    /** Makes suppliers known with address and website. */
    void suppliers(List<Maker> makers) {
        Callers.as(caller(), () -> makers.forEach(this::supplier));
    }

    private void supplier(Maker maker) {
        Catalogue catalogue = services.catalogue();
        Supplier known = catalogue.supplierNamed(maker.title);
        catalogue.update(new Supplier(known.id(), known.name(), maker.address, maker.website));
    }

    UUID storage(UUID location, String title, String department) {
        return here(
                () -> services.stock().addStorage(location, title, department).id());
    }

    /** Puts boxes of one device into a storage location. */
    List<StockItem> shelve(UUID storage, Device device, int count) {
        return here(() -> services.stock().add(storage, device, count));
    }

    /** Puts boxes of one device into a storage location. */
    List<StockItem> shelve(UUID storage, Box box, int count) {
        return shelve(storage, box.device(), count);
    }

    /** How many pieces of a box's product should lie where it lies. */
    void reorder(StockItem sample, int minimum, int target) {
        Callers.as(caller(), () -> services.stock().setReorderLevel(sample.id(), minimum, target));
    }

    /** Puts a return of expiring boxes together, and takes it through these states. */
    void giveBack(List<StockItem> items, String note, ReturnState... states) {
        Callers.as(caller(), () -> {
            UUID supplier = items.get(0).device().supplier();
            List<UUID> ids = items.stream().map(StockItem::id).toList();
            UUID id = services.stock().addReturn(supplier, ids, ReturnReason.EXPIRY, note);
            for (ReturnState state : states) {
                services.stock().advanceReturn(id, state, null);
            }
        });
    }

    /** Records a treatment that took place at a practice location. */
    Treatment treatment(UUID location, TreatmentDetails details) {
        AtomicReference<Treatment> made = new AtomicReference<>();
        Callers.as(caller().at(location), () -> made.set(services.registry().record(details)));
        return made.get();
    }

    /** Records what happened to implants of a treatment. */
    void followUp(Treatment treatment, FollowUpEntry.Kind kind, FollowUpEntry entry, Integer... positions) {
        List<ToothPosition> where =
                Arrays.stream(positions).map(ToothPosition::of).toList();
        Callers.as(caller(), () -> services.registry().followUp(treatment.id(), kind, where, entry));
    }

    /** Opens a recall case for a lot. */
    UUID recall(String reference, LocalDate date, String text, String lot) {
        return here(() -> services.registry()
                .openRecall(reference, date, text, new DeviceQuery(lot, null, null, null, null, null)));
    }

    /** Records an attempt just now to reach the patient of a treatment. */
    void contact(UUID recall, Treatment treatment, Way way, Outcome outcome, String remark, boolean settles) {
        RecallContact contact = new RecallContact(services.clock().instant(), way, outcome, remark);
        Callers.as(caller(), () -> services.registry().contactRecalled(recall, treatment.patient(), contact, settles));
    }

    /** Closes a recall case all of whose patients are settled. */
    void closeRecall(UUID recall) {
        Callers.as(caller(), () -> services.registry().closeRecall(recall, null));
    }

    private <T> T here(java.util.function.Supplier<T> work) {
        AtomicReference<T> result = new AtomicReference<>();
        Callers.as(caller(), () -> {
            result.set(work.get());
        });
        return result.get();
    }

    private Caller caller() {
        return services.institutions().systemCaller(institution.id(), DemoData.ORIGIN);
    }
}
