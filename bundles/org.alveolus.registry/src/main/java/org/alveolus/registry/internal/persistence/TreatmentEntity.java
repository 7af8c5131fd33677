package org.alveolus.registry.internal.persistence;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.persistence.CascadeType;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.FetchType;
import javax.persistence.Id;
import javax.persistence.JoinColumn;
import javax.persistence.ManyToOne;
import javax.persistence.OneToMany;
import javax.persistence.OrderBy;
import javax.persistence.Table;
import javax.persistence.Version;
import org.alveolus.api.Ids;
import org.alveolus.api.Texts;
import org.alveolus.api.catalogue.DeviceKind;
import org.alveolus.api.patients.Patient;
import org.alveolus.api.registry.DeviceUse;
import org.alveolus.api.registry.ToothPosition;
import org.alveolus.api.registry.Treatment;
import org.alveolus.api.registry.TreatmentDetails;
import org.alveolus.api.registry.TreatmentDetails.Other;
import org.alveolus.api.registry.TreatmentDetails.Placement;
import org.alveolus.api.registry.TreatmentDetails.Surgery;
import org.alveolus.api.registry.TreatmentDetails.Techniques;
import org.alveolus.registry.internal.domain.PlacedDevice;
import org.alveolus.registry.internal.domain.ToComplete;
import org.eclipse.persistence.annotations.Multitenant;
import org.eclipse.persistence.annotations.MultitenantType;
import org.eclipse.persistence.annotations.TenantDiscriminatorColumn;

/** A treatment's row, with those of its placements and devices. */
@Entity(name = "Treatment")
@Table(name = "registry_treatment")
@Multitenant(MultitenantType.SINGLE_TABLE)
@TenantDiscriminatorColumn(name = "institution_id", contextProperty = "alveolus.institution")
public class TreatmentEntity {

    private static final String COMMA = ",";

    @Id
    private String id;

    @Version
    private long version;

    @Column(name = "location_id")
    private String locationId;

    @Column(name = "patient_id")
    private String patientId;

    @Column(name = "patient_number")
    private String patientNumber;

    @Column(name = "patient_number_folded")
    private String patientNumberFolded;

    @Column(name = "surgery_date")
    private Date surgeryDate;

    @Column(name = "practitioner_id")
    private String practitionerId;

    @Column(name = "practitioner_name")
    private String practitionerName;

    private String indication;

    private String specification;

    @Column(name = "technique_1")
    private String technique1;

    @Column(name = "technique_2")
    private String technique2;

    /** Each position between commas, so that one is found by {@code like}. */
    @Column(name = "technique_positions")
    private String techniquePositions;

    @Column(name = "may_give_blood")
    private boolean mayGiveBlood;

    /** Those of placements and techniques, each between commas, for the indexes of the list; null until it is saved again. */
    private String positions;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "referrer_id")
    private ReferrerEntity referrer;

    private String aftercare;

    @Column(name = "prosthetics_by")
    private String prostheticsBy;

    private String extra;

    @Column(name = "extra_folded")
    private String extraFolded;

    /** Whether the text has not been taken apart yet. */
    @Column(name = "words_missing")
    private boolean wordsMissing;

    private boolean incomplete;

    @Column(name = "created_at")
    private Timestamp createdAt;

    @Column(name = "changed_at")
    private Timestamp changedAt;

    @Column(name = "deleted_at")
    private Timestamp deletedAt;

    @OneToMany(mappedBy = "treatment", cascade = CascadeType.ALL, orphanRemoval = true)
    @OrderBy("ordinal")
    private List<PlacementEntity> placements = new ArrayList<>();

    @OneToMany(mappedBy = "treatment", cascade = CascadeType.ALL, orphanRemoval = true)
    @OrderBy("ordinal")
    private List<DeviceEntity> devices = new ArrayList<>();

    @OneToMany(mappedBy = "treatment", cascade = CascadeType.ALL, orphanRemoval = true)
    private List<TreatmentWordEntity> words = new ArrayList<>();

    protected TreatmentEntity() {}

    public TreatmentEntity(UUID id, UUID location, Instant now) {
        this.id = id.toString();
        this.locationId = location.toString();
        this.createdAt = Timestamp.from(now);
    }

    /** Inserts new ones with their placements, devices and words, each class by itself. */
    static void insertAll(Collection<TreatmentEntity> treatments, Consumer<Collection<?>> insert) {
        insert.accept(treatments);
        insert.accept(
                treatments.stream().flatMap(row -> row.placements.stream()).toList());
        insert.accept(treatments.stream().flatMap(row -> row.devices.stream()).toList());
        insert.accept(treatments.stream().flatMap(row -> row.words.stream()).toList());
    }

    /**
     * Records what the treatment is. Rows of placements and devices that stay in their place are kept, since aftercare refers to
     * them.
     *
     * @param details checked, with every region and device filled in
     * @param patient its directory entry
     * @param byWhom the practitioner's name
     * @param sentBy the referrer; null when none
     */
    public void record(TreatmentDetails details, Patient patient, String byWhom, ReferrerEntity sentBy, Instant now) {
        Surgery surgery = details.surgery();
        patientId = patient.id().toString();
        patientNumber = patient.number();
        patientNumberFolded = folded(patient.number());
        surgeryDate = Date.valueOf(surgery.date());
        practitionerId = surgery.practitioner().toString();
        practitionerName = byWhom;
        indication = surgery.indication();
        specification = surgery.specification();
        List<String> codes = details.techniques().codes();
        technique1 = codes.isEmpty() ? null : codes.get(0);
        technique2 = codes.size() < 2 ? null : codes.get(1);
        techniquePositions = listed(details.techniques().positions().stream());
        positions = listed(Stream.concat(
                details.placements().stream().map(Placement::position), details.techniques().positions().stream()));
        mayGiveBlood = details.techniques().mayGiveBlood();
        referrer = sentBy;
        aftercare = details.other().aftercare();
        prostheticsBy = details.other().prostheticsBy();
        recordExtra(details.other().extra());
        incomplete = !ToComplete.of(details).isEmpty();
        changedAt = Timestamp.from(now);
        recordDevices(details, recordPlacements(details.placements()));
    }

    private static String listed(Stream<ToothPosition> positions) {
        return positions.distinct().map(position -> position + COMMA).collect(Collectors.joining("", COMMA, ""));
    }

    private void recordExtra(String text) {
        if (!wordsMissing && Objects.equals(extra, text)) {
            return;
        }
        extra = text;
        extraFolded = text == null ? null : folded(text);
        wordsMissing = false;
        Set<String> wanted = ExtraWords.of(extraFolded);
        words.removeIf(row -> !wanted.contains(row.word()));
        words.forEach(row -> wanted.remove(row.word()));
        wanted.forEach(word -> words.add(new TreatmentWordEntity(this, word)));
    }

    private List<PlacementEntity> recordPlacements(List<Placement> recorded) {
        Map<Placement, PlacementEntity> known = known(recorded);
        List<PlacementEntity> result = new ArrayList<>();
        for (Placement placement : recorded) {
            PlacementEntity row = known.computeIfAbsent(placement, added -> new PlacementEntity(Ids.next(), this));
            row.record(result.size(), placement.position(), placement.region());
            result.add(row);
        }
        placements.retainAll(result);
        result.stream().filter(row -> !placements.contains(row)).forEach(placements::add);
        placements.sort(Comparator.comparing(result::indexOf));
        return result;
    }

    /** The rows of placements that were recorded: those at the same position, then those of the same implant at a corrected one. */
    private Map<Placement, PlacementEntity> known(List<Placement> recorded) {
        Map<Placement, PlacementEntity> known = new IdentityHashMap<>();
        List<PlacementEntity> left = new ArrayList<>(placements);
        List<BiPredicate<PlacementEntity, Placement>> same = List.of(
                (row, placement) -> row.position().equals(placement.position()),
                (row, placement) -> placement.implant() != null
                        && use(row, DeviceKind.IMPLANT).anyMatch(placement.implant()::equals));
        for (BiPredicate<PlacementEntity, Placement> each : same) {
            for (Placement placement : recorded) {
                left.stream()
                        .filter(row -> !known.containsKey(placement) && each.test(row, placement))
                        .findFirst()
                        .ifPresent(row -> {
                            known.put(placement, row);
                            left.remove(row);
                        });
            }
        }
        return known;
    }

    private void recordDevices(TreatmentDetails details, List<PlacementEntity> places) {
        List<DeviceEntity> left = new ArrayList<>(devices);
        List<DeviceEntity> result = new ArrayList<>();
        for (PlacedDevice placed : PlacedDevice.all(details)) {
            PlacementEntity place = placed.placement() < 0 ? null : places.get(placed.placement());
            DeviceEntity row = left.stream()
                    .filter(known -> known.placement() == place && known.kind() == placed.kind())
                    .findFirst()
                    .orElseGet(() -> new DeviceEntity(Ids.next(), this));
            left.remove(row);
            row.record(result.size(), place, placed.use(), surgeryDate);
            result.add(row);
        }
        devices.removeAll(left);
        result.stream().filter(row -> !devices.contains(row)).forEach(devices::add);
    }

    public void delete(Instant now) {
        deletedAt = Timestamp.from(now);
        changedAt = deletedAt;
        devices.forEach(DeviceEntity::delete);
    }

    /**
     * Brings it back.
     *
     * @param details as recorded, with the stock items that its devices have now
     */
    public void restore(TreatmentDetails details, Instant now) {
        deletedAt = null;
        changedAt = Timestamp.from(now);
        recordDevices(details, placements);
    }

    /**
     * The treatment.
     *
     * @param patient as the directory knows them; null when it is not there, then name and date of birth are not known
     */
    public Treatment toTreatment(Patient patient) {
        return new Treatment(
                id(),
                version,
                location(),
                patient(),
                practitionerName,
                toDetails(patient),
                createdAt.toInstant(),
                changedAt.toInstant());
    }

    private TreatmentDetails toDetails(Patient patient) {
        Surgery surgery = new Surgery(
                patient == null ? patientNumber : patient.number(),
                patient == null ? null : patient.name(),
                patient == null ? null : patient.birthDate(),
                surgeryDate.toLocalDate(),
                UUID.fromString(practitionerId),
                indication,
                specification);
        List<Placement> placed = placements.stream()
                .map(row -> new Placement(
                        row.position(),
                        row.region(),
                        use(row, DeviceKind.IMPLANT).findFirst().orElse(null),
                        use(row, DeviceKind.ABUTMENT).findFirst().orElse(null)))
                .toList();
        Techniques techniques = new Techniques(
                Stream.of(Optional.ofNullable(technique1), Optional.ofNullable(technique2))
                        .flatMap(Optional::stream)
                        .toList(),
                Arrays.stream(techniquePositions.split(COMMA))
                        .filter(text -> !text.isEmpty())
                        .map(ToothPosition::parse)
                        .toList(),
                use(null, DeviceKind.BIOMATERIAL).toList(),
                mayGiveBlood);
        Other other = new Other(referrer == null ? null : referrer.toReferrer(), aftercare, prostheticsBy, extra);
        return new TreatmentDetails(surgery, placed, techniques, other);
    }

    private Stream<DeviceUse> use(PlacementEntity placement, DeviceKind kind) {
        return devices.stream()
                .filter(row -> row.kind() == kind && Objects.equals(row.placement(), placement))
                .map(DeviceEntity::toUse);
    }

    /** The placements in which there is an implant, with it, in their order. */
    public Map<PlacementEntity, DeviceUse> implants() {
        Map<PlacementEntity, DeviceUse> implants = new LinkedHashMap<>();
        for (PlacementEntity row : placements) {
            use(row, DeviceKind.IMPLANT).findFirst().ifPresent(use -> implants.put(row, use));
        }
        return implants;
    }

    /** The form in which numbers and texts are searched: alike on every database. */
    static String folded(String text) {
        return Texts.sortable(text, text.length());
    }

    public UUID id() {
        return UUID.fromString(id);
    }

    public long version() {
        return version;
    }

    public UUID location() {
        return UUID.fromString(locationId);
    }

    public UUID patient() {
        return UUID.fromString(patientId);
    }

    /** Those of the extra information, as they are searched. */
    Set<String> extraWords() {
        return ExtraWords.of(extraFolded);
    }

    String patientNumberFolded() {
        return patientNumberFolded;
    }

    /** The patient's number when the treatment was last saved. */
    public String patientNumber() {
        return patientNumber;
    }

    public LocalDate surgeryDate() {
        return surgeryDate.toLocalDate();
    }

    /** Keeps it from everybody's eyes until it is revealed; before it is recorded. */
    public void conceal(Instant now) {
        deletedAt = Timestamp.from(now);
    }

    /** Whether anybody changed it after it was first recorded. */
    public boolean changedSinceRecorded() {
        return !changedAt.equals(createdAt);
    }

    /** Whether this practitioner was recorded; false before anything was. */
    public boolean isBy(UUID practitioner) {
        return practitioner.toString().equals(practitionerId);
    }

    public String practitionerName() {
        return practitionerName;
    }

    public boolean deleted() {
        return deletedAt != null;
    }
}
