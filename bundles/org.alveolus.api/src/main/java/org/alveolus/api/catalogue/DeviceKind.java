package org.alveolus.api.catalogue;

/** The kinds of devices that a dental implant clinic keeps a register of. */
public enum DeviceKind {
    IMPLANT,
    ABUTMENT,
    BIOMATERIAL
}
