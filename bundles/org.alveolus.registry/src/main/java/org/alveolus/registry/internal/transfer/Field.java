package org.alveolus.registry.internal.transfer;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.alveolus.registry.internal.domain.ChoiceList;

/** What a column can mean, in the order of the template. */
public enum Field {
    PATIENT_NUMBER(Of.TREATMENT, "/surgery/patientNumber"),
    PATIENT_NAME(Of.TREATMENT, "/surgery/patientName"),
    BIRTH_DATE(Of.TREATMENT, "/surgery/birthDate"),
    SURGERY_DATE(Of.TREATMENT, "/surgery/date"),
    PRACTITIONER(Of.TREATMENT, "/surgery/practitioner"),
    INDICATION(Of.TREATMENT, "/surgery/indication", ChoiceList.INDICATION),
    SPECIFICATION(Of.TREATMENT, "/surgery/specification"),
    POSITION(Of.DEVICE, "/position"),
    REGION(Of.DEVICE, "/region", ChoiceList.JAW_REGION),
    KIND(Of.DEVICE, "/device/kind"),
    SUPPLIER(Of.DEVICE, "/device/supplierName"),
    PRODUCT_CODE(Of.DEVICE, "/device/productCode"),
    PRODUCT(Of.DEVICE, "/device/name"),
    TYPE(Of.DEVICE, "/device/type"),
    LOT(Of.DEVICE, "/device/lot"),
    SERIAL(Of.DEVICE, "/device/serial"),
    DIAMETER(Of.DEVICE, "/device/diameter"),
    LENGTH(Of.DEVICE, "/device/length"),
    EXPIRY(Of.DEVICE, "/device/expiry"),
    UDI_DI(Of.DEVICE, "/device/udiDi"),
    TECHNIQUE_1(Of.TREATMENT, "/techniques/codes/0", ChoiceList.TECHNIQUE),
    TECHNIQUE_2(Of.TREATMENT, "/techniques/codes/1", ChoiceList.TECHNIQUE),
    TECHNIQUE_POSITIONS(Of.TREATMENT, "/techniques/positions"),
    MAY_GIVE_BLOOD(Of.TREATMENT, "/techniques/mayGiveBlood"),
    REFERRER(Of.TREATMENT, "/other/referrer"),
    AFTERCARE(Of.TREATMENT, "/other/aftercare", ChoiceList.AFTERCARE),
    PROSTHETICS_BY(Of.TREATMENT, "/other/prostheticsBy", ChoiceList.PROSTHETICS_BY),
    EXTRA(Of.TREATMENT, "/other/extra");

    /** Without these no row can be placed. */
    static final List<Field> NEEDED = List.of(PATIENT_NUMBER, SURGERY_DATE, PRACTITIONER);

    /** Whose values are dates. */
    static final List<Field> DATES = List.of(BIRTH_DATE, SURGERY_DATE, EXPIRY);

    private final Of of;
    private final String pointer;
    private final ChoiceList choices;

    Field(Of of, String pointer) {
        this(of, pointer, null);
    }

    Field(Of of, String pointer, ChoiceList choices) {
        this.of = of;
        this.pointer = pointer;
        this.choices = choices;
    }

    /** What a value belongs to. */
    enum Of {
        TREATMENT,
        DEVICE
    }

    boolean ofTreatment() {
        return of == Of.TREATMENT;
    }

    /** The choice list that its values come from; empty when they come from none. */
    Optional<ChoiceList> choices() {
        return Optional.ofNullable(choices);
    }

    /** Under which texts are remembered; both techniques are of one list. */
    Field asked() {
        return this == TECHNIQUE_2 ? TECHNIQUE_1 : this;
    }

    /** Whether a treatment cannot do without. */
    boolean required() {
        return NEEDED.contains(this) || this == INDICATION || this == PROSTHETICS_BY;
    }

    /** The stable name: lower case with dashes. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Field> of(String key) {
        return Arrays.stream(values()).filter(field -> field.key().equals(key)).findFirst();
    }

    /**
     * The field that a fault of a treatment is about.
     *
     * @param fault JSON pointer into the treatment
     */
    static Field at(String fault) {
        if (fault.startsWith("/techniques/codes/1")) {
            return TECHNIQUE_2;
        }
        if (fault.startsWith("/techniques/codes")) {
            return TECHNIQUE_1;
        }
        return Arrays.stream(values())
                .filter(field -> field.ofTreatment() ? fault.startsWith(field.pointer) : fault.endsWith(field.pointer))
                .findFirst()
                .orElse(fault.startsWith("/placements") ? POSITION : PATIENT_NUMBER);
    }
}
