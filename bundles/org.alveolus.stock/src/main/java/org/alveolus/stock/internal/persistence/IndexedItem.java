package org.alveolus.stock.internal.persistence;

import java.math.BigDecimal;
import java.time.LocalDate;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.EnumType;
import javax.persistence.Enumerated;
import javax.persistence.Id;
import javax.persistence.MappedSuperclass;
import javax.persistence.Table;
import org.alveolus.api.catalogue.DeviceKind;
import org.alveolus.api.stock.StockItem;
import org.eclipse.persistence.annotations.Multitenant;
import org.eclipse.persistence.annotations.MultitenantType;
import org.eclipse.persistence.annotations.TenantDiscriminatorColumn;

/**
 * An item as the index of an order has it, one subclass for each. Derby is told by the comment behind the table's name to read that
 * index and no other: left to itself it takes one with fewer pages, reads every row of the range and sorts them. To PostgreSQL it is
 * a comment. Only for queries of ids and values that the index has.
 */
@MappedSuperclass
@Multitenant(MultitenantType.SINGLE_TABLE)
@TenantDiscriminatorColumn(name = "institution_id", contextProperty = "alveolus.institution")
public abstract class IndexedItem {

    /** With a tab, since EclipseLink puts a name with a space in quotation marks. */
    static final String BY = "stock_item--DERBY-PROPERTIES\tindex=stock_item_";

    static final String END = "\n";

    @Id
    private String id;

    @Column(name = "location_id")
    private String locationId;

    @Enumerated(EnumType.STRING)
    private StockItem.State state;

    @Enumerated(EnumType.STRING)
    private DeviceKind kind;

    @Column(name = "product_key")
    private String productKey;

    @Column(name = "expires_on")
    private LocalDate expiresOn;

    @Column(name = "code_key")
    private String codeKey;

    @Column(name = "supplier_key")
    private String supplierKey;

    @Column(name = "diameter_order")
    private BigDecimal diameterOrder;

    @Column(name = "length_order")
    private BigDecimal lengthOrder;

    protected IndexedItem() {}

    @Entity(name = "ByProduct")
    @Table(name = BY + "product" + END)
    public static class ByProduct extends IndexedItem {}

    @Entity(name = "ByProductDown")
    @Table(name = BY + "product_down" + END)
    public static class ByProductDown extends IndexedItem {}

    @Entity(name = "ByCode")
    @Table(name = BY + "code" + END)
    public static class ByCode extends IndexedItem {}

    @Entity(name = "ByCodeDown")
    @Table(name = BY + "code_down" + END)
    public static class ByCodeDown extends IndexedItem {}

    @Entity(name = "BySupplier")
    @Table(name = BY + "supplier" + END)
    public static class BySupplier extends IndexedItem {}

    @Entity(name = "BySupplierDown")
    @Table(name = BY + "supplier_down" + END)
    public static class BySupplierDown extends IndexedItem {}

    @Entity(name = "ByDiameter")
    @Table(name = BY + "diameter" + END)
    public static class ByDiameter extends IndexedItem {}

    @Entity(name = "ByDiameterDown")
    @Table(name = BY + "diameter_down" + END)
    public static class ByDiameterDown extends IndexedItem {}

    @Entity(name = "ByLength")
    @Table(name = BY + "length" + END)
    public static class ByLength extends IndexedItem {}

    @Entity(name = "ByLengthDown")
    @Table(name = BY + "length_down" + END)
    public static class ByLengthDown extends IndexedItem {}

    @Entity(name = "ByExpiry")
    @Table(name = BY + "expiry" + END)
    public static class ByExpiry extends IndexedItem {}

    @Entity(name = "ByExpiryDown")
    @Table(name = BY + "expiry_down" + END)
    public static class ByExpiryDown extends IndexedItem {}

    @Entity(name = "ByAdded")
    @Table(name = BY + "added_up" + END)
    public static class ByAdded extends IndexedItem {}

    @Entity(name = "ByAddedDown")
    @Table(name = BY + "added" + END)
    public static class ByAddedDown extends IndexedItem {}
}
