package org.alveolus.registry.internal;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.persistence.EntityManager;
import org.alveolus.api.Caller;
import org.alveolus.api.Callers;
import org.alveolus.api.Ids;
import org.alveolus.api.Level;
import org.alveolus.api.Modules;
import org.alveolus.api.Problem;
import org.alveolus.api.audit.AuditEvent;
import org.alveolus.api.audit.AuditEvent.Action;
import org.alveolus.api.catalogue.Device;
import org.alveolus.api.catalogue.Supplier;
import org.alveolus.api.institution.Institution;
import org.alveolus.api.patients.Patient;
import org.alveolus.api.registry.ToothPosition;
import org.alveolus.api.registry.Treatment;
import org.alveolus.api.registry.TreatmentDetails.Placement;
import org.alveolus.registry.internal.domain.Card;
import org.alveolus.registry.internal.domain.CardRule;
import org.alveolus.registry.internal.domain.PlacedDevice;
import org.alveolus.registry.internal.domain.UdiCarrier;
import org.alveolus.registry.internal.domain.Words;
import org.alveolus.registry.internal.passport.CardPdf;
import org.alveolus.registry.internal.passport.Paper;
import org.alveolus.registry.internal.persistence.CardIssueEntity;
import org.alveolus.registry.internal.persistence.TreatmentEntity;
import org.alveolus.registry.internal.persistence.TreatmentRepository;

/** The implant cards of patients (R8). Any thread. */
public final class Cards {

    /** A card as a file. */
    public record Printed(byte[] pdf, Card.Issue issue, Locale language) {}

    /** A state of the card that was handed out, and by whom. */
    public record Handed(Card.Issue issue, String by) {}

    private final Ground ground;
    private final Neighbours neighbours;
    private final CardRules rules;

    Cards(Ground ground, Neighbours neighbours, CardRules rules) {
        this.ground = ground;
        this.neighbours = neighbours;
        this.rules = rules;
    }

    /**
     * Prints the card of a treatment. When its content is not what was handed out last, this is a new version.
     *
     * @param language null for the patient's own, or else the institution's
     * @throws org.alveolus.api.ProblemException 403; 404; 409 {@code no-card} when no device needs a card, {@code institution-absent} while
     *     the institution's name and address are not to be had
     */
    public Printed print(UUID treatment, Locale language, Paper paper) {
        return ground.run(entities -> {
            TreatmentEntity row = alone(entities, treatment);
            Institution institution = neighbours.institution().orElseThrow(() -> Problem.conflict(
                            "institution-absent",
                            "A card names the institution and its address; install the institutions and try again.")
                    .exception());
            Patient patient = neighbours.patients().find(row.patient()).orElse(null);
            Card card = card(row.toTreatment(patient), institution);
            if (card.devices().isEmpty()) {
                throw Problem.conflict("no-card", "No device of this treatment needs an implant card.")
                        .exception();
            }
            Locale chosen = language(language, patient, institution);
            Card.Issue issue = issued(entities, row, card, institution.zone());
            ground.audit()
                    .record(AuditEvent.ofPatient(
                            Action.EXECUTE,
                            "implant-card",
                            row.id(),
                            row.patient(),
                            "Printed version " + issue.number() + ", " + chosen.toLanguageTag() + ", " + paper));
            return new Printed(CardPdf.print(card, issue, chosen, paper), issue, chosen);
        });
    }

    /** The versions that were handed out, the first first. */
    public List<Handed> versions(UUID treatment) {
        return ground.run(entities -> {
            TreatmentEntity row = alone(entities, treatment);
            ZoneId zone = neighbours.zone();
            return issues(entities, row.id()).stream()
                    .map(issue -> new Handed(issue.toIssue(zone), issue.issuedBy()))
                    .toList();
        });
    }

    /** Nobody else hands out the same card at the same moment, so its versions are counted well. */
    private static TreatmentEntity alone(EntityManager entities, UUID treatment) {
        TreatmentEntity row = new TreatmentRepository(entities)
                .findAlone(treatment)
                .filter(found -> !found.deleted())
                .orElseThrow(
                        () -> Problem.notFound("There is no such treatment.").exception());
        Callers.current().require(Modules.REGISTRY, Level.VIEW, row.location());
        return row;
    }

    private Card.Issue issued(EntityManager entities, TreatmentEntity row, Card card, ZoneId zone) {
        List<CardIssueEntity> issues = issues(entities, row.id());
        Optional<CardIssueEntity> last =
                issues.isEmpty() ? Optional.empty() : Optional.of(issues.get(issues.size() - 1));
        String hash = card.hash();
        if (last.isPresent() && last.get().contentHash().equals(hash)) {
            return last.get().toIssue(zone);
        }
        Caller caller = Callers.current();
        CardIssueEntity issue = new CardIssueEntity(
                Ids.next(),
                row.id(),
                last.map(CardIssueEntity::number).orElse(0) + 1,
                hash,
                ground.clock().instant(),
                caller.name());
        entities.persist(issue);
        return issue.toIssue(zone);
    }

    private static List<CardIssueEntity> issues(EntityManager entities, UUID treatment) {
        return entities.createQuery(
                        "select i from CardIssue i where i.treatmentId = :treatment order by i.number",
                        CardIssueEntity.class)
                .setParameter("treatment", treatment.toString())
                .getResultList();
    }

    private Card card(Treatment treatment, Institution institution) {
        Map<UUID, Optional<Supplier>> makers = new HashMap<>();
        Map<CardRules.Product, CardRule> set = rules.all();
        LocalDate today = LocalDate.ofInstant(ground.clock().instant(), institution.zone());
        List<Placement> placements = treatment.details().placements();
        List<Card.Line> lines = PlacedDevice.all(treatment.details()).stream()
                .filter(placed -> needed(placed.use().device(), set))
                .map(placed -> line(
                        placed.placement() < 0
                                ? null
                                : placements.get(placed.placement()).position(),
                        placed.use().device(),
                        makers,
                        today))
                .toList();
        return new Card(
                treatment.details().surgery().patientName(),
                treatment.details().surgery().patientNumber(),
                treatment.details().surgery().birthDate(),
                treatment.details().surgery().date(),
                treatment.practitionerName(),
                new Card.Issuer(institution.name(), institution.address(), institution.website()),
                lines);
    }

    private Card.Line line(
            ToothPosition position, Device device, Map<UUID, Optional<Supplier>> makers, LocalDate today) {
        Supplier maker = Optional.ofNullable(device.supplier())
                .flatMap(id -> makers.computeIfAbsent(id, neighbours.catalogue()::supplier))
                .orElse(null);
        return new Card.Line(position, device, maker, UdiCarrier.of(device, today));
    }

    private static boolean needed(Device device, Map<CardRules.Product, CardRule> set) {
        CardRule rule = set.get(new CardRules.Product(device.issuer(), device.udiDi()));
        return rule == null ? CardRule.neededByDefault(device.kind()) : rule.needed();
    }

    private static Locale language(Locale asked, Patient patient, Institution institution) {
        if (asked != null) {
            return asked;
        }
        return Optional.ofNullable(patient)
                .map(Patient::language)
                .map(Locale::forLanguageTag)
                .filter(Words.LANGUAGES::contains)
                .orElseGet(() -> institution.languages().stream()
                        .map(each -> Locale.forLanguageTag(each.getLanguage()))
                        .filter(Words.LANGUAGES::contains)
                        .findFirst()
                        .orElse(Words.LANGUAGES.get(0)));
    }
}
