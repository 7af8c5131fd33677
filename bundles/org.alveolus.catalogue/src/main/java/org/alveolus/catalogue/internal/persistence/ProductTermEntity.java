package org.alveolus.catalogue.internal.persistence;

import javax.persistence.Entity;
import javax.persistence.FetchType;
import javax.persistence.Id;
import javax.persistence.JoinColumn;
import javax.persistence.ManyToOne;
import javax.persistence.Table;
import org.alveolus.api.Ids;
import org.eclipse.persistence.annotations.Multitenant;
import org.eclipse.persistence.annotations.MultitenantType;
import org.eclipse.persistence.annotations.TenantDiscriminatorColumn;

/** Something by whose beginning a product is found. */
@Entity
@Table(name = "catalogue_product_term")
@Multitenant(MultitenantType.SINGLE_TABLE)
@TenantDiscriminatorColumn(name = "institution_id", contextProperty = "alveolus.institution")
public class ProductTermEntity {

    @Id
    private String id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "product_id")
    private ProductEntity product;

    private String term;

    protected ProductTermEntity() {}

    ProductTermEntity(ProductEntity product, String term) {
        this.id = Ids.next().toString();
        this.product = product;
        this.term = term;
    }

    public ProductEntity product() {
        return product;
    }

    public String term() {
        return term;
    }
}
