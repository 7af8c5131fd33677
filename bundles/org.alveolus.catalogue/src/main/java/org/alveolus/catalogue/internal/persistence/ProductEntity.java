package org.alveolus.catalogue.internal.persistence;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.persistence.CascadeType;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.EnumType;
import javax.persistence.Enumerated;
import javax.persistence.FetchType;
import javax.persistence.Id;
import javax.persistence.JoinColumn;
import javax.persistence.ManyToOne;
import javax.persistence.OneToMany;
import javax.persistence.Table;
import javax.persistence.Version;
import org.alveolus.api.Texts;
import org.alveolus.api.catalogue.DeviceKind;
import org.alveolus.api.catalogue.Product;
import org.alveolus.spi.udi.UdiIssuer;
import org.eclipse.persistence.annotations.Multitenant;
import org.eclipse.persistence.annotations.MultitenantType;
import org.eclipse.persistence.annotations.TenantDiscriminatorColumn;

/** What an institution has learned of a product. */
@Entity
@Table(name = "catalogue_product")
@Multitenant(MultitenantType.SINGLE_TABLE)
@TenantDiscriminatorColumn(name = "institution_id", contextProperty = "alveolus.institution")
public class ProductEntity {

    private static final String LEARNED = "learned";
    private static final int MAXIMUM_TERM = 200;
    private static final int MAXIMUM_NAME_TERMS = 8;

    @Id
    private String id;

    @Enumerated(EnumType.STRING)
    private UdiIssuer issuer;

    @Column(name = "udi_di")
    private String udiDi;

    @Enumerated(EnumType.STRING)
    private DeviceKind kind;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "supplier_id")
    private SupplierEntity supplier;

    @Column(name = "product_code")
    private String productCode;

    private String name;

    @Column(name = "name_key")
    private String nameKey;

    private String type;
    private BigDecimal diameter;
    private BigDecimal length;

    @Column(name = "learned_at")
    private Instant learnedAt;

    @OneToMany(mappedBy = "product", cascade = CascadeType.ALL, orphanRemoval = true, fetch = FetchType.LAZY)
    private List<ProductTermEntity> terms = new ArrayList<>();

    @Version
    private long version;

    protected ProductEntity() {}

    public ProductEntity(UUID id, UdiIssuer issuer, String udiDi) {
        this.id = id.toString();
        this.issuer = issuer;
        this.udiDi = udiDi;
    }

    /** What a product is, without how it came to be known. */
    public record Facts(
            DeviceKind kind,
            SupplierEntity supplier,
            String productCode,
            String name,
            String type,
            BigDecimal diameter,
            BigDecimal length) {

        /** These facts, with those of the other where these are not known. */
        public Facts orElse(Facts other) {
            return new Facts(
                    kind == null ? other.kind : kind,
                    supplier == null ? other.supplier : supplier,
                    productCode == null ? other.productCode : productCode,
                    name == null ? other.name : name,
                    type == null ? other.type : type,
                    diameter == null ? other.diameter : diameter,
                    length == null ? other.length : length);
        }
    }

    public Facts facts() {
        return new Facts(kind, currentSupplier(), productCode, name, type, plain(diameter), plain(length));
    }

    public void learn(Facts facts, Instant now) {
        kind = facts.kind();
        supplier = facts.supplier();
        productCode = facts.productCode();
        name = facts.name();
        nameKey = facts.name() == null ? "" : Texts.sortable(facts.name(), MAXIMUM_TERM);
        type = facts.type();
        diameter = facts.diameter();
        length = facts.length();
        learnedAt = now;
        Set<String> wanted = searchTerms();
        terms.removeIf(old -> !wanted.contains(old.term()));
        wanted.stream()
                .filter(term -> terms.stream().noneMatch(old -> old.term().equals(term)))
                .toList()
                .forEach(term -> terms.add(new ProductTermEntity(this, term)));
    }

    private Set<String> searchTerms() {
        Set<String> wanted = new LinkedHashSet<>();
        wanted.add(Texts.sortable(udiDi, MAXIMUM_TERM));
        if (productCode != null) {
            wanted.add(Texts.sortable(productCode, MAXIMUM_TERM));
        }
        String rest = nameKey;
        for (int i = 0; i < MAXIMUM_NAME_TERMS && !rest.isEmpty(); i++) {
            wanted.add(rest);
            int space = rest.indexOf(' ');
            rest = space < 0 ? "" : rest.substring(space + 1);
        }
        return wanted;
    }

    public Product toProduct() {
        Map<String, String> sources = new LinkedHashMap<>();
        source(sources, "kind", kind);
        source(sources, "supplier", supplier);
        source(sources, "supplierName", supplier);
        source(sources, "productCode", productCode);
        source(sources, "name", name);
        source(sources, "type", type);
        source(sources, "diameter", diameter);
        source(sources, "length", length);
        return new Product(
                issuer,
                udiDi,
                kind,
                supplier == null ? null : currentSupplier().id(),
                supplier == null ? null : currentSupplier().name(),
                productCode,
                name,
                type,
                plain(diameter),
                plain(length),
                sources);
    }

    private SupplierEntity currentSupplier() {
        return supplier == null ? null : supplier.current();
    }

    private static void source(Map<String, String> sources, String field, Object value) {
        if (value != null) {
            sources.put(field, LEARNED);
        }
    }

    /** As it was entered: the column gives all decimals. */
    private static BigDecimal plain(BigDecimal value) {
        if (value == null) {
            return null;
        }
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    public UUID id() {
        return UUID.fromString(id);
    }

    public String nameKey() {
        return nameKey;
    }

    public Instant learnedAt() {
        return learnedAt;
    }

    public long version() {
        return version;
    }
}
