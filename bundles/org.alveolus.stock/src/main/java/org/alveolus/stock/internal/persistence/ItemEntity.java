package org.alveolus.stock.internal.persistence;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.EnumType;
import javax.persistence.Enumerated;
import javax.persistence.Id;
import javax.persistence.Table;
import javax.persistence.Version;
import org.alveolus.api.catalogue.Device;
import org.alveolus.api.catalogue.DeviceKind;
import org.alveolus.api.stock.StockItem;
import org.alveolus.spi.udi.CodedDate;
import org.alveolus.spi.udi.UdiIssuer;
import org.alveolus.stock.internal.domain.ItemFilter;
import org.alveolus.stock.internal.domain.ItemKeys;
import org.eclipse.persistence.annotations.Multitenant;
import org.eclipse.persistence.annotations.MultitenantType;
import org.eclipse.persistence.annotations.TenantDiscriminatorColumn;

/** An item's row. */
@Entity
@Table(name = "stock_item")
@Multitenant(MultitenantType.SINGLE_TABLE)
@TenantDiscriminatorColumn(name = "institution_id", contextProperty = "alveolus.institution")
public class ItemEntity {

    @Id
    private String id;

    @Column(name = "location_id")
    private String locationId;

    @Column(name = "storage_id")
    private String storageId;

    @Enumerated(EnumType.STRING)
    private StockItem.State state;

    private boolean quarantined;

    @Column(name = "reserved_for")
    private String reservedFor;

    @Column(name = "taken_for")
    private String takenFor;

    @Enumerated(EnumType.STRING)
    private DeviceKind kind;

    @Column(name = "supplier_id")
    private String supplierId;

    @Column(name = "supplier_name")
    private String supplierName;

    @Column(name = "supplier_key")
    private String supplierKey;

    @Column(name = "product_code")
    private String productCode;

    @Column(name = "code_key")
    private String codeKey;

    private String name;
    private String type;

    @Column(name = "product_key")
    private String productKey;

    private String lot;

    @Column(name = "lot_key")
    private String lotKey;

    private String serial;

    @Column(name = "serial_key")
    private String serialKey;

    @Column(name = "piece_present")
    private String piecePresent;

    private BigDecimal diameter;

    @Column(name = "diameter_order")
    private BigDecimal diameterOrder;

    private BigDecimal length;

    @Column(name = "length_order")
    private BigDecimal lengthOrder;

    private String expiry;

    @Column(name = "expires_on")
    private LocalDate expiresOn;

    @Enumerated(EnumType.STRING)
    private UdiIssuer issuer;

    @Column(name = "udi_di")
    private String udiDi;

    @Column(name = "raw_scan")
    private String rawScan;

    @Enumerated(EnumType.STRING)
    private Device.Entry entry;

    @Column(name = "added_at")
    private Instant addedAt;

    private int movements;

    @Version
    private long version;

    protected ItemEntity() {}

    public ItemEntity(UUID id, Instant now) {
        this.id = id.toString();
        this.addedAt = now;
        this.state = StockItem.State.IN_STOCK;
    }

    public void describe(Device device) {
        kind = device.kind();
        supplierId = device.supplier() == null ? null : device.supplier().toString();
        supplierName = device.supplierName();
        supplierKey = ItemKeys.supplier(device.supplierName());
        productCode = device.productCode();
        codeKey = ItemKeys.code(device.productCode());
        name = device.name();
        type = device.type();
        productKey = ItemKeys.product(device);
        lot = device.lot();
        lotKey = ItemKeys.number(device.lot());
        serial = device.serial();
        serialKey = ItemKeys.number(device.serial());
        diameter = device.diameter();
        diameterOrder = ItemKeys.order(device.diameter());
        length = device.length();
        lengthOrder = ItemKeys.order(device.length());
        expiry = device.expiry() == null ? null : device.expiry().toString();
        expiresOn = ItemKeys.lastDay(device);
        issuer = device.issuer();
        udiDi = device.udiDi();
        rawScan = device.rawScan();
        entry = device.entry();
        markPiece();
    }

    private void markPiece() {
        piecePresent = isPresent() ? ItemKeys.piece(toListedDevice()) : null;
    }

    public Device toDevice() {
        return device(rawScan);
    }

    /** Without the scanned text. */
    public Device toListedDevice() {
        return device(null);
    }

    private Device device(String scanned) {
        return new Device(
                kind,
                supplierId == null ? null : UUID.fromString(supplierId),
                supplierName,
                productCode,
                name,
                type,
                lot,
                serial,
                plain(diameter),
                plain(length),
                expiry == null ? null : CodedDate.parse(expiry),
                issuer,
                udiDi,
                scanned,
                entry);
    }

    /** As it was entered: the column gives all decimals. */
    private static BigDecimal plain(BigDecimal value) {
        if (value == null) {
            return null;
        }
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /** Puts it into a storage location. */
    public void place(StorageEntity storage) {
        storageId = storage.id().toString();
        locationId = storage.location().toString();
    }

    /**
     * Changes its state.
     *
     * @param treatment for which it is used; null unless it is used
     */
    public void become(StockItem.State newState, UUID treatment) {
        state = newState;
        takenFor = treatment == null ? null : treatment.toString();
        reservedFor = null;
        markPiece();
    }

    /** Sets it aside for a return. */
    public void reserve(UUID document) {
        become(StockItem.State.RESERVED, null);
        reservedFor = document.toString();
    }

    /** Whether it is set aside for this return. */
    public boolean isReservedFor(UUID document) {
        return state == StockItem.State.RESERVED && document.toString().equals(reservedFor);
    }

    /** It comes into the house: where it was withheld before, it still is. */
    public void comeBack() {
        become(quarantined ? StockItem.State.QUARANTINED : StockItem.State.IN_STOCK, null);
    }

    /** Withholds it, which outlasts that it leaves and comes back; or no more. */
    public void quarantine(boolean withheld) {
        quarantined = withheld;
        if (withheld) {
            become(StockItem.State.QUARANTINED, null);
        } else if (state == StockItem.State.QUARANTINED) {
            become(StockItem.State.IN_STOCK, null);
        }
    }

    public boolean quarantined() {
        return quarantined;
    }

    /** The number of its next movement. */
    int nextMovement() {
        movements++;
        return movements;
    }

    /** Whether it is in the house: in stock or reserved. */
    public boolean isPresent() {
        return ItemFilter.PRESENT.contains(state);
    }

    public UUID id() {
        return UUID.fromString(id);
    }

    String idText() {
        return id;
    }

    public UUID location() {
        return UUID.fromString(locationId);
    }

    public UUID storage() {
        return UUID.fromString(storageId);
    }

    public StockItem.State state() {
        return state;
    }

    public UUID takenFor() {
        return takenFor == null ? null : UUID.fromString(takenFor);
    }

    public DeviceKind kind() {
        return kind;
    }

    public UUID supplier() {
        return supplierId == null ? null : UUID.fromString(supplierId);
    }

    public String supplierKey() {
        return supplierKey;
    }

    public String codeKey() {
        return codeKey;
    }

    public String name() {
        return name;
    }

    public String lot() {
        return lot;
    }

    public String productKey() {
        return productKey;
    }

    public BigDecimal diameterOrder() {
        return diameterOrder;
    }

    public BigDecimal lengthOrder() {
        return lengthOrder;
    }

    public LocalDate expiresOn() {
        return expiresOn;
    }

    public Instant addedAt() {
        return addedAt;
    }

    public long version() {
        return version;
    }
}
