package org.alveolus.registry.internal.domain;

import java.util.Locale;

/** The lists from which a treatment's form is filled in (R17). */
public enum ChoiceList {
    INDICATION,
    JAW_REGION,
    TECHNIQUE,
    AFTERCARE,
    PROSTHETICS_BY,
    LOSS_CAUSE;

    /** The stable name: lower case with dashes. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
