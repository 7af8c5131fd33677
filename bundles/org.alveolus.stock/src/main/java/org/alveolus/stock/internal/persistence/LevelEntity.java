package org.alveolus.stock.internal.persistence;

import java.math.BigDecimal;
import java.util.UUID;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.EnumType;
import javax.persistence.Enumerated;
import javax.persistence.Id;
import javax.persistence.Table;
import javax.persistence.Version;
import org.alveolus.api.catalogue.DeviceKind;
import org.alveolus.spi.udi.UdiIssuer;
import org.alveolus.stock.internal.domain.ProductLine;
import org.eclipse.persistence.annotations.Multitenant;
import org.eclipse.persistence.annotations.MultitenantType;
import org.eclipse.persistence.annotations.TenantDiscriminatorColumn;

/** A reorder level's row. */
@Entity
@Table(name = "stock_level")
@Multitenant(MultitenantType.SINGLE_TABLE)
@TenantDiscriminatorColumn(name = "institution_id", contextProperty = "alveolus.institution")
public class LevelEntity {

    @Id
    private String id;

    @Column(name = "location_id")
    private String locationId;

    @Column(name = "product_key")
    private String productKey;

    private int minimum;
    private int target;

    @Column(name = "supplier_id")
    private String supplierId;

    @Column(name = "supplier_name")
    private String supplierName;

    @Enumerated(EnumType.STRING)
    private DeviceKind kind;

    @Column(name = "product_code")
    private String productCode;

    private String name;
    private String type;
    private BigDecimal diameter;
    private BigDecimal length;

    @Enumerated(EnumType.STRING)
    private UdiIssuer issuer;

    @Column(name = "udi_di")
    private String udiDi;

    @Version
    private long version;

    protected LevelEntity() {}

    public LevelEntity(
            UUID id, UUID location, UUID supplier, String supplierName, String productKey, ProductLine product) {
        this.id = id.toString();
        this.locationId = location.toString();
        this.supplierId = supplier.toString();
        this.supplierName = supplierName;
        this.productKey = productKey;
        this.kind = product.kind();
        this.productCode = product.productCode();
        this.name = product.name();
        this.type = product.type();
        this.diameter = product.diameter();
        this.length = product.length();
        this.issuer = product.issuer();
        this.udiDi = product.udiDi();
    }

    public void set(int newMinimum, int newTarget) {
        minimum = newMinimum;
        target = newTarget;
    }

    public ProductLine product() {
        return new ProductLine(kind, productCode, name, type, plain(diameter), plain(length), issuer, udiDi);
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

    public UUID location() {
        return UUID.fromString(locationId);
    }

    public UUID supplier() {
        return UUID.fromString(supplierId);
    }

    public String supplierName() {
        return supplierName;
    }

    public String productKey() {
        return productKey;
    }

    public int minimum() {
        return minimum;
    }

    public int target() {
        return target;
    }

    public long version() {
        return version;
    }
}
