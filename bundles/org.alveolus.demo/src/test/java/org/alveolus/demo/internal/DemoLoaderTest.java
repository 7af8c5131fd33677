package org.alveolus.demo.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.alveolus.api.ProblemException;
import org.alveolus.api.registry.Registry;
import org.alveolus.api.registry.Treatment;
import org.alveolus.api.registry.TreatmentDetails;
import org.apache.felix.hc.api.Result;
import org.junit.Rule;
import org.junit.Test;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.ComponentContext;

/** Proves P13: the demo runs only when asked for, and the system is not ready before it is done. */
public class DemoLoaderTest {

    @Rule
    public final DemoGround demo = new DemoGround();

    @Test
    public void switchesOnWhenThePropertySaysSoAlone() {
        assertEquals(List.of("all"), enabledWith("true"));
        assertEquals(List.of(), enabledWith("false"));
        assertEquals(List.of(), enabledWith(null));
    }

    private static List<String> enabledWith(String value) {
        List<String> enabled = new ArrayList<>();
        BundleContext bundle = proxy(BundleContext.class, (method, argument) -> {
            assertEquals("getProperty alveolus.demo", method + " " + argument);
            return value;
        });
        ComponentContext component = proxy(ComponentContext.class, (method, argument) -> {
            if (method.equals("getBundleContext")) {
                return bundle;
            }
            assertEquals("enableComponent", method);
            enabled.add(argument == null ? "all" : argument.toString());
            return null;
        });
        new DemoSwitch(component);
        return enabled;
    }

    private interface Answer {
        Object to(String method, Object argument);
    }

    private static <T> T proxy(Class<T> type, Answer answer) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (self, method, arguments) -> answer.to(method.getName(), arguments == null ? null : arguments[0])));
    }

    @Test
    public void isReadyOnceTheDataIsThere() throws Exception {
        Told told = new Told();
        assertEquals(Result.Status.TEMPORARILY_UNAVAILABLE, told.execute().getStatus());
        DemoLoader loader = load(told, demo.registry);
        assertEquals(Result.Status.OK, told.next());
        assertEquals(Result.Status.OK, told.execute().getStatus());
        loader.stop();
        assertEquals(4, demo.asSystem(() -> demo.institutions.all()).size());
    }

    @Test
    public void anEndInTheMiddleLeavesNothing() throws Exception {
        AtomicInteger records = new AtomicInteger();
        Services failing = demo.services(registry(details -> {
            if (records.incrementAndGet() == 9) {
                throw new IllegalStateException("the power went");
            }
            return demo.registry.record(details);
        }));
        assertThrows(IllegalStateException.class, () -> demo.asSystem(() -> new DemoData(failing).ensure()));
        assertEquals(List.of(), demo.asSystem(() -> demo.institutions.all()));
        assertEquals(Optional.empty(), demo.asSystem(() -> demo.accounts.find("admin@linden.example")));
        assertEquals(List.of(), demo.ground().audit().events());
        assertTrue(demo.asSystem(() -> new DemoData(demo.services()).ensure()));
    }

    @Test
    public void waitsUntilTheRegistryKnowsTheStock() throws Exception {
        demo.stockForRegistry(false);
        Told told = new Told();
        BlockingQueue<String> refusals = new LinkedBlockingQueue<>();
        DemoLoader loader = load(told, registry(details -> {
            try {
                return demo.registry.record(details);
            } catch (ProblemException e) {
                refusals.add(e.problem().type());
                throw e;
            }
        }));
        assertEquals("stock-absent", refusals.poll(1, TimeUnit.MINUTES));
        assertEquals(Result.Status.TEMPORARILY_UNAVAILABLE, told.execute().getStatus());
        demo.stockForRegistry(true);
        assertEquals(Result.Status.OK, told.next());
        loader.stop();
        assertEquals(4, demo.asSystem(() -> demo.institutions.all()).size());
    }

    @Test
    public void tellsWhatCannotBeMade() throws Exception {
        Told told = new Told();
        DemoLoader loader = load(told, registry(details -> {
            throw new IllegalStateException("a fault of the demo");
        }));
        assertEquals(Result.Status.CRITICAL, told.next());
        loader.stop();
        assertEquals(List.of(), demo.asSystem(() -> demo.institutions.all()));
    }

    private DemoLoader load(Told told, Registry registry) {
        Services services = demo.services(registry);
        return new DemoLoader(
                told,
                services.transactions(),
                services.institutions(),
                services.accounts(),
                services.patients(),
                services.catalogue(),
                services.stock(),
                services.registry(),
                services.clock());
    }

    /** The demo's registry with something else instead of recording. */
    private Registry registry(Function<TreatmentDetails, Treatment> recording) {
        return (Registry) Proxy.newProxyInstance(
                Registry.class.getClassLoader(), new Class<?>[] {Registry.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("record")) {
                        return recording.apply((TreatmentDetails) arguments[0]);
                    }
                    try {
                        return method.invoke(demo.registry, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    /** Hands over what it is told. */
    private static final class Told extends DemoCheck {

        private final BlockingQueue<Result.Status> states = new LinkedBlockingQueue<>();

        @Override
        void tell(Result state) {
            super.tell(state);
            states.add(state.getStatus());
        }

        Result.Status next() throws InterruptedException {
            return states.poll(1, TimeUnit.MINUTES);
        }
    }
}
