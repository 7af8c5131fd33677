package org.alveolus.catalogue.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.alveolus.api.Caller;
import org.alveolus.api.Page;
import org.alveolus.api.Problem;
import org.alveolus.api.ProblemException;
import org.alveolus.api.catalogue.Device;
import org.alveolus.api.catalogue.DeviceKind;
import org.alveolus.api.catalogue.ReturnTerms;
import org.alveolus.api.catalogue.Supplier;
import org.alveolus.spi.udi.UdiIssuer;
import org.alveolus.testing.TestGround;
import org.junit.ClassRule;
import org.junit.Test;

/** Proves S3, P3. */
public class SuppliersTest {

    @ClassRule
    public static final TestGround GROUND = TestGround.of("catalogue");

    private static final String GTIN = "07630031730428";

    private final CatalogueComponent catalogue =
            new CatalogueComponent(GROUND.unit("catalogue"), GROUND.transactions(), GROUND.audit(), GROUND.clock());
    private final Suppliers suppliers = catalogue.versionedSuppliers();
    private final Caller caller = GROUND.caller(GROUND.institution(), UUID.randomUUID());

    private <T> T run(Callable<T> work) throws Exception {
        return GROUND.as(caller, work);
    }

    private Problem refused(Callable<?> work) {
        return assertThrows(ProblemException.class, () -> run(work)).problem();
    }

    private UUID named(String name) throws Exception {
        return run(() -> catalogue.supplierNamed(name)).id();
    }

    private List<String> listed() throws Exception {
        return run(() -> suppliers.search("", Page.Request.FIRST)).items().stream()
                .map(versioned -> versioned.supplier().name())
                .toList();
    }

    @Test
    public void keepsTermsAndContacts() throws Exception {
        Supplier told = new Supplier(
                null,
                "Makers",
                "Street 1\nTown",
                "https://makers.example",
                "Sales\n+31 20 555 0100",
                "orders@makers.example",
                "vigilance@makers.example",
                new ReturnTerms(true, 6, 10));
        Suppliers.Versioned added = run(() -> suppliers.add(told));
        Supplier kept = run(() -> catalogue.supplier(added.supplier().id())).orElseThrow();
        assertEquals(told.returns(), kept.returns());
        assertEquals(told.contact(), kept.contact());
        assertEquals(told.orderMail(), kept.orderMail());
        assertEquals(told.recallMail(), kept.recallMail());
        assertEquals(LocalDate.of(2027, 2, 18), kept.returns().returnBy(LocalDate.of(2027, 8, 31)));
        Supplier none =
                new Supplier(kept.id(), kept.name(), null, null, null, null, null, new ReturnTerms(false, 3, 3));
        assertEquals(
                ReturnTerms.NONE,
                run(() -> suppliers.change(none, added.version())).supplier().returns());
    }

    @Test
    public void duplicatesLeadToTheOneThatStays() throws Exception {
        UUID makers = named("Makers");
        UUID misspelt = named("Maekrs");
        UUID other = named("Makers GmbH");
        UUID oldest = named("Makers AG");
        run(() -> {
            catalogue.learn(device(misspelt));
            return null;
        });
        run(() -> suppliers.merge(other, List.of(oldest)));
        Suppliers.Versioned merged = run(() -> suppliers.merge(makers, List.of(misspelt, other)));
        assertEquals(
                List.of("Maekrs", "Makers AG", "Makers GmbH"),
                merged.merged().stream().map(Supplier::name).toList());
        assertEquals(List.of("Makers"), listed());
        for (UUID each : List.of(makers, misspelt, other, oldest)) {
            assertEquals(
                    makers, run(() -> catalogue.supplier(each)).orElseThrow().id());
            assertEquals(Set.of(makers, misspelt, other, oldest), run(() -> catalogue.sameSuppliers(each)));
            assertEquals(
                    "Makers",
                    run(() -> catalogue.suppliersByEveryId()).get(each).name());
        }
        assertEquals(makers, named("makers gmbh"));
        Device settled = run(() -> catalogue.withSupplier(device(oldest), ""));
        assertEquals(makers, settled.supplier());
        assertEquals("Makers", settled.supplierName());
        assertEquals(
                makers,
                run(() -> catalogue.find(UdiIssuer.GS1, GTIN)).orElseThrow().supplier());
        Problem gone = refused(() -> catalogue.update(new Supplier(other, "X", null, null)));
        assertEquals("supplier-merged", gone.type());
        assertEquals(makers, gone.extensions().get("id"));
    }

    @Test
    public void aMergeIsUndone() throws Exception {
        UUID makers = named("Makers");
        UUID misspelt = named("Maekrs");
        run(() -> suppliers.merge(makers, List.of(misspelt)));
        assertTrue(run(() -> suppliers.split(makers, misspelt)).merged().isEmpty());
        assertEquals(List.of("Maekrs", "Makers"), listed());
        assertEquals(misspelt, named("maekrs"));
        assertEquals(Set.of(misspelt), run(() -> catalogue.sameSuppliers(misspelt)));
        assertEquals(404, refused(() -> suppliers.split(makers, misspelt)).status());
    }

    @Test
    public void theOneThatStaysCanTakeTheNameOfADuplicate() throws Exception {
        UUID makers = named("Makers");
        UUID full = named("Makers GmbH");
        run(() -> suppliers.merge(makers, List.of(full)));
        run(() -> catalogue.update(new Supplier(makers, "Makers GmbH", null, null)));
        assertEquals(makers, named("makers gmbh"));
        assertEquals(List.of("Makers GmbH"), listed());
        assertEquals(
                "supplier-exists", refused(() -> suppliers.split(makers, full)).type());
        run(() -> catalogue.update(new Supplier(makers, "Makers", null, null)));
        run(() -> suppliers.split(makers, full));
        assertEquals(full, named("Makers GmbH"));
    }

    @Test
    public void refusesWhatCannotBeMerged() throws Exception {
        UUID makers = named("Makers");
        UUID other = named("Other");
        UUID unknown = UUID.randomUUID();
        assertEquals(
                List.of("/duplicates/0 same-supplier", "/duplicates/2 unknown"),
                refused(() -> suppliers.merge(makers, List.of(makers, other, unknown))).errors().stream()
                        .map(error -> error.pointer() + " " + error.code())
                        .toList());
        assertEquals(List.of("Makers", "Other"), listed());
        assertEquals(400, refused(() -> suppliers.merge(makers, List.of())).status());
        assertEquals(
                404, refused(() -> suppliers.merge(unknown, List.of(makers))).status());
        run(() -> suppliers.merge(makers, List.of(other)));
        assertEquals(
                "supplier-merged",
                refused(() -> suppliers.merge(other, List.of(makers))).type());
        Caller stranger = GROUND.caller(GROUND.institution(), UUID.randomUUID());
        assertThrows(ProblemException.class, () -> GROUND.as(stranger, () -> suppliers.merge(makers, List.of(other))));
        assertEquals(Set.of(makers), GROUND.as(stranger, () -> catalogue.sameSuppliers(makers)));
    }

    private static Device device(UUID supplier) {
        return new Device(
                DeviceKind.IMPLANT,
                supplier,
                null,
                "A",
                "Name",
                null,
                null,
                null,
                null,
                null,
                null,
                UdiIssuer.GS1,
                GTIN,
                null,
                Device.Entry.SCAN);
    }
}
