package org.alveolus.spi.scan;

import java.util.Arrays;
import java.util.Optional;
import java.util.StringJoiner;
import org.alveolus.spi.udi.CodedDate;
import org.alveolus.spi.udi.Gtin;
import org.alveolus.spi.udi.UdiIssuer;

/**
 * What a code says about a device, in the terms of unique device identification. Every field may be absent.
 *
 * <p>Immutable and thread-safe; made by {@link #builder()}.
 */
public final class ScanFields {

    /** No field at all. */
    public static final ScanFields NONE = builder().build();

    private static final String[] NAMES = {
        "issuer",
        "udiDi",
        "gtin",
        "lot",
        "serial",
        "expiry",
        "production",
        "quantity",
        "variant",
        "ref",
        "lic",
        "unitOfMeasure",
        "din",
        "productCode"
    };

    private final UdiIssuer issuer;
    private final String udiDi;
    private final Gtin gtin;
    private final String lot;
    private final String serial;
    private final CodedDate expiry;
    private final CodedDate production;
    private final String quantity;
    private final String variant;
    private final String ref;
    private final String lic;
    private final String unitOfMeasure;
    private final String din;
    private final String productCode;

    /** Takes values, not the builder: only so does the virtual machine leave out making a builder that is used once. */
    private ScanFields(
            UdiIssuer issuer,
            String udiDi,
            Gtin gtin,
            String lot,
            String serial,
            CodedDate expiry,
            CodedDate production,
            String quantity,
            String variant,
            String ref,
            String lic,
            String unitOfMeasure,
            String din,
            String productCode) {
        this.issuer = issuer;
        this.udiDi = udiDi;
        this.gtin = gtin;
        this.lot = lot;
        this.serial = serial;
        this.expiry = expiry;
        this.production = production;
        this.quantity = quantity;
        this.variant = variant;
        this.ref = ref;
        this.lic = lic;
        this.unitOfMeasure = unitOfMeasure;
        this.din = din;
        this.productCode = productCode;
    }

    public static Builder builder() {
        return new Builder();
    }

    /** Who issued the UDI-DI; present exactly when {@link #udiDi} is. */
    public Optional<UdiIssuer> issuer() {
        return Optional.ofNullable(issuer);
    }

    /**
     * The UDI-DI, the key under which products are known: the 14 digits of a GTIN; for HIBC the LIC, product or catalogue
     * number and unit of measure digit without {@code +} and check character; for ICCBBA the 16 characters of the processor
     * product identification code, or for blood containers the 10 of maker and catalogue number.
     */
    public Optional<String> udiDi() {
        return Optional.ofNullable(udiDi);
    }

    public Optional<Gtin> gtin() {
        return Optional.ofNullable(gtin);
    }

    /** The lot as coded. */
    public Optional<String> lot() {
        return Optional.ofNullable(lot);
    }

    public Optional<String> serial() {
        return Optional.ofNullable(serial);
    }

    public Optional<CodedDate> expiry() {
        return Optional.ofNullable(expiry);
    }

    public Optional<CodedDate> production() {
        return Optional.ofNullable(production);
    }

    /** A count of pieces in decimal digits. */
    public Optional<String> quantity() {
        return Optional.ofNullable(quantity);
    }

    /** Product variant, GS1 AI (20) or consumer product variant AI (22). */
    public Optional<String> variant() {
        return Optional.ofNullable(variant);
    }

    /** The maker's catalogue number (REF): GS1 AI (240) or (241), HIBC product or catalogue number. */
    public Optional<String> ref() {
        return Optional.ofNullable(ref);
    }

    /** HIBC labeler identification code, four characters. */
    public Optional<String> lic() {
        return Optional.ofNullable(lic);
    }

    /** HIBC unit of measure, one digit. */
    public Optional<String> unitOfMeasure() {
        return Optional.ofNullable(unitOfMeasure);
    }

    /** ISBT 128 donation identification number, 13 characters without flags. */
    public Optional<String> din() {
        return Optional.ofNullable(din);
    }

    /** ISBT 128 product description code or product code, as coded. */
    public Optional<String> productCode() {
        return Optional.ofNullable(productCode);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ScanFields fields && Arrays.equals(values(), fields.values());
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values());
    }

    /** The fields that are present, for tests and logs of codes without patient data. */
    @Override
    public String toString() {
        StringJoiner text = new StringJoiner(", ", "{", "}");
        Object[] values = values();
        for (int i = 0; i < values.length; i++) {
            if (values[i] != null) {
                text.add(NAMES[i] + "=" + values[i]);
            }
        }
        return text.toString();
    }

    private Object[] values() {
        return new Object[] {
            issuer,
            udiDi,
            gtin,
            lot,
            serial,
            expiry,
            production,
            quantity,
            variant,
            ref,
            lic,
            unitOfMeasure,
            din,
            productCode
        };
    }

    /** Collects fields; a value may be null and then the field is absent. Not thread-safe. */
    public static final class Builder {

        private UdiIssuer issuer;
        private String udiDi;
        private Gtin gtin;
        private String lot;
        private String serial;
        private CodedDate expiry;
        private CodedDate production;
        private String quantity;
        private String variant;
        private String ref;
        private String lic;
        private String unitOfMeasure;
        private String din;
        private String productCode;

        private Builder() {}

        /** Sets the GTIN and with it the issuer and the UDI-DI. */
        public Builder gtin(Gtin value) {
            gtin = value;
            return value == null ? this : udiDi(UdiIssuer.GS1, value.toString());
        }

        public Builder udiDi(UdiIssuer valueIssuer, String value) {
            issuer = valueIssuer;
            udiDi = value;
            return this;
        }

        public Builder lot(String value) {
            lot = value;
            return this;
        }

        public Builder serial(String value) {
            serial = value;
            return this;
        }

        public Builder expiry(CodedDate value) {
            expiry = value;
            return this;
        }

        public Builder production(CodedDate value) {
            production = value;
            return this;
        }

        public Builder quantity(String value) {
            quantity = value;
            return this;
        }

        public Builder variant(String value) {
            variant = value;
            return this;
        }

        public Builder ref(String value) {
            ref = value;
            return this;
        }

        public Builder lic(String value) {
            lic = value;
            return this;
        }

        public Builder unitOfMeasure(String value) {
            unitOfMeasure = value;
            return this;
        }

        public Builder din(String value) {
            din = value;
            return this;
        }

        public Builder productCode(String value) {
            productCode = value;
            return this;
        }

        public ScanFields build() {
            return new ScanFields(
                    issuer,
                    udiDi,
                    gtin,
                    lot,
                    serial,
                    expiry,
                    production,
                    quantity,
                    variant,
                    ref,
                    lic,
                    unitOfMeasure,
                    din,
                    productCode);
        }
    }
}
