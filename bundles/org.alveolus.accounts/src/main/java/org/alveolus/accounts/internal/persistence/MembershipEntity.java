package org.alveolus.accounts.internal.persistence;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.persistence.CollectionTable;
import javax.persistence.ElementCollection;
import javax.persistence.Entity;
import javax.persistence.FetchType;
import javax.persistence.Id;
import javax.persistence.JoinColumn;
import javax.persistence.ManyToOne;
import javax.persistence.Table;
import javax.persistence.Version;
import org.alveolus.api.Level;
import org.alveolus.api.Modules;
import org.alveolus.api.Rights;
import org.alveolus.api.accounts.Account;
import org.eclipse.persistence.annotations.Multitenant;
import org.eclipse.persistence.annotations.MultitenantType;
import org.eclipse.persistence.annotations.TenantDiscriminatorColumn;

/** That a person belongs to an institution, and what they may do there. */
@Entity
@Table(name = "accounts_membership")
@Multitenant(MultitenantType.SINGLE_TABLE)
@TenantDiscriminatorColumn(name = "institution", contextProperty = "alveolus.institution", length = 36)
public class MembershipEntity {

    @Id
    private String id;

    @ManyToOne(fetch = FetchType.EAGER, optional = false)
    @JoinColumn(name = "account_id")
    private AccountEntity account;

    private boolean administrator;
    private boolean active;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "accounts_right", joinColumns = @JoinColumn(name = "membership_id"))
    private Set<RightValue> rights = new HashSet<>();

    @Version
    private long version;

    protected MembershipEntity() {}

    public static MembershipEntity of(UUID id, AccountEntity account) {
        MembershipEntity entity = new MembershipEntity();
        entity.id = id.toString();
        entity.account = account;
        entity.active = true;
        return entity;
    }

    public String id() {
        return id;
    }

    public Account account() {
        return account.toAccount();
    }

    public boolean active() {
        return active;
    }

    public long version() {
        return version;
    }

    public Rights rights() {
        Map<UUID, Map<String, Level>> levels = new HashMap<>();
        rights.forEach(right -> levels.computeIfAbsent(right.location(), location -> new HashMap<>())
                .put(right.module(), right.level()));
        return Rights.of(administrator, levels);
    }

    /** Gives these rights in place of the earlier ones. */
    public void give(Rights given) {
        administrator = given.administrator();
        active = true;
        Set<RightValue> wanted = new HashSet<>();
        for (UUID location : given.locations()) {
            for (String module : Modules.ALL) {
                Level level = given.at(location, module);
                if (level != Level.NONE) {
                    wanted.add(RightValue.of(location, module, level));
                }
            }
        }
        rights.retainAll(wanted);
        rights.addAll(wanted);
    }
}
