package org.alveolus.demo.internal;

import static org.alveolus.api.catalogue.DeviceKind.ABUTMENT;
import static org.alveolus.api.catalogue.DeviceKind.BIOMATERIAL;
import static org.alveolus.api.catalogue.DeviceKind.IMPLANT;

import java.math.BigDecimal;
import org.alveolus.api.catalogue.DeviceKind;
import org.alveolus.spi.udi.UdiIssuer;

/**
 * A product of the demo. The UDI-DIs are valid numbers that are found on real labels or in the examples of GS1, HIBCC and ICCBBA;
 * names, makers, catalogue numbers and sizes are invented and say nothing of the real products.
 */
enum DemoProduct {
    IMPLANT_41(
            IMPLANT,
            Maker.VOORBEELD,
            "VI-4112",
            "Voorbeeld Botniveau 4.1 x 12",
            "Botniveau, conisch",
            "4.1",
            "12",
            UdiIssuer.GS1,
            "07630031730428"),
    IMPLANT_45(
            IMPLANT,
            Maker.FICTIEF,
            "FD-4511",
            "Fictief Conus 4.5 x 11",
            "Weefselniveau",
            "4.5",
            "11",
            UdiIssuer.GS1,
            "07392532132612"),
    HEALING_ABUTMENT(
            ABUTMENT,
            Maker.VOORBEELD,
            "VA-4502",
            "Voorbeeld healing abutment 4.5 h 2",
            "Healing",
            "4.5",
            "2",
            UdiIssuer.GS1,
            "09506000117843"),
    BRIDGE_ABUTMENT(
            ABUTMENT,
            Maker.FICTIEF,
            "ABC123DE",
            "Fictief brugabutment 17°",
            "Multi-unit",
            "4.8",
            "3",
            UdiIssuer.HIBCC,
            "A999ABC123DE0"),
    BONE_GRAFT(
            BIOMATERIAL,
            Maker.SPECIMEN,
            "T0476",
            "Specimen allogeen bot 0.5 g",
            "Allograft, spongiosa",
            null,
            null,
            UdiIssuer.ICCBBA,
            "A9999XYZ100T0476"),
    GRANULES(
            BIOMATERIAL,
            Maker.SPECIMEN,
            "1234",
            "Specimen botgranulaat 0.25-1 mm",
            "Xenograft, granulaat",
            null,
            null,
            UdiIssuer.HIBCC,
            "A99912345"),
    MEMBRANE(
            BIOMATERIAL,
            Maker.MUSTER,
            "MM-2530",
            "Muster collageenmembraan 25 x 30",
            "Membraan",
            null,
            null,
            UdiIssuer.GS1,
            "09504000059118");

    final DeviceKind kind;
    final Maker maker;
    final String code;
    final String title;
    final String type;
    final BigDecimal diameter;
    final BigDecimal length;
    final UdiIssuer issuer;
    final String udiDi;

    DemoProduct(
            DeviceKind kind,
            Maker maker,
            String code,
            String title,
            String type,
            String diameter,
            String length,
            UdiIssuer issuer,
            String udiDi) {
        this.kind = kind;
        this.maker = maker;
        this.code = code;
        this.title = title;
        this.type = type;
        this.diameter = diameter == null ? null : new BigDecimal(diameter);
        this.length = length == null ? null : new BigDecimal(length);
        this.issuer = issuer;
        this.udiDi = udiDi;
    }
}
