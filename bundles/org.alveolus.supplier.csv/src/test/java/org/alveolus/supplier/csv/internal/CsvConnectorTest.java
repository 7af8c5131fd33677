package org.alveolus.supplier.csv.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.alveolus.spi.supplier.ProductKey;
import org.alveolus.spi.supplier.SupplierAnswer;
import org.alveolus.spi.supplier.SupplierConnector;
import org.alveolus.spi.supplier.SupplierOrder;
import org.alveolus.spi.tck.SupplierConnectorContract;
import org.alveolus.spi.udi.UdiIssuer;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Proves V2, F3. */
public class CsvConnectorTest extends SupplierConnectorContract {

    private static final String CATALOGUE =
            """
            udi-di,kind,ref,name,type,diameter,length
            07630031730428,implant,021.5512,"Bone Level, Tapered",SLActive,"4,1",12
            """;

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Override
    protected SupplierConnector newConnector() {
        try {
            Files.writeString(folder.getRoot().toPath().resolve("catalogue.csv"), CATALOGUE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new CsvConnector(folder.getRoot().toPath(), "Acme");
    }

    @Override
    protected String supplierName() {
        return "Acme";
    }

    @Override
    protected ProductKey knownProduct() {
        return new ProductKey(UdiIssuer.GS1, "07630031730428");
    }

    @Test
    public void looksAProductUp() throws IOException {
        assertEquals(
                new SupplierAnswer.Product(
                        "implant",
                        "Acme",
                        "021.5512",
                        "Bone Level, Tapered",
                        "SLActive",
                        new BigDecimal("4.1"),
                        new BigDecimal("12")),
                newConnector().lookUp(knownProduct()));
    }

    @Test
    public void aCatalogueThatCannotBeReadIsAFailure() throws IOException {
        SupplierConnector connector = newConnector();
        Files.writeString(
                folder.getRoot().toPath().resolve("catalogue.csv"), "udi-di,name,diameter\n07630031730428,Name,wide\n");
        assertThrows(IOException.class, () -> connector.lookUp(knownProduct()));
    }

    @Test
    public void writesAnOrderWholeOnceAndSafeToOpen() throws IOException {
        SupplierOrder order = new SupplierOrder(
                UUID.randomUUID(),
                "O-1",
                "acme ",
                "Clinic\nStreet 1",
                LocalDate.of(2026, 11, 22),
                "=HYPERLINK(\"http://evil.example\")",
                List.of(new SupplierOrder.Line("-1", "@Name", null, null, 3)));
        SupplierConnector connector = newConnector();
        assertEquals(new SupplierAnswer.Accepted("O-1"), connector.order(order));
        assertEquals(new SupplierAnswer.Accepted("O-1"), connector.order(order));
        Path orders = folder.getRoot().toPath().resolve("orders");
        try (Stream<Path> files = Files.list(orders)) {
            assertEquals(
                    List.of(order.id() + ".csv"),
                    files.map(file -> file.getFileName().toString()).toList());
        }
        String text = Files.readString(orders.resolve(order.id() + ".csv"));
        assertTrue(text, text.contains("\"'=HYPERLINK"));
        assertTrue(text, text.contains(",'-1,'@Name,,3"));
    }
}
