package org.alveolus.institution.internal;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import javax.persistence.EntityManager;
import javax.persistence.EntityManagerFactory;
import org.alveolus.api.Caller;
import org.alveolus.api.Callers;
import org.alveolus.api.InstitutionId;
import org.alveolus.api.Level;
import org.alveolus.api.Modules;
import org.alveolus.api.Rights;
import org.alveolus.api.Transactions;
import org.alveolus.api.accounts.Accounts;
import org.alveolus.api.audit.AuditEvent;
import org.alveolus.api.audit.AuditLog;
import org.alveolus.api.institution.Institution;
import org.alveolus.api.institution.Institutions;
import org.alveolus.api.institution.PracticeLocation;
import org.alveolus.institution.internal.persistence.InstitutionEntity;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** The institutions of this installation and their practice locations. */
@Component(service = {Institutions.class, InstitutionComponent.class})
public final class InstitutionComponent implements Institutions {

    private final EntityManagerFactory unit;
    private final Transactions transactions;
    private final AuditLog audit;
    private final Locations locations;

    /** Accounts stand on institutions, so they may come later. */
    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile Accounts accounts;

    @Activate
    public InstitutionComponent(
            @Reference(target = "(osgi.unit.name=institution)") EntityManagerFactory unit,
            @Reference Transactions transactions,
            @Reference AuditLog audit) {
        this.unit = unit;
        this.transactions = transactions;
        this.audit = audit;
        this.locations = new Locations(unit, transactions, audit);
    }

    @Deactivate
    void leave() {
        transactions.drain();
    }

    /** For use outside of OSGi. */
    InstitutionComponent(EntityManagerFactory unit, Transactions transactions, AuditLog audit, Accounts accounts) {
        this(unit, transactions, audit);
        this.accounts = accounts;
    }

    @Override
    public Institution create(Institution institution) {
        Institution checked = InstitutionCheck.checked(institution);
        return inTransaction(entities -> {
            entities.persist(InstitutionEntity.of(checked));
            entities.flush();
            recordCreated(checked);
            return checked;
        });
    }

    /** The first line of the new institution's own log. */
    private void recordCreated(Institution institution) {
        Caller caller = Callers.current();
        Callers.as(
                new Caller(caller.account(), caller.name(), institution.id(), Rights.NONE, null, caller.origin()),
                () -> audit.record(AuditEvent.of(
                        AuditEvent.Action.CREATE, "institution", institution.id(), "Recorded " + institution.name())));
    }

    @Override
    public Optional<Institution> find(InstitutionId id) {
        return inTransaction(entities -> Optional.ofNullable(entities.find(InstitutionEntity.class, id.toString()))
                .map(InstitutionEntity::toInstitution));
    }

    @Override
    public List<Institution> all() {
        return inTransaction(entities -> entities
                .createQuery("select i from InstitutionEntity i order by i.name, i.id", InstitutionEntity.class)
                .getResultList()
                .stream()
                .map(InstitutionEntity::toInstitution)
                .toList());
    }

    @Override
    public PracticeLocation addLocation(String name, String address) {
        return addedLocation(name, address).location();
    }

    /** Adds a location; the administrator who did so gets every right there, and gives the others theirs. */
    public Locations.Versioned addedLocation(String name, String address) {
        Caller caller = Callers.current();
        caller.requireInstitution();
        return transactions.run(() -> {
            Locations.Versioned added = locations.add(name, address);
            Accounts present = accounts;
            if (caller.account() != null && present != null) {
                present.admit(
                        caller.account(),
                        caller.institution(),
                        withAll(caller.rights(), added.location().id()));
            }
            return added;
        });
    }

    @Override
    public List<PracticeLocation> locations() {
        return locations.all().stream().map(Locations.Versioned::location).toList();
    }

    @Override
    public Caller systemCaller(InstitutionId id, Caller.Origin origin) {
        Set<UUID> everywhere = new HashSet<>();
        Callers.as(Caller.system(id, Rights.NONE, origin), (Runnable)
                () -> locations().forEach(location -> everywhere.add(location.id())));
        return Caller.system(id, Rights.everything(everywhere), origin);
    }

    /** The locations with the versions of their rows. */
    public Locations versionedLocations() {
        return locations;
    }

    private static Rights withAll(Rights rights, UUID added) {
        Map<UUID, Map<String, Level>> levels = new HashMap<>();
        for (UUID location : rights.locations()) {
            Map<String, Level> modules = new HashMap<>();
            Modules.ALL.forEach(module -> modules.put(module, rights.at(location, module)));
            levels.put(location, modules);
        }
        Map<String, Level> all = new HashMap<>();
        Modules.ALL.forEach(module -> all.put(module, Level.DELETE));
        levels.put(added, all);
        return Rights.of(rights.administrator(), levels, rights.tasks());
    }

    private <T> T inTransaction(Function<EntityManager, T> work) {
        return transactions.run(() -> work.apply(transactions.entityManager(unit)));
    }
}
