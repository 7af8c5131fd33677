package org.alveolus.registry.internal.rest;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.alveolus.api.Problem;
import org.alveolus.api.ProblemException;
import org.alveolus.api.catalogue.DeviceKind;
import org.alveolus.api.institution.PracticeLocation;
import org.alveolus.api.registry.RecallContact;
import org.alveolus.registry.internal.RecallCases;
import org.alveolus.registry.internal.Recalls;
import org.alveolus.registry.internal.domain.RecallCase;
import org.alveolus.registry.internal.domain.RecallCriteria;

/** What goes in and out with recall cases. */
final class RecallCaseViews {

    private RecallCaseViews() {}

    /** A notice and what it says is to be searched. */
    @Schema(
            name = "NewRecallCase",
            description = "At least one of lot, serial, gtin, udiDi, scan, productCode, supplier")
    record NewCase(
            @Schema(
                            description = "Of the field safety notice, 1 to 200 characters",
                            requiredMode = Schema.RequiredMode.REQUIRED,
                            example = "FSN-2026-0117")
                    String reference,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "2026-11-20") LocalDate noticeDate,
            @Schema(description = "What it says, at most 4000 characters") String notice,
            @Schema(description = "Account of who works on it") UUID assigned,
            @Schema(description = RecallParameters.LOT, example = "ef-51") String lot,
            @Schema(description = RecallParameters.SERIAL) String serial,
            @Schema(description = RecallParameters.GTIN, example = "07630031730428") String gtin,
            @Schema(description = RecallParameters.UDI_DI) String udiDi,
            @Schema(description = RecallParameters.SCAN) String scan,
            @Schema(description = RecallParameters.PRODUCT_CODE) String productCode,
            @Schema(description = RecallParameters.SUPPLIER) UUID supplier,
            @Schema(description = "First day of surgery") LocalDate from,
            @Schema(description = "Last day of surgery") LocalDate to) {

        RecallCase.Notice told() {
            return new RecallCase.Notice(reference, noticeDate, notice);
        }

        /** With faults named in this body instead of in a query. */
        RecallCriteria criteria(Recalls recalls) {
            try {
                return RecallParameters.criteria(
                        recalls, scan, lot, serial, gtin, udiDi, productCode, supplier, from, to);
            } catch (ProblemException e) {
                Problem problem = e.problem();
                List<Problem.FieldError> errors = problem.errors().stream()
                        .map(error -> new Problem.FieldError(
                                error.pointer().replaceFirst("^\\?", "/"), error.code(), error.message()))
                        .toList();
                throw new ProblemException(
                        new Problem(
                                problem.type(),
                                problem.status(),
                                problem.title(),
                                problem.detail(),
                                errors,
                                problem.extensions()),
                        e);
            }
        }
    }

    /** What can be changed of a case. */
    @Schema(name = "RecallCaseForm")
    record CaseForm(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "FSN-2026-0117") String reference,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "2026-11-20") LocalDate noticeDate,
            String notice,
            UUID assigned) {

        RecallCase.Notice told() {
            return new RecallCase.Notice(reference, noticeDate, notice);
        }
    }

    /** An attempt to reach a patient. */
    @Schema(name = "RecallContactForm")
    record ContactForm(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "2026-11-21T09:30:00Z") Instant at,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "telephone") RecallContact.Way way,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "appointment-made")
                    RecallContact.Outcome outcome,
            @Schema(description = "At most 1000 characters") String remark,
            @Schema(description = "Whether there is nothing more to do; false when left out") Boolean settles) {

        RecallContact attempt() {
            return new RecallContact(at, way, outcome, remark);
        }
    }

    /** Whether a patient is settled. */
    @Schema(name = "RecallSettlement")
    record Settlement(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "true") Boolean settled,
            @Schema(description = "How, at most 1000 characters") String remark) {

        boolean checked() {
            new Problem.Faults().required("/settled", settled).refuse();
            return settled;
        }
    }

    /** Why something is done. */
    @Schema(name = "RecallReason")
    record Reason(
            @Schema(description = "At most 1000 characters", example = "The maker withdrew the notice")
                    String reason) {}

    /** A case in the list. */
    @Schema(name = "RecallCaseLine")
    record CaseLine(
            UUID id,
            RecallCase.State state,
            @Schema(example = "FSN-2026-0117") String reference,
            @Schema(example = "2026-11-20") LocalDate noticeDate,
            RecallView.Criteria criteria,
            @Schema(example = "Voorbeeld Implants") String supplierName,
            @Schema(example = "Dr. A. Voorbeeld") String assignedName,
            Instant openedAt,
            Instant closedAt,
            @Schema(description = "At all locations", example = "12") long patients,
            @Schema(description = "How many of them are settled", example = "7") long settled) {

        static CaseLine of(RecallCases.Listed listed) {
            RecallCase recall = listed.recall();
            return new CaseLine(
                    recall.id(),
                    recall.state(),
                    recall.notice().reference(),
                    recall.notice().date(),
                    RecallView.Criteria.of(recall.criteria()),
                    recall.supplierName(),
                    recall.assignedName(),
                    recall.openedAt(),
                    recall.closedAt(),
                    listed.patients(),
                    listed.settled());
        }
    }

    /** A case. */
    @Schema(name = "RecallCase")
    record CaseView(
            UUID id,
            @Schema(description = "For If-Match", example = "1") long version,
            RecallCase.State state,
            @Schema(example = "FSN-2026-0117") String reference,
            @Schema(example = "2026-11-20") LocalDate noticeDate,
            String notice,
            RecallView.Criteria criteria,
            @Schema(example = "Voorbeeld Implants") String supplierName,
            UUID assigned,
            String assignedName,
            Instant openedAt,
            String openedBy,
            Instant closedAt,
            String closedBy,
            @Schema(description = "Why it was closed although not every patient was settled") String closingReason,
            @Schema(description = "Patients whom the caller may see", example = "12") int patients,
            @Schema(example = "7") int settled,
            @Schema(description = "How many more there are, whom the caller may not see") int hiddenPatients,
            int hiddenSettled,
            List<RecallView.HiddenLocation> hidden,
            @Schema(description = "false when the stock is not installed") boolean stockPresent,
            List<ItemView> items,
            @Schema(description = "What was done to it, the first first") List<EventView> events) {

        static CaseView of(RecallCases.Shown shown) {
            RecallCase recall = shown.recall();
            return new CaseView(
                    recall.id(),
                    recall.version(),
                    recall.state(),
                    recall.notice().reference(),
                    recall.notice().date(),
                    recall.notice().text(),
                    RecallView.Criteria.of(recall.criteria()),
                    recall.supplierName(),
                    recall.assigned(),
                    recall.assignedName(),
                    recall.openedAt(),
                    recall.openedBy(),
                    recall.closedAt(),
                    recall.closedBy(),
                    recall.closingReason(),
                    shown.patients(),
                    shown.settled(),
                    shown.hiddenPatients(),
                    shown.hiddenSettled(),
                    shown.hidden().stream()
                            .map(hidden -> new RecallView.HiddenLocation(
                                    RecallView.Place.of(hidden.location()), hidden.patients(), hidden.openedBy()))
                            .toList(),
                    shown.stockPresent(),
                    shown.items().stream().map(ItemView::of).toList(),
                    shown.events().stream()
                            .map(event -> new EventView(
                                    event.at(), event.account(), event.act(), event.amount(), event.reason()))
                            .toList());
        }
    }

    /** What was done to a case. */
    @Schema(name = "RecallCaseEvent")
    record EventView(
            Instant at,
            @Schema(example = "Dr. A. Voorbeeld") String account,
            RecallCase.Act act,
            @Schema(description = "How many devices or pieces it concerned", example = "3") int amount,
            String reason) {}

    /** What a device was when it was found. */
    @Schema(name = "RecallCasePiece")
    record PieceView(
            DeviceKind kind,
            String supplierName,
            String productCode,
            String name,
            String lot,
            String serial,
            String udiDi) {

        static PieceView of(RecallCase.Piece piece) {
            return new PieceView(
                    piece.kind(),
                    piece.supplierName(),
                    piece.productCode(),
                    piece.name(),
                    piece.lot(),
                    piece.serial(),
                    piece.udiDi());
        }
    }

    /** A piece that was in stock. */
    @Schema(name = "RecallCaseItem")
    record ItemView(
            @Schema(description = "Id of the stock item") UUID item,
            PieceView device,
            @Schema(example = "Cabinet 2") String storageTitle,
            RecallView.Place location,
            @Schema(description = "Left out when it was not") Instant quarantinedAt,
            String quarantinedBy,
            Instant releasedAt,
            String releasedBy) {

        static ItemView of(RecallCases.Piece piece) {
            RecallCase.Item item = piece.item();
            return new ItemView(
                    item.item(),
                    PieceView.of(item.piece()),
                    item.storageTitle(),
                    RecallView.Place.of(piece.location()),
                    item.quarantinedAt(),
                    item.quarantinedBy(),
                    item.releasedAt(),
                    item.releasedBy());
        }
    }

    /** A patient of a case. */
    @Schema(name = "RecallCasePatient")
    record MemberView(
            @Schema(description = "Of the patient in this case") UUID id,
            @Schema(description = "Id of the patient") UUID patient,
            @Schema(example = "P-10023") String patientNumber,
            @Schema(example = "J. Voorbeeld") String patientName,
            @Schema(example = "1961-04-30") LocalDate birthDate,
            Instant foundAt,
            @Schema(description = "Left out while there is something to do") Instant settledAt,
            String settledBy,
            String remark,
            List<PlacedView> devices,
            @Schema(description = "The first first") List<ContactView> contacts) {

        static MemberView of(RecallCases.Member member) {
            RecallCase.Person person = member.person();
            boolean known = member.known() != null;
            return new MemberView(
                    person.id(),
                    person.patient(),
                    known ? member.known().number() : person.number(),
                    known ? member.known().name() : null,
                    known ? member.known().birthDate() : null,
                    person.foundAt(),
                    person.settledAt(),
                    person.settledBy(),
                    person.remark(),
                    person.devices().stream()
                            .map(placed -> PlacedView.of(placed, member))
                            .toList(),
                    person.contacts().stream().map(ContactView::of).toList());
        }
    }

    /** A device in a patient. */
    @Schema(name = "RecallCaseDevice")
    record PlacedView(
            UUID treatment,
            @Schema(description = "FDI; left out for a biomaterial", example = "36") String position,
            PieceView device,
            @Schema(description = "Day of surgery", example = "2026-11-20") LocalDate date,
            String practitionerName,
            RecallView.Place location,
            @Schema(description = "Left out while the implant is in place") LocalDate lostOn) {

        static PlacedView of(RecallCase.Placed placed, RecallCases.Member member) {
            return new PlacedView(
                    placed.treatment(),
                    placed.position() == null ? null : placed.position().toString(),
                    PieceView.of(placed.piece()),
                    placed.surgery(),
                    placed.practitioner(),
                    RecallView.Place.of(member.locations()
                            .getOrDefault(placed.location(), new PracticeLocation(placed.location(), null, null))),
                    placed.lostOn());
        }
    }

    /** An attempt to reach a patient. */
    @Schema(name = "RecallContact")
    record ContactView(
            UUID id,
            Instant at,
            RecallContact.Way way,
            RecallContact.Outcome outcome,
            String remark,
            @Schema(description = "Who tried", example = "Dr. A. Voorbeeld") String account,
            @Schema(description = "When it was taken back; left out while it counts") Instant withdrawnAt,
            String withdrawnBy) {

        static ContactView of(RecallCase.Contact contact) {
            return new ContactView(
                    contact.id(),
                    contact.at(),
                    contact.way(),
                    contact.outcome(),
                    contact.remark(),
                    contact.account(),
                    contact.withdrawnAt(),
                    contact.withdrawnBy());
        }
    }
}
