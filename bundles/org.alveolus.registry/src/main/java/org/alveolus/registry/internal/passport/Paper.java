package org.alveolus.registry.internal.passport;

/** The sizes of an implant card. */
public enum Paper {
    /** ISO 216, for the patient's file. */
    A4,
    /** ISO/IEC 7810 ID-1, a bank card: a face for the patient and one for each device. */
    CARD
}
