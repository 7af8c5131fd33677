package org.alveolus.accounts.internal.persistence;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.UUID;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;
import javax.persistence.Version;
import org.alveolus.accounts.internal.domain.Credentials;
import org.alveolus.api.InstitutionId;
import org.alveolus.api.Texts;
import org.alveolus.api.accounts.Account;

/** A person's account; belongs to no institution. */
@Entity
@Table(name = "accounts_account")
public class AccountEntity {

    private static final int MAXIMUM_NAME = 200;

    @Id
    private String id;

    private String email;

    @Column(name = "email_key")
    private String emailKey;

    private String name;

    @Column(name = "name_key")
    private String nameKey;

    @Column(name = "password_hash")
    private String passwordHash;

    @Column(name = "last_institution")
    private String lastInstitution;

    @Column(name = "created_at")
    private Timestamp createdAt;

    @Version
    private long version;

    protected AccountEntity() {}

    public static AccountEntity of(UUID id, String email, String name, String passwordHash, Instant createdAt) {
        AccountEntity entity = new AccountEntity();
        entity.id = id.toString();
        entity.rename(email);
        entity.name = name.strip();
        entity.nameKey = Texts.sortable(name, MAXIMUM_NAME);
        entity.passwordHash = passwordHash;
        entity.createdAt = Timestamp.from(createdAt);
        return entity;
    }

    public Account toAccount() {
        return new Account(UUID.fromString(id), email, name);
    }

    public String id() {
        return id;
    }

    public String passwordHash() {
        return passwordHash;
    }

    public void rename(String address) {
        email = address.strip();
        emailKey = Credentials.key(address);
    }

    public void keepPassword(String hash) {
        passwordHash = hash;
    }

    /** Null when none was ever chosen. */
    public InstitutionId lastInstitution() {
        return lastInstitution == null ? null : InstitutionId.parse(lastInstitution);
    }

    public void chose(InstitutionId institution) {
        lastInstitution = institution.toString();
    }
}
