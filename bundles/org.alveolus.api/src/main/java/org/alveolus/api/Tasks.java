package org.alveolus.api;

import java.util.List;

/**
 * The tasks that are granted to a person one by one, beside the levels in modules, by their stable names. They hold in the whole
 * institution; where a task touches rows of a practice location, the level there is needed as well.
 */
public final class Tasks {

    /** Takes an item out of stock for a patient although its expiry date has passed. */
    public static final String USE_EXPIRED_ITEM = "use-expired-item";

    /** Takes along the records of one's own treatments. */
    public static final String EXPORT_OWN_RECORDS = "export-own-records";

    /** Takes the records of everybody's treatments out of the institution. */
    public static final String EXPORT_ALL_RECORDS = "export-all-records";

    /** Hands out a patient's dossier. */
    public static final String EXPORT_DOSSIER = "export-dossier";

    /** All of them, in the order in which they are shown. */
    public static final List<String> ALL =
            List.of(USE_EXPIRED_ITEM, EXPORT_OWN_RECORDS, EXPORT_ALL_RECORDS, EXPORT_DOSSIER);

    private Tasks() {}
}
