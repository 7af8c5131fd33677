package org.alveolus.registry.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.persistence.EntityManagerFactory;
import org.alveolus.api.Problem;
import org.alveolus.api.Transactions;
import org.alveolus.api.accounts.Accounts;
import org.alveolus.api.audit.AuditLog;
import org.alveolus.api.catalogue.Catalogue;
import org.alveolus.api.institution.Institutions;
import org.alveolus.api.patients.Patients;
import org.alveolus.api.registry.FollowUpEntry;
import org.alveolus.api.registry.RecallContact;
import org.alveolus.api.registry.Registry;
import org.alveolus.api.registry.ToothPosition;
import org.alveolus.api.registry.Treatment;
import org.alveolus.api.registry.TreatmentDetails;
import org.alveolus.api.scan.ScanService;
import org.alveolus.api.stock.DeviceQuery;
import org.alveolus.api.stock.Stock;
import org.alveolus.registry.internal.domain.RecallCase;
import org.alveolus.registry.internal.domain.RecallCriteria;
import org.alveolus.registry.internal.leaving.OwnRecords;
import org.alveolus.registry.internal.leaving.OwnRecordsMaker;
import org.alveolus.registry.internal.register.Connectors;
import org.alveolus.registry.internal.transfer.ImportFiles;
import org.alveolus.registry.internal.transfer.ImportGround;
import org.alveolus.registry.internal.transfer.ImportTexts;
import org.alveolus.registry.internal.transfer.ImportWorker;
import org.alveolus.registry.internal.transfer.Imports;
import org.alveolus.registry.internal.transfer.OwnFieldTable;
import org.alveolus.registry.internal.transfer.RefusedRows;
import org.alveolus.spi.register.RegisterConnector;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** The implant registry. Stock, scanning and institutions may come and go; it goes on and says what is missing (P2). */
@Component(service = {Registry.class, RegistryComponent.class})
public final class RegistryComponent implements Registry {

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile Stock stock;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile ScanService scans;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile Institutions institutions;

    private final Transactions transactions;
    private final Neighbours neighbours;
    private final ChoiceLists choices;
    private final Referrers referrers;
    private final Treatments treatments;
    private final FollowUps followUps;
    private final Recalls recalls;
    private final RecallCases recallCases;
    private final Drafts drafts;
    private final CardRules cardRules;
    private final Cards cards;
    private final RegisterRules registerRules;
    private final Statistics statistics;
    private final OwnRecords ownRecords;
    private final OwnRecordsMaker ownRecordsMaker;
    private final ImportWorker importWorker;
    private final Imports imports;
    private final ImportFiles importFiles;
    private final ImportTexts importTexts;
    private final RefusedRows refusedRows;
    private final OwnFieldTable ownFields;
    private final Connectors connectors = new Connectors();
    private final NationalRegister nationalRegister;

    @Activate
    public RegistryComponent(
            @Reference(target = "(osgi.unit.name=registry)") EntityManagerFactory unit,
            @Reference Transactions transactions,
            @Reference AuditLog audit,
            @Reference Clock clock,
            @Reference Patients patients,
            @Reference Catalogue catalogue,
            @Reference Accounts accounts) {
        this.transactions = transactions;
        Ground ground = new Ground(transactions, unit, audit, clock);
        neighbours = new Neighbours(
                patients,
                catalogue,
                accounts,
                () -> Optional.ofNullable(stock),
                () -> Optional.ofNullable(scans),
                () -> Optional.ofNullable(institutions));
        choices = new ChoiceLists(ground);
        referrers = new Referrers(ground);
        treatments = new Treatments(ground, neighbours, choices, referrers);
        followUps = new FollowUps(ground, neighbours, choices);
        recalls = new Recalls(ground, neighbours);
        drafts = new Drafts(ground);
        recallCases = new RecallCases(ground, neighbours);
        cardRules = new CardRules(ground);
        cards = new Cards(ground, neighbours, cardRules);
        registerRules = new RegisterRules(ground, choices);
        statistics = new Statistics(ground, neighbours, registerRules);
        ownRecords = new OwnRecords(ground);
        ownRecordsMaker = new OwnRecordsMaker(ground, neighbours, choices, statistics);
        ImportGround importGround = new ImportGround(ground, neighbours, choices, referrers);
        importWorker = new ImportWorker(importGround);
        imports = new Imports(importGround, importWorker);
        importFiles = new ImportFiles(importGround, importWorker);
        importTexts = new ImportTexts(importGround, importWorker);
        refusedRows = new RefusedRows(importGround);
        ownFields = new OwnFieldTable(transactions);
        nationalRegister = new NationalRegister(ground, neighbours, connectors);
    }

    @Deactivate
    void leave() {
        importWorker.stop();
        transactions.drain();
    }

    /** A connector to a national register came. */
    @Reference(
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void bindConnector(RegisterConnector connector, Map<String, Object> properties) {
        connectors.add(connector, properties);
    }

    void unbindConnector(RegisterConnector connector) {
        connectors.remove(connector);
    }

    @Override
    public Treatment record(TreatmentDetails details) {
        return treatments.record(details, new Problem.Faults());
    }

    @Override
    public Optional<Treatment> find(UUID id) {
        return treatments.find(id);
    }

    @Override
    public void followUp(UUID treatment, FollowUpEntry.Kind kind, List<ToothPosition> positions, FollowUpEntry entry) {
        followUps.addAt(treatment, kind, positions, entry);
    }

    @Override
    public UUID openRecall(String reference, LocalDate date, String text, DeviceQuery devices) {
        return recallCases
                .open(new RecallCase.Notice(reference, date, text), RecallCriteria.of(devices), null)
                .recall()
                .id();
    }

    @Override
    public void contactRecalled(UUID recall, UUID patient, RecallContact contact, boolean settles) {
        recallCases.contactPatient(recall, patient, contact, settles);
    }

    @Override
    public void closeRecall(UUID recall, String reason) {
        recallCases.close(recall, reason);
    }

    public Neighbours neighbours() {
        return neighbours;
    }

    public ChoiceLists choices() {
        return choices;
    }

    public Referrers referrers() {
        return referrers;
    }

    public Treatments treatments() {
        return treatments;
    }

    public FollowUps followUps() {
        return followUps;
    }

    public Recalls recalls() {
        return recalls;
    }

    public Drafts drafts() {
        return drafts;
    }

    public RecallCases recallCases() {
        return recallCases;
    }

    public CardRules cardRules() {
        return cardRules;
    }

    public Cards cards() {
        return cards;
    }

    public RegisterRules registerRules() {
        return registerRules;
    }

    public NationalRegister nationalRegister() {
        return nationalRegister;
    }

    public Statistics statistics() {
        return statistics;
    }

    public OwnRecords ownRecords() {
        return ownRecords;
    }

    public OwnRecordsMaker ownRecordsMaker() {
        return ownRecordsMaker;
    }

    public Imports imports() {
        return imports;
    }

    public ImportFiles importFiles() {
        return importFiles;
    }

    public ImportTexts importTexts() {
        return importTexts;
    }

    public RefusedRows refusedRows() {
        return refusedRows;
    }

    public OwnFieldTable ownFields() {
        return ownFields;
    }

    public ImportWorker importWorker() {
        return importWorker;
    }
}
