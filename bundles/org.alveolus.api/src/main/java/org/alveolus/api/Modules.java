package org.alveolus.api;

import java.util.List;

/** The modules of the rights matrix, by their stable names. */
public final class Modules {

    public static final String STOCK = "stock";
    public static final String REGISTRY = "registry";
    public static final String PATIENTS = "patients";
    public static final String SCAN = "scan";

    /** All of them, in the order in which they are shown. */
    public static final List<String> ALL = List.of(PATIENTS, REGISTRY, STOCK, SCAN);

    private Modules() {}
}
