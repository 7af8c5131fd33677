package org.alveolus.catalogue.internal.persistence;

import java.util.UUID;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.FetchType;
import javax.persistence.Id;
import javax.persistence.JoinColumn;
import javax.persistence.ManyToOne;
import javax.persistence.Table;
import javax.persistence.Version;
import org.alveolus.api.Texts;
import org.alveolus.api.catalogue.ReturnTerms;
import org.alveolus.api.catalogue.Supplier;
import org.eclipse.persistence.annotations.Multitenant;
import org.eclipse.persistence.annotations.MultitenantType;
import org.eclipse.persistence.annotations.TenantDiscriminatorColumn;

/** A supplier's row. */
@Entity
@Table(name = "catalogue_supplier")
@Multitenant(MultitenantType.SINGLE_TABLE)
@TenantDiscriminatorColumn(name = "institution_id", contextProperty = "alveolus.institution")
public class SupplierEntity {

    private static final int MAXIMUM_KEY = 400;

    @Id
    private String id;

    private String name;

    @Column(name = "name_key")
    private String nameKey;

    private String address;
    private String website;
    private String contact;

    @Column(name = "order_mail")
    private String orderMail;

    @Column(name = "recall_mail")
    private String recallMail;

    @Column(name = "returns_accepted")
    private Boolean returnsAccepted;

    @Column(name = "return_months")
    private int returnMonths;

    @Column(name = "return_days")
    private int returnDays;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "merged_into")
    private SupplierEntity survivor;

    @Version
    private long version;

    protected SupplierEntity() {}

    public SupplierEntity(UUID id) {
        this.id = id.toString();
    }

    /** The form in which a name is unique. */
    public static String key(String name) {
        return Texts.identity(name, MAXIMUM_KEY);
    }

    public Supplier toSupplier() {
        return new Supplier(
                UUID.fromString(id),
                name,
                address,
                website,
                contact,
                orderMail,
                recallMail,
                returnsAccepted == null ? null : new ReturnTerms(returnsAccepted, returnMonths, returnDays));
    }

    public void describe(Supplier supplier) {
        name = supplier.name().strip();
        nameKey = key(supplier.name());
        address = Texts.stripped(supplier.address());
        website = Texts.stripped(supplier.website());
        contact = Texts.stripped(supplier.contact());
        orderMail = Texts.stripped(supplier.orderMail());
        recallMail = Texts.stripped(supplier.recallMail());
        ReturnTerms terms = supplier.returns();
        boolean accepted = terms != null && terms.accepted();
        returnsAccepted = terms == null ? null : accepted;
        returnMonths = accepted ? terms.months() : 0;
        returnDays = accepted ? terms.days() : 0;
    }

    /** Itself, or the one that stays when it was merged. */
    public SupplierEntity current() {
        return survivor == null ? this : survivor;
    }

    public boolean merged() {
        return survivor != null;
    }

    /** It is the same supplier as another one, which stays. */
    public void mergeInto(SupplierEntity other) {
        survivor = other;
    }

    /** It was another supplier after all. */
    public void split() {
        survivor = null;
    }

    /** Leaves its name to the one that stays. */
    public void leaveName() {
        nameKey = id;
    }

    /** Whether its name is its own still. */
    public boolean hasName() {
        return !nameKey.equals(id);
    }

    public UUID id() {
        return UUID.fromString(id);
    }

    public String name() {
        return name;
    }

    public String nameKey() {
        return nameKey;
    }

    public long version() {
        return version;
    }
}
