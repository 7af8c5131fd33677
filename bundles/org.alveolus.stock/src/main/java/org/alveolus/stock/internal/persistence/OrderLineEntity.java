package org.alveolus.stock.internal.persistence;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.UUID;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.EnumType;
import javax.persistence.Enumerated;
import javax.persistence.Id;
import javax.persistence.IdClass;
import javax.persistence.Table;
import org.alveolus.api.catalogue.DeviceKind;
import org.alveolus.spi.udi.UdiIssuer;
import org.alveolus.stock.internal.domain.ProductLine;
import org.eclipse.persistence.annotations.Multitenant;
import org.eclipse.persistence.annotations.MultitenantType;
import org.eclipse.persistence.annotations.TenantDiscriminatorColumn;

/** A product of an order. */
@Entity
@Table(name = "stock_order_line")
@IdClass(OrderLineEntity.Key.class)
@Multitenant(MultitenantType.SINGLE_TABLE)
@TenantDiscriminatorColumn(name = "institution_id", contextProperty = "alveolus.institution")
public class OrderLineEntity {

    @Id
    @Column(name = "order_id")
    private String orderId;

    @Id
    private int position;

    @Column(name = "product_key")
    private String productKey;

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

    private int quantity;
    private int received;

    protected OrderLineEntity() {}

    public OrderLineEntity(UUID order, int position, String productKey, ProductLine product, int quantity) {
        this.orderId = order.toString();
        this.position = position;
        this.productKey = productKey;
        this.quantity = quantity;
        this.kind = product.kind();
        this.productCode = product.productCode();
        this.name = product.name();
        this.type = product.type();
        this.diameter = product.diameter();
        this.length = product.length();
        this.issuer = product.issuer();
        this.udiDi = product.udiDi();
    }

    public void receive(int pieces) {
        received += pieces;
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

    public int position() {
        return position;
    }

    public String productKey() {
        return productKey;
    }

    public int quantity() {
        return quantity;
    }

    public int received() {
        return received;
    }

    /** The primary key, as JPA wants it. */
    public static final class Key implements Serializable {

        private static final long serialVersionUID = 1;

        private String orderId;
        private int position;

        public Key() {}

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && Objects.equals(orderId, key.orderId) && position == key.position;
        }

        @Override
        public int hashCode() {
            return Objects.hash(orderId, position);
        }
    }
}
