package org.alveolus.registry.internal.persistence;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.EnumType;
import javax.persistence.Enumerated;
import javax.persistence.Id;
import javax.persistence.Table;
import javax.persistence.Version;
import org.alveolus.registry.internal.register.DeliveryState;
import org.alveolus.registry.internal.register.DeliveryStatus;
import org.alveolus.spi.register.RegisterAnswer;
import org.eclipse.persistence.annotations.Multitenant;
import org.eclipse.persistence.annotations.MultitenantType;
import org.eclipse.persistence.annotations.TenantDiscriminatorColumn;

/** The row of a treatment's delivery to the national register. */
@Entity(name = "RegisterDelivery")
@Table(name = "registry_register_delivery")
@Multitenant(MultitenantType.SINGLE_TABLE)
@TenantDiscriminatorColumn(name = "institution_id", contextProperty = "alveolus.institution")
public class RegisterDeliveryEntity {

    /** A connector ends within five minutes; what takes longer belongs to a node that died. */
    private static final Duration UNTIL_TAKEN_OVER = Duration.ofMinutes(10);

    private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);
    private static final int DOUBLINGS = 6;
    private static final int LONGEST_REASON = 1000;
    private static final int LONGEST_REFERENCE = 200;

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

    @Column(name = "surgery_date")
    private Date surgeryDate;

    @Column(name = "treatment_version")
    private long treatmentVersion;

    private boolean withdrawal;

    private boolean registered;

    @Enumerated(EnumType.STRING)
    private DeliveryState state;

    private int tries;

    @Column(name = "next_at")
    private Timestamp nextAt;

    @Column(name = "changed_at")
    private Timestamp changedAt;

    private String reason;

    private String reference;

    protected RegisterDeliveryEntity() {}

    /** Nothing is known of it at the register. */
    public RegisterDeliveryEntity(TreatmentEntity treatment, Instant now) {
        id = treatment.id().toString();
        enqueue(treatment, now);
    }

    /** The treatment is to be delivered, or withdrawn, as it is now. */
    public final void enqueue(TreatmentEntity treatment, Instant now) {
        locationId = treatment.location().toString();
        patientId = treatment.patient().toString();
        patientNumber = treatment.patientNumber();
        surgeryDate = Date.valueOf(treatment.surgeryDate());
        treatmentVersion = treatment.version();
        withdrawal = treatment.deleted();
        tries = 0;
        reason = null;
        await(now);
    }

    /** It is to be delivered from now on. */
    public final void await(Instant now) {
        state = DeliveryState.TO_SEND;
        nextAt = Timestamp.from(now);
        changedAt = Timestamp.from(now);
    }

    /** Whether this is how the treatment is now. */
    public boolean isOf(TreatmentEntity treatment) {
        return treatmentVersion == treatment.version() && withdrawal == treatment.deleted();
    }

    /** Whether the register may know of the treatment. */
    public boolean mayBeRegistered() {
        return registered || tries > 0;
    }

    /** It is handed to the connector now. */
    public void hand(Instant now) {
        state = DeliveryState.SENT;
        tries++;
        nextAt = Timestamp.from(now.plus(UNTIL_TAKEN_OVER));
        changedAt = Timestamp.from(now);
    }

    /** The register took it; maybe not as it is now. */
    public void remember(boolean withdrawn) {
        registered = !withdrawn;
    }

    /** The register's answer to how it is now. */
    public void answer(RegisterAnswer answer, Instant now) {
        changedAt = Timestamp.from(now);
        nextAt = null;
        switch (answer.kind()) {
            case ACCEPTED -> {
                state = withdrawal ? DeliveryState.WITHDRAWN : DeliveryState.ACCEPTED;
                reference = cut(answer.reference(), LONGEST_REFERENCE);
                reason = null;
            }
            case REFUSED -> {
                state = DeliveryState.REFUSED;
                reason = cut(answer.reason(), LONGEST_REASON);
            }
            case LATER -> {
                state = DeliveryState.TO_SEND;
                reason = cut(answer.reason(), LONGEST_REASON);
                nextAt = Timestamp.from(now.plus(pause(tries)));
            }
        }
    }

    private static String cut(String text, int longest) {
        return text == null ? null : text.substring(0, Math.min(text.length(), longest));
    }

    /** One minute, doubled with each try, one hour at most. */
    private static Duration pause(int tries) {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(tries - 1, DOUBLINGS));
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }

    public DeliveryStatus toStatus() {
        return new DeliveryStatus(
                id(),
                UUID.fromString(locationId),
                UUID.fromString(patientId),
                patientNumber,
                surgeryDate.toLocalDate(),
                withdrawal,
                state,
                tries,
                nextAt == null ? null : nextAt.toInstant(),
                changedAt.toInstant(),
                reason,
                reference);
    }

    public UUID id() {
        return UUID.fromString(id);
    }

    public long version() {
        return version;
    }

    public DeliveryState state() {
        return state;
    }
}
