package org.alveolus.accounts.internal.persistence;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.persistence.CollectionTable;
import javax.persistence.Column;
import javax.persistence.ElementCollection;
import javax.persistence.Entity;
import javax.persistence.EnumType;
import javax.persistence.Enumerated;
import javax.persistence.FetchType;
import javax.persistence.Id;
import javax.persistence.JoinColumn;
import javax.persistence.ManyToOne;
import javax.persistence.Table;
import javax.persistence.Version;
import org.alveolus.accounts.internal.domain.StaffFile;
import org.alveolus.api.Level;
import org.alveolus.api.Modules;
import org.alveolus.api.Rights;
import org.alveolus.api.Texts;
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

    private static final int MAXIMUM_NAME = 200;

    @Id
    private String id;

    @ManyToOne(fetch = FetchType.EAGER, optional = false)
    @JoinColumn(name = "account_id")
    private AccountEntity account;

    private String name;

    @Column(name = "name_key")
    private String nameKey;

    @Column(name = "first_name")
    private String firstName;

    private String infix;

    @Column(name = "last_name")
    private String lastName;

    private String mobile;

    @Enumerated(EnumType.STRING)
    private StaffFile.Gender gender;

    @Column(name = "idle_out")
    private boolean idleOut;

    @Column(name = "ask_again")
    private boolean askAgain;

    @Column(name = "show_comments")
    private boolean showComments;

    private boolean administrator;
    private boolean active;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "accounts_right", joinColumns = @JoinColumn(name = "membership_id"))
    private Set<RightValue> rights = new HashSet<>();

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "accounts_task", joinColumns = @JoinColumn(name = "membership_id"))
    @Column(name = "task")
    private Set<String> tasks = new HashSet<>();

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "accounts_workplace", joinColumns = @JoinColumn(name = "membership_id"))
    @Column(name = "location")
    private Set<String> workplaces = new HashSet<>();

    @Version
    private long version;

    protected MembershipEntity() {}

    public static MembershipEntity of(UUID id, AccountEntity account) {
        MembershipEntity entity = new MembershipEntity();
        entity.id = id.toString();
        entity.account = account;
        entity.active = true;
        entity.call(account.toAccount().name());
        return entity;
    }

    public String id() {
        return id;
    }

    /** The account, under the name by which this institution knows the person. */
    public Account account() {
        Account known = account.toAccount();
        return new Account(known.id(), known.email(), name);
    }

    public String nameKey() {
        return nameKey;
    }

    private void call(String by) {
        name = by.strip();
        nameKey = Texts.sortable(by, MAXIMUM_NAME);
    }

    public StaffFile file() {
        Set<UUID> locations = workplaces.stream().map(UUID::fromString).collect(Collectors.toSet());
        return lastName == null
                ? StaffFile.ofName(name, locations).with(idleOut, askAgain, showComments)
                : new StaffFile(firstName, infix, lastName, mobile, gender, idleOut, askAgain, showComments, locations);
    }

    /** Keeps this file in place of the earlier one. */
    public void keep(StaffFile file) {
        firstName = file.firstName();
        infix = file.infix();
        lastName = file.lastName();
        mobile = file.mobile();
        gender = file.gender();
        idleOut = file.idleOut();
        askAgain = file.askAgain();
        showComments = file.showComments();
        call(file.name());
        workAt(file.locations());
    }

    private void workAt(Set<UUID> locations) {
        Set<String> wanted = locations.stream().map(UUID::toString).collect(Collectors.toSet());
        workplaces.retainAll(wanted);
        workplaces.addAll(wanted);
    }

    public void archive() {
        active = false;
    }

    public void bringBack() {
        active = true;
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
        return Rights.of(administrator, levels, tasks);
    }

    /** Gives these rights in place of the earlier ones. Who works nowhere yet works where they hold. */
    public void give(Rights given) {
        administrator = given.administrator();
        active = true;
        if (version == 0 && workplaces.isEmpty()) {
            workAt(given.locations());
        }
        tasks.retainAll(given.tasks());
        tasks.addAll(given.tasks());
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
