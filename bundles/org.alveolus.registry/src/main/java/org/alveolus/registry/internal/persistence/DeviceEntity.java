package org.alveolus.registry.internal.persistence;

import java.math.BigDecimal;
import java.sql.Date;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.EnumType;
import javax.persistence.Enumerated;
import javax.persistence.FetchType;
import javax.persistence.Id;
import javax.persistence.JoinColumn;
import javax.persistence.ManyToOne;
import javax.persistence.Table;
import org.alveolus.api.catalogue.Device;
import org.alveolus.api.catalogue.DeviceKind;
import org.alveolus.api.registry.DeviceUse;
import org.alveolus.spi.udi.CodedDate;
import org.alveolus.spi.udi.LotNumber;
import org.alveolus.spi.udi.UdiIssuer;
import org.eclipse.persistence.annotations.Multitenant;
import org.eclipse.persistence.annotations.MultitenantType;
import org.eclipse.persistence.annotations.TenantDiscriminatorColumn;

/** The row of a device that was used in a treatment. */
@Entity(name = "Device")
@Table(name = "registry_device")
@Multitenant(MultitenantType.SINGLE_TABLE)
@TenantDiscriminatorColumn(name = "institution_id", contextProperty = "alveolus.institution")
public class DeviceEntity {

    @Id
    private String id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "treatment_id")
    private TreatmentEntity treatment;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "placement_id")
    private PlacementEntity placement;

    /** For queries that read ids alone, without a join. */
    @Column(name = "treatment_id", insertable = false, updatable = false)
    private String treatmentId;

    @Column(name = "placement_id", insertable = false, updatable = false)
    private String placementId;

    private int ordinal;

    @Column(name = "surgery_date")
    private Date surgeryDate;

    @Column(name = "location_id")
    private String locationId;

    @Column(name = "patient_id")
    private String patientId;

    private boolean deleted;

    @Column(name = "stock_item_id")
    private String stockItemId;

    @Enumerated(EnumType.STRING)
    private DeviceKind kind;

    @Column(name = "supplier_id")
    private String supplierId;

    @Column(name = "supplier_name")
    private String supplierName;

    @Column(name = "product_code")
    private String productCode;

    @Column(name = "product_code_normal")
    private String productCodeNormal;

    private String name;

    private String type;

    private String lot;

    @Column(name = "lot_normal")
    private String lotNormal;

    private String serial;

    @Column(name = "serial_normal")
    private String serialNormal;

    private BigDecimal diameter;

    private BigDecimal length;

    private String expiry;

    @Enumerated(EnumType.STRING)
    private UdiIssuer issuer;

    @Column(name = "udi_di")
    private String udiDi;

    @Column(name = "raw_scan")
    private String rawScan;

    @Enumerated(EnumType.STRING)
    private Device.Entry entry;

    protected DeviceEntity() {}

    DeviceEntity(UUID id, TreatmentEntity treatment) {
        this.id = id.toString();
        this.treatment = treatment;
    }

    void record(int place, PlacementEntity where, DeviceUse use, Date surgery) {
        Device device = use.device();
        ordinal = place;
        placement = where;
        surgeryDate = surgery;
        locationId = treatment.location().toString();
        patientId = treatment.patient().toString();
        deleted = treatment.deleted();
        stockItemId = text(use.stockItem());
        kind = device.kind();
        supplierId = text(device.supplier());
        supplierName = device.supplierName();
        productCode = device.productCode();
        productCodeNormal = normal(device.productCode());
        name = device.name();
        type = device.type();
        lot = device.lot();
        lotNormal = normal(device.lot());
        serial = device.serial();
        serialNormal = normal(device.serial());
        diameter = device.diameter();
        length = device.length();
        expiry = text(device.expiry());
        issuer = device.issuer();
        udiDi = device.udiDi();
        rawScan = device.rawScan();
        entry = device.entry();
    }

    /** That its treatment was deleted. */
    void delete() {
        deleted = true;
    }

    public DeviceUse toUse() {
        return new DeviceUse(
                of(stockItemId, UUID::fromString),
                new Device(
                        kind,
                        of(supplierId, UUID::fromString),
                        supplierName,
                        productCode,
                        name,
                        type,
                        lot,
                        serial,
                        of(diameter, DeviceEntity::plain),
                        of(length, DeviceEntity::plain),
                        of(expiry, CodedDate::parse),
                        issuer,
                        udiDi,
                        rawScan,
                        entry));
    }

    public UUID id() {
        return UUID.fromString(id);
    }

    public TreatmentEntity treatment() {
        return treatment;
    }

    /** Null for a biomaterial. */
    public PlacementEntity placement() {
        return placement;
    }

    public DeviceKind kind() {
        return kind;
    }

    private static String normal(String number) {
        return number == null ? null : LotNumber.normalise(number);
    }

    /** Columns have three decimals; the value had as many as it needed. */
    private static BigDecimal plain(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    private static String text(Object value) {
        return value == null ? null : value.toString();
    }

    private static <V, T> T of(V value, Function<V, T> parse) {
        return Optional.ofNullable(value).map(parse).orElse(null);
    }
}
