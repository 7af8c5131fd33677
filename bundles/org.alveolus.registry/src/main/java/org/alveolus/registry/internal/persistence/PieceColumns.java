package org.alveolus.registry.internal.persistence;

import javax.persistence.Column;
import javax.persistence.Embeddable;
import javax.persistence.EnumType;
import javax.persistence.Enumerated;
import org.alveolus.api.catalogue.Device;
import org.alveolus.api.catalogue.DeviceKind;
import org.alveolus.registry.internal.domain.RecallCase.Piece;

/** The columns that say what a device was when it was found. */
@Embeddable
public class PieceColumns {

    @Enumerated(EnumType.STRING)
    private DeviceKind kind;

    @Column(name = "supplier_name")
    private String supplierName;

    @Column(name = "product_code")
    private String productCode;

    private String name;

    private String lot;

    private String serial;

    @Column(name = "udi_di")
    private String udiDi;

    protected PieceColumns() {}

    PieceColumns(Device device) {
        kind = device.kind();
        supplierName = device.supplierName();
        productCode = device.productCode();
        name = device.name();
        lot = device.lot();
        serial = device.serial();
        udiDi = device.udiDi();
    }

    Piece toPiece() {
        return new Piece(kind, supplierName, productCode, name, lot, serial, udiDi);
    }
}
