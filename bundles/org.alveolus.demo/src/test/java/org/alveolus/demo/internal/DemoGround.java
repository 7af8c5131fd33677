package org.alveolus.demo.internal;

import java.lang.annotation.Annotation;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.alveolus.accounts.internal.AccountsComponent;
import org.alveolus.accounts.internal.AccountsConfiguration;
import org.alveolus.api.Caller;
import org.alveolus.api.Callers;
import org.alveolus.api.Rights;
import org.alveolus.api.institution.Institution;
import org.alveolus.api.institution.PracticeLocation;
import org.alveolus.api.registry.Registry;
import org.alveolus.catalogue.internal.CatalogueComponent;
import org.alveolus.institution.internal.InstitutionComponent;
import org.alveolus.patients.internal.PatientDirectory;
import org.alveolus.registry.internal.RegistryComponent;
import org.alveolus.stock.internal.StockComponent;
import org.alveolus.testing.TestGround;
import org.junit.rules.ExternalResource;
import org.junit.rules.RuleChain;
import org.junit.rules.TestRule;
import org.junit.runner.Description;
import org.junit.runners.model.Statement;

/** The product's own capabilities on an empty database, wired as the component runtime wires them. */
final class DemoGround implements TestRule {

    private final TestGround ground =
            TestGround.of("institution", "accounts", "patients", "catalogue", "stock", "registry");

    InstitutionComponent institutions;
    AccountsComponent accounts;
    PatientDirectory patients;
    CatalogueComponent catalogue;
    StockComponent stock;
    RegistryComponent registry;

    @Override
    public Statement apply(Statement base, Description description) {
        return RuleChain.outerRule(ground)
                .around(new ExternalResource() {
                    @Override
                    protected void before() {
                        wire();
                    }
                })
                .apply(base, description);
    }

    private void wire() {
        institutions = new InstitutionComponent(ground.unit("institution"), ground.transactions(), ground.audit());
        accounts = new AccountsComponent(
                ground.unit("accounts"),
                ground.transactions(),
                ground.audit(),
                ground.clock(),
                new DefaultConfiguration());
        patients = new PatientDirectory(ground.unit("patients"), ground.transactions(), ground.audit(), ground.clock());
        catalogue =
                new CatalogueComponent(ground.unit("catalogue"), ground.transactions(), ground.audit(), ground.clock());
        stock = new StockComponent(
                ground.unit("stock"), ground.transactions(), ground.audit(), catalogue, ground.clock());
        registry = new RegistryComponent(
                ground.unit("registry"),
                ground.transactions(),
                ground.audit(),
                ground.clock(),
                patients,
                catalogue,
                accounts);
        for (Object component : List.of(institutions, accounts, patients, stock, registry)) {
            for (Object service : List.of(institutions, accounts, stock)) {
                bind(component, service);
            }
        }
    }

    /** Sets the dynamic references to a service. */
    private static void bind(Object component, Object service) {
        for (Field field : component.getClass().getDeclaredFields()) {
            if (Modifier.isVolatile(field.getModifiers()) && field.getType().isInstance(service)) {
                try {
                    field.setAccessible(true);
                    field.set(component, service);
                } catch (IllegalAccessException e) {
                    throw new IllegalStateException(e);
                }
            }
        }
    }

    /** Takes the stock away from the registry, or gives it back. */
    void stockForRegistry(boolean present) {
        for (Field field : registry.getClass().getDeclaredFields()) {
            if (field.getType().isInstance(stock)) {
                try {
                    field.setAccessible(true);
                    field.set(registry, present ? stock : null);
                } catch (IllegalAccessException e) {
                    throw new IllegalStateException(e);
                }
            }
        }
    }

    TestGround ground() {
        return ground;
    }

    Services services() {
        return services(registry);
    }

    Services services(Registry other) {
        return new Services(
                ground.transactions(), institutions, accounts, patients, catalogue, stock, other, ground.clock());
    }

    <T> T asSystem(Callable<T> work) throws Exception {
        return Callers.as(Caller.system(null, Rights.NONE, DemoData.ORIGIN), work);
    }

    Institution institution(String name) throws Exception {
        return asSystem(() -> institutions.all()).stream()
                .filter(found -> found.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Does the work as the system in the institution of this name, with all rights. */
    <T> T in(String name, Callable<T> work) throws Exception {
        Institution institution = institution(name);
        Caller caller = asSystem(() -> institutions.systemCaller(institution.id(), DemoData.ORIGIN));
        return Callers.as(caller, work);
    }

    /** The id of a practice location of the caller's institution. */
    UUID location(String name) {
        return institutions.locations().stream()
                .filter(found -> found.name().equals(name))
                .map(PracticeLocation::id)
                .findFirst()
                .orElseThrow();
    }

    private static final class DefaultConfiguration implements AccountsConfiguration {

        @Override
        public int idleMinutes() {
            return 30;
        }

        @Override
        public int longestHours() {
            return 24;
        }

        @Override
        public Class<? extends Annotation> annotationType() {
            return AccountsConfiguration.class;
        }
    }
}
