package org.alveolus.patients.internal.persistence;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import javax.persistence.CascadeType;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.FetchType;
import javax.persistence.Id;
import javax.persistence.OneToMany;
import javax.persistence.Table;
import javax.persistence.Version;
import org.alveolus.api.patients.Patient;
import org.alveolus.patients.internal.domain.PatientFacts;
import org.alveolus.patients.internal.domain.PatientNumber;
import org.eclipse.persistence.annotations.Multitenant;
import org.eclipse.persistence.annotations.MultitenantType;
import org.eclipse.persistence.annotations.TenantDiscriminatorColumn;

/** A patient's row. */
@Entity
@Table(name = "patients_patient")
@Multitenant(MultitenantType.SINGLE_TABLE)
@TenantDiscriminatorColumn(name = "institution_id", contextProperty = "alveolus.institution")
public class PatientEntity {

    /** The version of a row that was not changed since it was added. */
    public static final long FIRST_VERSION = 1;

    @Id
    private String id;

    private String number;

    @Column(name = "number_key")
    private String numberKey;

    private String name;

    @Column(name = "birth_date")
    private LocalDate birthDate;

    private String language;

    @OneToMany(mappedBy = "patient", cascade = CascadeType.ALL, orphanRemoval = true, fetch = FetchType.LAZY)
    private List<PatientNameEntity> beginnings = new ArrayList<>();

    @Version
    private long version;

    protected PatientEntity() {}

    public PatientEntity(UUID id) {
        this.id = id.toString();
    }

    /** Inserts new ones with their names, each class by itself. */
    public static void insertAll(Collection<PatientEntity> patients, Consumer<Collection<?>> insert) {
        insert.accept(patients);
        insert.accept(patients.stream()
                .flatMap(patient -> patient.beginnings.stream())
                .toList());
    }

    public Patient toPatient() {
        return new Patient(UUID.fromString(id), number, name, birthDate, language);
    }

    public void renumber(PatientNumber newNumber) {
        number = newNumber.printed();
        numberKey = newNumber.key();
    }

    public void describe(PatientFacts facts) {
        List<String> wanted = facts.beginnings();
        beginnings.removeIf(old -> !wanted.contains(old.beginning()));
        wanted.stream()
                .filter(text ->
                        beginnings.stream().noneMatch(old -> old.beginning().equals(text)))
                .toList()
                .forEach(text -> beginnings.add(new PatientNameEntity(this, text)));
        name = facts.name();
        birthDate = facts.birthDate();
        language = facts.language();
    }

    public UUID id() {
        return UUID.fromString(id);
    }

    public String numberKey() {
        return numberKey;
    }

    public long version() {
        return version;
    }
}
