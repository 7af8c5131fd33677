package org.alveolus.catalogue.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.alveolus.api.Caller;
import org.alveolus.api.Page;
import org.alveolus.api.Problem;
import org.alveolus.api.ProblemException;
import org.alveolus.api.catalogue.Device;
import org.alveolus.api.catalogue.DeviceKind;
import org.alveolus.api.catalogue.Product;
import org.alveolus.api.catalogue.ReturnTerms;
import org.alveolus.api.catalogue.Supplier;
import org.alveolus.spi.udi.CodedDate;
import org.alveolus.spi.udi.UdiIssuer;
import org.alveolus.testing.TestGround;
import org.junit.Before;
import org.junit.ClassRule;
import org.junit.Test;

/** Proves D4, R4, S3 (find or add), P3, F1. */
public class CatalogueTest {

    @ClassRule
    public static final TestGround GROUND = TestGround.of("catalogue");

    private static final String GTIN = "07630031730428";

    private final CatalogueComponent catalogue =
            new CatalogueComponent(GROUND.unit("catalogue"), GROUND.transactions(), GROUND.audit(), GROUND.clock());
    private final Caller caller = GROUND.caller(GROUND.institution(), UUID.randomUUID());

    @Before
    public void forgetAudit() {
        GROUND.audit().clear();
    }

    @Test
    public void fillsTheNextScanWithWhatWasEnteredAndNamesTheSource() throws Exception {
        assertTrue(run(() -> catalogue.find(UdiIssuer.GS1, GTIN)).isEmpty());
        learn(device("Maker", "021.5512", "Bone Level", "SLActive", "4.10", "12", "EF51"));
        Product product = run(() -> catalogue.find(UdiIssuer.GS1, GTIN)).orElseThrow();
        assertEquals(DeviceKind.IMPLANT, product.kind());
        assertEquals("Maker", product.supplierName());
        assertEquals("021.5512", product.productCode());
        assertEquals("Bone Level", product.name());
        assertEquals("SLActive", product.type());
        assertEquals("4.1", product.diameter().toString());
        assertEquals("12", product.length().toString());
        assertEquals(
                Set.of("kind", "supplier", "supplierName", "productCode", "name", "type", "diameter", "length"),
                product.sources().keySet());
        assertEquals(Set.of("learned"), new HashSet<>(product.sources().values()));
        assertTrue(run(() -> catalogue.find(UdiIssuer.HIBCC, GTIN)).isEmpty());
    }

    @Test
    public void correctionsWinAndWhatIsLeftOutIsKept() throws Exception {
        learn(device("Maker", "A", "Wrong name", "T", "4.1", null, "L1"));
        learn(device(null, null, "Right name", null, null, "10", "L2"));
        Product product = run(() -> catalogue.find(UdiIssuer.GS1, GTIN)).orElseThrow();
        assertEquals("Right name", product.name());
        assertEquals("Maker", product.supplierName());
        assertEquals("4.1", product.diameter().toString());
        assertEquals("10", product.length().toString());
        GROUND.audit().clear();
        learn(device("maker", "A", "Right name", "T", "4.1", "10", "L3"));
        assertEquals(List.of(), GROUND.audit().events());
    }

    @Test
    public void learnsNeitherLotNorSerialNorDates() {
        Set<String> fields = new HashSet<>();
        for (var component : Product.class.getRecordComponents()) {
            fields.add(component.getName());
        }
        assertTrue(fields.stream().noneMatch(Set.of("lot", "serial", "expiry", "production")::contains));
    }

    @Test
    public void learnsNothingWithoutAUdi() throws Exception {
        run(() -> {
            catalogue.learn(new Device(
                    DeviceKind.IMPLANT,
                    null,
                    "Maker",
                    "A",
                    "Name",
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    Device.Entry.TYPED));
            return null;
        });
        assertEquals(
                List.of(),
                run(() -> catalogue.versionedProducts().search("", Page.Request.FIRST))
                        .items());
    }

    @Test
    public void settlesTheSupplierOfADevice() throws Exception {
        Supplier known = run(() -> catalogue.supplierNamed("Implant Makers"));
        Device chosen = run(() -> catalogue.withSupplier(
                device(null, null, "N", null, null, null, null).withSupplier(known.id(), "old name"), ""));
        assertEquals("Implant Makers", chosen.supplierName());
        Device named =
                run(() -> catalogue.withSupplier(device(" IMPLANT  makers", null, "N", null, null, null, null), ""));
        assertEquals(known.id(), named.supplier());
        assertEquals("Implant Makers", named.supplierName());
        Device none = device(null, null, "N", null, null, null, null);
        assertEquals(none, run(() -> catalogue.withSupplier(none, "")));
        Problem problem =
                refused(() -> catalogue.withSupplier(none.withSupplier(UUID.randomUUID(), null), "/placements/0"));
        assertEquals("/placements/0/supplier", problem.errors().get(0).pointer());
        assertEquals("unknown", problem.errors().get(0).code());
    }

    @Test
    public void keepsSuppliersUniqueWhateverTheCase() throws Exception {
        Supplier first = run(() -> catalogue.supplierNamed("Straße AG"));
        assertEquals(first, run(() -> catalogue.supplierNamed(" STRASSE  ag ")));
        Supplier other = run(() -> catalogue.supplierNamed("Other"));
        assertNotEquals(first.id(), other.id());
        assertEquals(
                "supplier-exists",
                refused(() -> catalogue.update(new Supplier(other.id(), "strasse AG", null, null)))
                        .type());
        Problem taken = refused(() -> catalogue.versionedSuppliers().add(new Supplier(null, "other", null, null)));
        assertEquals(409, taken.status());
        assertEquals(other.id(), taken.extensions().get("id"));
        Supplier renamed =
                run(() -> catalogue.update(new Supplier(other.id(), "OTHER", "Street 1\nTown", "https://o.example")));
        assertEquals(List.of(renamed, first), run(catalogue::suppliers));
        assertEquals(renamed, run(() -> catalogue.supplier(other.id())).orElseThrow());
        assertEquals(
                404,
                refused(() -> catalogue.update(new Supplier(UUID.randomUUID(), "X", null, null)))
                        .status());
    }

    @Test
    public void tellsEveryFaultOfASupplier() {
        assertEquals(
                List.of(
                        "/name required",
                        "/address too-long",
                        "/website not-a-website",
                        "/contact control-character",
                        "/orderMail not-an-email",
                        "/recallMail not-an-email",
                        "/returns/months out-of-range",
                        "/returns/days out-of-range"),
                refused(() -> catalogue
                                .versionedSuppliers()
                                .add(new Supplier(
                                        null,
                                        " ",
                                        "x".repeat(1001),
                                        "javascript:alert(1)",
                                        "a\u0007",
                                        "x",
                                        "y@z",
                                        new ReturnTerms(true, 61, -1))))
                        .errors()
                        .stream()
                        .map(error -> error.pointer() + " " + error.code())
                        .toList());
        assertEquals(400, refused(() -> catalogue.supplierNamed("a\u0000b")).status());
    }

    @Test
    public void refusesALostUpdate() throws Exception {
        Suppliers.Versioned added = run(() -> catalogue.versionedSuppliers().add(new Supplier(null, "A", null, null)));
        Supplier changed = new Supplier(added.supplier().id(), "B", null, null);
        run(() -> catalogue.versionedSuppliers().change(changed, added.version()));
        assertEquals(
                412,
                refused(() -> catalogue.versionedSuppliers().change(changed, added.version()))
                        .status());
        learn(device("Maker", "A", "Name", "T", "4.1", null, "L1"));
        Products.Versioned product = run(() -> catalogue.versionedProducts().search("", Page.Request.FIRST))
                .items()
                .get(0);
        Products.Versioned corrected = run(() -> catalogue
                .versionedProducts()
                .correct(product.id(), product.version(), device(null, null, "Name", null, null, null, null)));
        assertNull(corrected.product().type());
        assertNull(corrected.product().supplierName());
        assertEquals(
                412,
                refused(() -> catalogue
                                .versionedProducts()
                                .correct(
                                        product.id(),
                                        product.version(),
                                        device(null, null, "Name", null, null, null, null)))
                        .status());
    }

    @Test
    public void findsProductsByCodeUdiOrAnyWordOfTheName() throws Exception {
        learn(device("Maker", "021.55", "Bone Level Tapered", null, null, null, null));
        run(() -> {
            catalogue.learn(other("X1", "Bone Bone"));
            catalogue.learn(other("X2", null));
            return null;
        });
        assertEquals(List.of("Bone Bone", "Bone Level Tapered"), names("bone", 1));
        assertEquals(List.of("Bone Level Tapered"), names("LEVEL t", 2));
        assertEquals(List.of("Bone Level Tapered"), names("021", 2));
        assertEquals(List.of("Bone Level Tapered"), names("0763", 2));
        assertEquals(3, names("", 1).size());
        assertEquals(List.of(), names("%", 2));
    }

    @Test
    public void keepsInstitutionsApart() throws Exception {
        learn(device("Maker", "A", "Mine", null, null, null, null));
        UUID supplier = run(catalogue::suppliers).get(0).id();
        UUID product = run(() -> catalogue.versionedProducts().search("", Page.Request.FIRST))
                .items()
                .get(0)
                .id();
        Caller stranger = GROUND.caller(GROUND.institution(), UUID.randomUUID());
        assertTrue(
                GROUND.as(stranger, () -> catalogue.find(UdiIssuer.GS1, GTIN)).isEmpty());
        assertEquals(List.of(), GROUND.as(stranger, catalogue::suppliers));
        assertTrue(GROUND.as(stranger, () -> catalogue.supplier(supplier)).isEmpty());
        assertEquals(
                List.of(),
                GROUND.as(stranger, () -> catalogue.versionedProducts().search("mine", Page.Request.FIRST))
                        .items());
        for (Callable<?> attempt : List.<Callable<?>>of(
                () -> catalogue.update(new Supplier(supplier, "Stolen", null, null)),
                () -> catalogue.versionedProducts().get(product),
                () -> catalogue.versionedProducts().correct(product, -1, other("X", "Stolen")))) {
            assertEquals(
                    404,
                    assertThrows(ProblemException.class, () -> GROUND.as(stranger, attempt))
                            .problem()
                            .status());
        }
        assertEquals("Maker", run(catalogue::suppliers).get(0).name());
        GROUND.as(stranger, () -> {
            catalogue.learn(device("Maker", "B", "Theirs", null, null, null, null));
            return null;
        });
        assertEquals(
                "Mine",
                run(() -> catalogue.find(UdiIssuer.GS1, GTIN)).orElseThrow().name());
    }

    @Test
    public void manyWhoAddTheSameAtOnceGetTheSame() throws Exception {
        int threads = 6;
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            for (int round = 0; round < 40; round++) {
                String name = "Race " + round;
                CyclicBarrier start = new CyclicBarrier(threads);
                List<Future<UUID>> answers = new ArrayList<>();
                for (int i = 0; i < threads; i++) {
                    String own = i % 2 == 0 ? name : name.toUpperCase(java.util.Locale.ROOT);
                    answers.add(pool.submit(() -> {
                        start.await();
                        return run(() -> {
                            UUID id = catalogue.supplierNamed(own).id();
                            catalogue.learn(other(name, own));
                            return id;
                        });
                    }));
                }
                Set<UUID> ids = new HashSet<>();
                for (Future<UUID> answer : answers) {
                    ids.add(answer.get());
                }
                assertEquals("round " + round, 1, ids.size());
                assertEquals(1, names(name, 50).size());
            }
        } finally {
            pool.shutdownNow();
        }
    }

    private void learn(Device device) throws Exception {
        run(() -> {
            catalogue.learn(device);
            return null;
        });
    }

    private List<String> names(String text, int size) throws Exception {
        List<String> names = new ArrayList<>();
        String cursor = null;
        do {
            Page.Request part = new Page.Request(cursor, size);
            Page<Products.Versioned> page =
                    run(() -> catalogue.versionedProducts().search(text, part));
            page.items()
                    .forEach(found -> names.add(String.valueOf(found.product().name())));
            cursor = page.next();
        } while (cursor != null);
        return names;
    }

    private Problem refused(Callable<?> work) {
        return assertThrows(ProblemException.class, () -> run(work)).problem();
    }

    private <T> T run(Callable<T> work) throws Exception {
        return GROUND.as(caller, work);
    }

    private static Device device(
            String supplier, String code, String name, String type, String diameter, String length, String lot) {
        return new Device(
                DeviceKind.IMPLANT,
                null,
                supplier,
                code,
                name,
                type,
                lot,
                "S" + lot,
                diameter == null ? null : new BigDecimal(diameter),
                length == null ? null : new BigDecimal(length),
                CodedDate.ofMonth(2030, 1),
                UdiIssuer.GS1,
                GTIN,
                null,
                Device.Entry.SCAN);
    }

    private static Device other(String udiDi, String name) {
        return new Device(
                DeviceKind.ABUTMENT,
                null,
                null,
                null,
                name,
                null,
                null,
                null,
                null,
                null,
                null,
                UdiIssuer.HIBCC,
                udiDi,
                null,
                Device.Entry.SCAN);
    }
}
