package org.alveolus.registry.internal;

import static org.junit.Assert.assertThrows;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.alveolus.api.Caller;
import org.alveolus.api.EntityTags;
import org.alveolus.api.InstitutionId;
import org.alveolus.api.Level;
import org.alveolus.api.Modules;
import org.alveolus.api.Page;
import org.alveolus.api.Problem;
import org.alveolus.api.ProblemException;
import org.alveolus.api.Rights;
import org.alveolus.api.accounts.Account;
import org.alveolus.api.accounts.Accounts;
import org.alveolus.api.audit.AuditLog;
import org.alveolus.api.catalogue.Device;
import org.alveolus.api.catalogue.DeviceKind;
import org.alveolus.api.institution.Institutions;
import org.alveolus.api.institution.PracticeLocation;
import org.alveolus.api.patients.Patients;
import org.alveolus.api.registry.DeviceUse;
import org.alveolus.api.registry.ToothPosition;
import org.alveolus.api.registry.Treatment;
import org.alveolus.api.registry.TreatmentDetails;
import org.alveolus.api.registry.TreatmentDetails.Other;
import org.alveolus.api.registry.TreatmentDetails.Placement;
import org.alveolus.api.registry.TreatmentDetails.Surgery;
import org.alveolus.api.registry.TreatmentDetails.Techniques;
import org.alveolus.api.scan.ScanService;
import org.alveolus.api.stock.Stock;
import org.alveolus.api.stock.StockItem;
import org.alveolus.catalogue.internal.CatalogueComponent;
import org.alveolus.patients.internal.PatientDirectory;
import org.alveolus.spi.udi.CodedDate;
import org.alveolus.spi.udi.UdiIssuer;
import org.alveolus.stock.internal.StockComponent;
import org.alveolus.testing.OneClinic;
import org.alveolus.testing.TestGround;

/** A clinic of its own for a test, with two practice locations, on the product's own patients, catalogue and stock. */
final class Clinic {

    static final String GTIN = "07630031730428";

    /** What is needed on a ground for a clinic. */
    static final String[] CAPABILITIES = {"registry", "patients", "catalogue", "stock"};

    final TestGround ground;
    final Patients patients;
    final CatalogueComponent catalogue;
    final StockComponent stock;
    final UUID north = UUID.randomUUID();
    final UUID south = UUID.randomUUID();
    final UUID practitioner = UUID.randomUUID();
    final Caller everybody;
    final Ground own;
    final Neighbours neighbours;
    final Treatments treatments;
    final Recalls recalls;
    final Cards cards;
    final CardRules cardRules;
    final ChoiceLists choices;
    final Referrers referrers;

    /** Neighbours that come and go. */
    Optional<Stock> stockPresent;

    Optional<ScanService> scanPresent = Optional.empty();
    Optional<Institutions> institutionsPresent = Optional.of(new OneClinic(
            "Linden Tandheelkunde",
            List.of(
                    new PracticeLocation(north, "Linden Noord", "Noord 1"),
                    new PracticeLocation(south, "Linden Zuid", "Zuid 1"))));

    Clinic(TestGround ground) {
        this(ground, ground.audit());
    }

    Clinic(TestGround ground, AuditLog audit) {
        this.ground = ground;
        patients = new PatientDirectory(ground.unit("patients"), ground.transactions(), audit, ground.clock());
        catalogue = new CatalogueComponent(ground.unit("catalogue"), ground.transactions(), audit, ground.clock());
        stock = new StockComponent(ground.unit("stock"), ground.transactions(), audit, catalogue, ground.clock());
        stockPresent = Optional.of(stock);
        everybody = ground.caller(ground.institution(), north, south).at(north);
        own = new Ground(ground.transactions(), ground.unit("registry"), audit, ground.clock());
        neighbours = new Neighbours(
                patients, catalogue, new Staff(), () -> stockPresent, () -> scanPresent, () -> institutionsPresent);
        choices = new ChoiceLists(own);
        referrers = new Referrers(own);
        treatments = new Treatments(own, neighbours, choices, referrers);
        recalls = new Recalls(own, neighbours);
        cardRules = new CardRules(own);
        cards = new Cards(own, neighbours, cardRules);
    }

    <T> T run(Callable<T> work) throws Exception {
        return as(everybody, work);
    }

    <T> T as(Caller caller, Callable<T> work) throws Exception {
        return ground.as(caller, work);
    }

    Problem refused(Callable<?> work) {
        return refused(everybody, work);
    }

    Problem refused(Caller caller, Callable<?> work) {
        return assertThrows(ProblemException.class, () -> as(caller, work)).problem();
    }

    static List<String> faults(Problem problem) {
        return problem.errors().stream()
                .map(error -> error.pointer() + " " + error.code())
                .toList();
    }

    /** Somebody who has a level in registry and stock at the northern location and nothing at the southern. */
    Caller person(Level level) {
        Map<UUID, Map<String, Level>> levels = new HashMap<>();
        levels.put(north, Map.of(Modules.REGISTRY, level, Modules.STOCK, level));
        return new Caller(
                UUID.randomUUID(),
                "Person with " + level,
                everybody.institution(),
                Rights.of(false, levels),
                north,
                everybody.origin());
    }

    /** Somebody of another clinic who has every right there. */
    Caller stranger() {
        return ground.caller(ground.institution(), UUID.randomUUID());
    }

    Treatment record(TreatmentDetails details) throws Exception {
        return run(() -> treatments.record(details, new Problem.Faults()));
    }

    Treatment record(UUID location, TreatmentDetails details) throws Exception {
        return as(everybody.at(location), () -> treatments.record(details, new Problem.Faults()));
    }

    Treatment change(Treatment from, TreatmentDetails details) throws Exception {
        return run(() -> treatments.change(from.id(), from.version(), details, new Problem.Faults()));
    }

    void delete(Treatment treatment) throws Exception {
        run(() -> {
            treatments.delete(treatment.id(), EntityTags.ANY);
            return null;
        });
    }

    StockItem item(Device device) throws Exception {
        return run(() -> {
            UUID storage = stock.storages(north).stream()
                    .findFirst()
                    .map(found -> found.id())
                    .orElseGet(
                            () -> stock.addStorage(north, "Cabinet", "Surgery").id());
            return stock.add(storage, device, 1).get(0);
        });
    }

    StockItem.State state(StockItem item) throws Exception {
        return run(() -> stock.find(item.id())).orElseThrow().state();
    }

    /** What happened to an item, by the names of its movements. */
    List<String> movements(StockItem item) throws Exception {
        return run(() -> stock.items().movements(item.id())).stream()
                .map(movement -> movement.kind().name())
                .toList();
    }

    /** One implant at a position for a patient. */
    TreatmentDetails implant(String patient, int position, DeviceUse use) {
        return details(patient, LocalDate.of(2026, 11, 20), List.of(placement(position, use, null)));
    }

    TreatmentDetails details(String patient, LocalDate date, List<Placement> placements) {
        return new TreatmentDetails(
                new Surgery(
                        patient, "J. Voorbeeld", LocalDate.of(1961, 4, 30), date, practitioner, "single-tooth", null),
                placements,
                Techniques.NONE,
                new Other(null, null, "referrer", null));
    }

    static Placement placement(int position, DeviceUse implant, DeviceUse abutment) {
        return new Placement(ToothPosition.of(position), null, implant, abutment);
    }

    static DeviceUse of(StockItem item) {
        return new DeviceUse(item.id(), null);
    }

    static DeviceUse byHand(Device device) {
        return new DeviceUse(null, device);
    }

    static Device implant(String lot) {
        return device(DeviceKind.IMPLANT, "Maker", "021.5512", lot, null, UdiIssuer.GS1, GTIN);
    }

    static Device device(
            DeviceKind kind, String supplier, String code, String lot, String serial, UdiIssuer issuer, String udiDi) {
        return new Device(
                kind,
                null,
                supplier,
                code,
                "Product " + code,
                "SLActive",
                lot,
                serial,
                new BigDecimal("4.1"),
                new BigDecimal("12"),
                CodedDate.parse("2031-04"),
                issuer,
                udiDi,
                null,
                Device.Entry.TYPED);
    }

    static final Page.Request ALL = new Page.Request(null, 500);

    /** The same people everywhere; who holds a right is told by the location. */
    private final class Staff implements Accounts {

        @Override
        public Account create(String email, String name, String password) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void admit(UUID account, InstitutionId institution, Rights rights) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<Account> find(String email) {
            return Optional.empty();
        }

        @Override
        public Optional<Account> findStaff(UUID account) {
            return staff().stream()
                    .filter(member -> member.id().equals(account))
                    .findFirst();
        }

        @Override
        public List<Account> staff() {
            List<Account> staff = new ArrayList<>();
            staff.add(new Account(practitioner, "a@linden.example", "Dr. A. Voorbeeld"));
            return staff;
        }

        @Override
        public List<Account> staffWith(String module, Level level, UUID practiceLocation) {
            return practiceLocation.equals(south)
                    ? List.of(new Account(UUID.randomUUID(), "b@linden.example", "Dr. B. Voorbeeld"))
                    : staff();
        }
    }
}
