package org.alveolus.spi.tck;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.alveolus.spi.supplier.ProductKey;
import org.alveolus.spi.supplier.SupplierAnswer;
import org.alveolus.spi.supplier.SupplierConnector;
import org.alveolus.spi.supplier.SupplierOrder;
import org.alveolus.spi.supplier.SupplierReturn;
import org.alveolus.spi.udi.CodedDate;
import org.alveolus.spi.udi.UdiIssuer;
import org.junit.Test;

/**
 * The contract of {@link SupplierConnector} as tests. A vendor extends it and says how the connector is made, whose it is and one product
 * that it knows. The supplier's own system is replaced by one for tests.
 */
public abstract class SupplierConnectorContract {

    private static final int THREADS = 4;

    /** A connector, as the service registry would get it; each one that a test makes talks to the same system. */
    protected abstract SupplierConnector newConnector();

    /** The name of a supplier whose orders and returns it takes. */
    protected abstract String supplierName();

    /** A product that it knows. */
    protected abstract ProductKey knownProduct();

    /** An order of one piece of a product. */
    protected SupplierOrder order(String supplier) {
        return new SupplierOrder(
                UUID.randomUUID(),
                "O-1",
                supplier,
                "Practice\nStreet 1",
                LocalDate.of(2026, 11, 22),
                null,
                List.of(new SupplierOrder.Line(
                        "REF-1", "Name", knownProduct().issuer(), knownProduct().udiDi(), 1)));
    }

    /** A return of one piece of a product. */
    protected SupplierReturn announced(String supplier) {
        return new SupplierReturn(
                UUID.randomUUID(),
                "R-1",
                supplier,
                "Practice\nStreet 1",
                LocalDate.of(2026, 11, 22),
                "expiry",
                null,
                List.of(new SupplierReturn.Piece(
                        "REF-1", "Name", knownProduct().udiDi(), "L1", null, CodedDate.parse("2027-03"))));
    }

    @Test
    public void itsProductIsKnown() throws IOException {
        SupplierAnswer answer = newConnector().lookUp(knownProduct());
        assertTrue("It knows " + knownProduct() + ": " + answer, answer instanceof SupplierAnswer.Product);
    }

    @Test
    public void aProductOfOthersIsNotMine() throws IOException {
        assertEquals(
                SupplierAnswer.NOT_MINE, newConnector().lookUp(new ProductKey(UdiIssuer.HIBCC, "E999NOBODYHASTHIS0")));
    }

    @Test
    public void anOrderToOthersIsNotMine() throws IOException {
        assertEquals(SupplierAnswer.NOT_MINE, newConnector().order(order("Somebody Else " + UUID.randomUUID())));
    }

    @Test
    public void aReturnToOthersIsNotMine() throws IOException {
        assertEquals(
                SupplierAnswer.NOT_MINE,
                newConnector().announceReturn(announced("Somebody Else " + UUID.randomUUID())));
    }

    @Test
    public void theSameOrderAgainIsTheSameOrder() throws IOException {
        SupplierOrder order = order(supplierName());
        SupplierAnswer first = newConnector().order(order);
        assertTrue("It is taken or refused: " + first, isAnswered(first));
        assertEquals(first, newConnector().order(order));
    }

    @Test
    public void theSameReturnAgainIsTheSameReturn() throws IOException {
        SupplierReturn announced = announced(supplierName());
        SupplierAnswer first = newConnector().announceReturn(announced);
        assertTrue("It is taken or refused: " + first, isAnswered(first));
        assertEquals(first, newConnector().announceReturn(announced));
    }

    @Test
    public void severalThreadsAtOnceAreAnswered() throws Exception {
        SupplierConnector connector = newConnector();
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Callable<SupplierAnswer>> calls = new ArrayList<>();
            for (int i = 0; i < THREADS * 5; i++) {
                calls.add(() -> connector.order(order(supplierName())));
            }
            for (Future<SupplierAnswer> answer : threads.invokeAll(calls)) {
                assertTrue(String.valueOf(answer.get()), isAnswered(answer.get()));
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static boolean isAnswered(SupplierAnswer answer) {
        return answer instanceof SupplierAnswer.Accepted || answer instanceof SupplierAnswer.Refused;
    }
}
