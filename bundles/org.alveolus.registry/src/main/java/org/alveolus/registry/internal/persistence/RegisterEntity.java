package org.alveolus.registry.internal.persistence;

import java.sql.Date;
import java.util.UUID;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;
import javax.persistence.Version;
import org.alveolus.registry.internal.register.RegisterChoice;
import org.eclipse.persistence.annotations.Multitenant;
import org.eclipse.persistence.annotations.MultitenantType;
import org.eclipse.persistence.annotations.TenantDiscriminatorColumn;

/** The row of the register that an institution delivers to; one for an institution. */
@Entity(name = "Register")
@Table(name = "registry_register")
@Multitenant(MultitenantType.SINGLE_TABLE)
@TenantDiscriminatorColumn(name = "institution_id", contextProperty = "alveolus.institution")
public class RegisterEntity {

    @Id
    private String id;

    @Version
    private long version;

    private String connector;

    @Column(name = "first_day")
    private Date firstDay;

    private String secret;

    protected RegisterEntity() {}

    public RegisterEntity(UUID id, String secret) {
        this.id = id.toString();
        this.secret = secret;
    }

    public void choose(RegisterChoice choice) {
        connector = choice.connector();
        firstDay = choice.firstDay() == null ? null : Date.valueOf(choice.firstDay());
    }

    public RegisterChoice toChoice() {
        return new RegisterChoice(version, connector, firstDay == null ? null : firstDay.toLocalDate());
    }

    /** From which pseudonyms are made. */
    public String secret() {
        return secret;
    }
}
