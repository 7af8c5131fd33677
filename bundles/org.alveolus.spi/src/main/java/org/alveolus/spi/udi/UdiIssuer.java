package org.alveolus.spi.udi;

/** The issuing entities of UDIs that the European Commission designated (Implementing Decision (EU) 2019/939). */
public enum UdiIssuer {
    /** GS1 AISBL: the UDI-DI is a GTIN. */
    GS1,
    /** Health Industry Business Communications Council: the UDI-DI is LIC, product or catalogue number and unit of measure. */
    HIBCC,
    /** International Council for Commonality in Blood Banking Automation: the UDI-DI is the processor product identification code. */
    ICCBBA
}
