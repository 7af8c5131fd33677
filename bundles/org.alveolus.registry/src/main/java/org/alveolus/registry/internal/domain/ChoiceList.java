package org.alveolus.registry.internal.domain;

import java.util.Locale;

/** The lists from which the forms of a treatment and its follow-up are filled in (R17). */
public enum ChoiceList {
    INDICATION,
    JAW_REGION,
    TECHNIQUE,
    AFTERCARE,
    PROSTHETICS_BY,
    COMPLICATION,
    LOSS_CAUSE;

    /** The stable name: lower case with dashes. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
