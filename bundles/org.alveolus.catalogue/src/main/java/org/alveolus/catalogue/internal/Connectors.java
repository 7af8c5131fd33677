package org.alveolus.catalogue.internal;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.alveolus.api.catalogue.ConnectorAnswer;
import org.alveolus.api.catalogue.DeviceForm;
import org.alveolus.api.catalogue.DeviceKind;
import org.alveolus.api.catalogue.Product;
import org.alveolus.spi.supplier.ProductKey;
import org.alveolus.spi.supplier.SupplierAnswer;
import org.alveolus.spi.supplier.SupplierConnector;
import org.alveolus.spi.supplier.SupplierOrder;
import org.alveolus.spi.supplier.SupplierReturn;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The suppliers' connectors, none of which is trusted: each call has a time limit and a thread of its own. Any thread. */
final class Connectors {

    private static final Logger LOG = LoggerFactory.getLogger(Connectors.class);
    private static final int MAXIMUM_THREADS = 16;
    private static final int MAXIMUM_REASON = 1000;
    private static final BigDecimal MAXIMUM_SIZE = BigDecimal.valueOf(1000);
    private static final int MAXIMUM_DECIMALS = 3;

    /** A connector with the name under which it was registered. */
    private record Named(String name, SupplierConnector connector) {}

    /** One call of a connector. */
    private interface Call {

        SupplierAnswer ask(SupplierConnector connector) throws Exception;
    }

    private final List<Named> connectors = new CopyOnWriteArrayList<>();
    private final ExecutorService threads =
            new ThreadPoolExecutor(0, MAXIMUM_THREADS, 30, TimeUnit.SECONDS, new SynchronousQueue<>(), work -> {
                Thread thread = new Thread(work, "supplier-connector");
                thread.setDaemon(true);
                return thread;
            });
    private final long lookUpMillis;
    private final long documentMillis;

    Connectors(long lookUpMillis, long documentMillis) {
        this.lookUpMillis = lookUpMillis;
        this.documentMillis = documentMillis;
    }

    void add(String name, SupplierConnector connector) {
        connectors.add(new Named(name, connector));
    }

    void remove(SupplierConnector connector) {
        connectors.removeIf(named -> named.connector() == connector);
    }

    boolean any() {
        return !connectors.isEmpty();
    }

    void stop() {
        threads.shutdownNow();
    }

    /** The first one that knows a product; what fails or answers nonsense does not know it. */
    Optional<Product> lookUp(ProductKey key) {
        for (Named named : connectors) {
            try {
                SupplierAnswer answer = call(named, connector -> connector.lookUp(key), lookUpMillis);
                if (answer instanceof SupplierAnswer.Product found) {
                    return Optional.of(product(named.name(), key, found));
                }
            } catch (Failure e) {
                LOG.warn("Connector {} did not look up a product: {}", named.name(), e.getMessage());
            }
        }
        return Optional.empty();
    }

    ConnectorAnswer order(SupplierOrder order) {
        return handOver(connector -> connector.order(order));
    }

    ConnectorAnswer announceReturn(SupplierReturn announced) {
        return handOver(connector -> connector.announceReturn(announced));
    }

    /** One after the other, so that nothing is ordered twice. */
    private ConnectorAnswer handOver(Call call) {
        ConnectorAnswer failed = null;
        for (Named named : connectors) {
            try {
                SupplierAnswer answer = call(named, call, documentMillis);
                if (answer instanceof SupplierAnswer.Accepted accepted) {
                    return new ConnectorAnswer(
                            named.name(),
                            new SupplierAnswer.Accepted(cut(accepted.reference(), DeviceForm.MAXIMUM_TEXT)),
                            null);
                }
                if (answer instanceof SupplierAnswer.Refused refused) {
                    return new ConnectorAnswer(
                            named.name(), new SupplierAnswer.Refused(cut(refused.reason(), MAXIMUM_REASON)), null);
                }
                if (!(answer instanceof SupplierAnswer.NotMine)) {
                    failed = new ConnectorAnswer(named.name(), SupplierAnswer.NOT_MINE, "It answered nonsense.");
                }
            } catch (Failure e) {
                LOG.warn("Connector {} failed: {}", named.name(), e.getMessage());
                failed =
                        new ConnectorAnswer(named.name(), SupplierAnswer.NOT_MINE, cut(e.getMessage(), MAXIMUM_REASON));
            }
        }
        return failed == null ? new ConnectorAnswer(null, SupplierAnswer.NOT_MINE, null) : failed;
    }

    private SupplierAnswer call(Named named, Call call, long millis) throws Failure {
        Future<SupplierAnswer> future;
        try {
            future = threads.submit(() -> call.ask(named.connector()));
        } catch (RejectedExecutionException e) {
            throw new Failure("Too many calls are waiting for an answer.", e);
        }
        try {
            SupplierAnswer answer = future.get(millis, TimeUnit.MILLISECONDS);
            if (answer == null) {
                throw new Failure("It answered nothing.", null);
            }
            return answer;
        } catch (TimeoutException e) {
            throw new Failure("It took longer than " + millis + " ms.", e);
        } catch (ExecutionException e) {
            throw new Failure(String.valueOf(e.getCause()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure("The wait was interrupted.", e);
        } finally {
            future.cancel(true);
        }
    }

    /** Why a connector gave no answer. */
    private static final class Failure extends Exception {

        private static final long serialVersionUID = 1;

        Failure(String message, Throwable cause) {
            super(message, cause);
        }
    }

    private static Product product(String source, ProductKey key, SupplierAnswer.Product found) {
        Map<String, String> sources = new LinkedHashMap<>();
        DeviceKind kind = named(sources, source, "kind", kind(found.kind()));
        return new Product(
                key.issuer(),
                key.udiDi(),
                kind,
                null,
                named(sources, source, "supplierName", text(found.supplierName())),
                named(sources, source, "productCode", text(found.productCode())),
                named(sources, source, "name", text(found.name())),
                named(sources, source, "type", text(found.type())),
                named(sources, source, "diameter", size(found.diameter())),
                named(sources, source, "length", size(found.length())),
                sources);
    }

    private static <T> T named(Map<String, String> sources, String source, String field, T value) {
        if (value != null) {
            sources.put(field, source);
        }
        return value;
    }

    private static DeviceKind kind(String text) {
        for (DeviceKind kind : DeviceKind.values()) {
            if (kind.name().toLowerCase(Locale.ROOT).equals(text)) {
                return kind;
            }
        }
        return null;
    }

    /** A text that a form would take; null else. */
    private static String text(String given) {
        boolean bad = given == null
                || given.isBlank()
                || given.length() > DeviceForm.MAXIMUM_TEXT
                || given.chars().anyMatch(Character::isISOControl);
        return bad ? null : given.strip();
    }

    private static BigDecimal size(BigDecimal given) {
        boolean good = given != null
                && given.signum() > 0
                && given.compareTo(MAXIMUM_SIZE) < 0
                && given.stripTrailingZeros().scale() <= MAXIMUM_DECIMALS;
        return good ? given : null;
    }

    private static String cut(String text, int maximum) {
        if (text == null) {
            return null;
        }
        String plain = text.replaceAll("\\p{Cntrl}", " ").strip();
        return plain.length() > maximum ? plain.substring(0, maximum) : plain;
    }
}
