package org.alveolus.api.accounts;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.alveolus.api.InstitutionId;
import org.alveolus.api.Level;
import org.alveolus.api.Rights;
import org.osgi.annotation.versioning.ProviderType;

/** The accounts of people and their membership of institutions. Any thread; joins the current transaction. */
@ProviderType
public interface Accounts {

    /**
     * Makes an account without any membership.
     *
     * @param email the user name, at most 254 characters, unique whatever the case
     * @param name shown to others
     * @param password at least 8 characters, one digit, one symbol
     * @throws org.alveolus.api.ProblemException 400 naming the field, 409 {@code email-in-use}
     */
    Account create(String email, String name, String password);

    /** Makes the account a member of the institution with these rights, or changes the rights of the membership. */
    void admit(UUID account, InstitutionId institution, Rights rights);

    Optional<Account> find(String email);

    /** The account of this id, when it is an active member of the caller's institution. */
    Optional<Account> findStaff(UUID account);

    /** Active members of the caller's institution, by name. */
    List<Account> staff();

    /**
     * Active members of the caller's institution who hold the level in the module at a practice location, by name: whom to ask
     * where the caller's own rights end.
     */
    List<Account> staffWith(String module, Level level, UUID practiceLocation);
}
