package org.alveolus.catalogue.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.alveolus.api.catalogue.ConnectorAnswer;
import org.alveolus.api.catalogue.DeviceKind;
import org.alveolus.api.catalogue.Product;
import org.alveolus.spi.supplier.ProductKey;
import org.alveolus.spi.supplier.SupplierAnswer;
import org.alveolus.spi.supplier.SupplierConnector;
import org.alveolus.spi.supplier.SupplierOrder;
import org.alveolus.spi.supplier.SupplierReturn;
import org.alveolus.spi.udi.UdiIssuer;
import org.junit.After;
import org.junit.Test;

/** Proves V2, D4: no connector is trusted, and what one knows is named by its source. */
public class ConnectorsTest {

    private static final ProductKey KEY = new ProductKey(UdiIssuer.GS1, "07630031730428");
    private static final SupplierOrder ORDER = new SupplierOrder(
            UUID.randomUUID(),
            "O-1",
            "Acme",
            "Clinic",
            LocalDate.of(2026, 11, 22),
            null,
            List.of(new SupplierOrder.Line("R", "Name", null, null, 1)));

    private final Connectors connectors = new Connectors(200, 200);
    private final CountDownLatch never = new CountDownLatch(1);

    @After
    public void stop() {
        connectors.stop();
    }

    @Test
    public void asksUntilOneKnowsTheProduct() {
        connectors.add("throwing", new Answers(() -> {
            throw new IOException("away");
        }));
        connectors.add("hanging", new Answers(() -> {
            never.await();
            return SupplierAnswer.NOT_MINE;
        }));
        connectors.add("silent", new Answers(() -> null));
        connectors.add("other", new Answers(() -> SupplierAnswer.NOT_MINE));
        connectors.add(
                "acme",
                new Answers(() -> new SupplierAnswer.Product(
                        "implant",
                        "Acme",
                        "R-1",
                        "Bone Level",
                        "x".repeat(300),
                        new BigDecimal("4.1"),
                        BigDecimal.ZERO)));
        Product product = connectors.lookUp(KEY).orElseThrow();
        assertEquals(DeviceKind.IMPLANT, product.kind());
        assertEquals("Bone Level", product.name());
        assertNull("nonsense is left out", product.type());
        assertNull(product.length());
        assertEquals(
                Map.of(
                        "kind", "acme",
                        "supplierName", "acme",
                        "productCode", "acme",
                        "name", "acme",
                        "diameter", "acme"),
                product.sources());
    }

    @Test
    public void anOrderGoesToTheFirstWhoseSupplierItIs() {
        assertEquals(new ConnectorAnswer(null, SupplierAnswer.NOT_MINE, null), connectors.order(ORDER));
        Answers other = new Answers(() -> SupplierAnswer.NOT_MINE);
        Answers acme = new Answers(() -> new SupplierAnswer.Accepted("47\u000711"));
        Answers never = new Answers(() -> new SupplierAnswer.Accepted("twice"));
        connectors.add("other", other);
        connectors.add("acme", acme);
        connectors.add("never", never);
        assertEquals(new ConnectorAnswer("acme", new SupplierAnswer.Accepted("47 11"), null), connectors.order(ORDER));
        assertEquals(0, never.calls);
        connectors.remove(acme);
        connectors.remove(never);
        assertNull(connectors.order(ORDER).connector());
    }

    @Test
    public void aFailureIsToldWithItsConnector() {
        connectors.add("acme", new Answers(() -> {
            throw new IOException("The line is dead");
        }));
        ConnectorAnswer failed = connectors.order(ORDER);
        assertEquals("acme", failed.connector());
        assertTrue(failed.failure(), failed.failure().contains("The line is dead"));
        Connectors slow = new Connectors(50, 50);
        slow.add("slow", new Answers(() -> {
            never.await();
            return SupplierAnswer.NOT_MINE;
        }));
        assertEquals("It took longer than 50 ms.", slow.order(ORDER).failure());
        slow.stop();
        assertFalse(slow.order(ORDER).failure().isEmpty());
    }

    /** How a connector answers everything. */
    private interface Answer {

        SupplierAnswer give() throws Exception;
    }

    private static final class Answers implements SupplierConnector {

        private final Answer answer;
        private volatile int calls;

        Answers(Answer answer) {
            this.answer = answer;
        }

        private SupplierAnswer give() throws IOException {
            calls = calls + 1;
            try {
                return answer.give();
            } catch (IOException e) {
                throw e;
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public SupplierAnswer lookUp(ProductKey product) throws IOException {
            return give();
        }

        @Override
        public SupplierAnswer order(SupplierOrder order) throws IOException {
            return give();
        }

        @Override
        public SupplierAnswer announceReturn(SupplierReturn announced) throws IOException {
            return give();
        }
    }
}
