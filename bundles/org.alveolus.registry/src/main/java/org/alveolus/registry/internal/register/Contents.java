package org.alveolus.registry.internal.register;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.alveolus.api.catalogue.Device;
import org.alveolus.api.institution.Institution;
import org.alveolus.api.registry.DeviceUse;
import org.alveolus.api.registry.ToothPosition;
import org.alveolus.api.registry.Treatment;
import org.alveolus.api.registry.TreatmentDetails;
import org.alveolus.spi.register.RegisterDelivery;
import org.alveolus.spi.register.RegisterTreatment;

/** What a register gets to see of a treatment: people by pseudonyms, which only the institution's secret leads to. */
public final class Contents {

    private static final String MAC = "HmacSHA256";
    private static final int SECRET_BYTES = 32;

    private Contents() {}

    /** A new institution's secret. */
    public static String secret() {
        byte[] secret = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(secret);
        return Base64.getEncoder().withoutPadding().encodeToString(secret);
    }

    /** A treatment on its way to the register, or its withdrawal. */
    public static RegisterDelivery delivery(
            Institution institution, Treatment treatment, boolean withdrawal, String secret) {
        return new RegisterDelivery(
                id(treatment, withdrawal),
                treatment.id(),
                new RegisterDelivery.Clinic(institution.id().value(), institution.name(), institution.country()),
                withdrawal ? null : of(treatment, secret));
    }

    /** The id of the delivery of a treatment as it is now: the same for the same, another after a change. */
    private static UUID id(Treatment treatment, boolean withdrawal) {
        String state = treatment.id() + ":" + treatment.version() + (withdrawal ? ":withdrawal" : "");
        return UUID.nameUUIDFromBytes(state.getBytes(StandardCharsets.UTF_8));
    }

    private static RegisterTreatment of(Treatment treatment, String secret) {
        TreatmentDetails details = treatment.details();
        TreatmentDetails.Surgery surgery = details.surgery();
        TreatmentDetails.Techniques techniques = details.techniques();
        return new RegisterTreatment(
                pseudonym(secret, "patient", treatment.patient()),
                surgery.birthDate() == null ? null : surgery.birthDate().getYear(),
                surgery.date(),
                pseudonym(secret, "practitioner", surgery.practitioner()),
                surgery.indication(),
                details.placements().stream().map(Contents::placement).toList(),
                techniques.codes(),
                techniques.positions().stream().map(ToothPosition::number).toList(),
                techniques.biomaterials().stream().map(Contents::device).toList());
    }

    private static RegisterTreatment.Placement placement(TreatmentDetails.Placement placement) {
        return new RegisterTreatment.Placement(
                placement.position().number(),
                placement.region(),
                device(placement.implant()),
                device(placement.abutment()));
    }

    private static RegisterTreatment.Device device(DeviceUse use) {
        if (use == null) {
            return null;
        }
        Device device = use.device();
        return new RegisterTreatment.Device(
                device.supplierName(),
                device.productCode(),
                device.name(),
                device.lot(),
                device.serial(),
                device.diameter(),
                device.length(),
                device.expiry(),
                device.issuer(),
                device.udiDi());
    }

    /** HMAC (RFC 2104) with SHA-256: without the secret nobody can try out who it might be. */
    private static String pseudonym(String secret, String kind, UUID person) {
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret), MAC));
            return HexFormat.of().formatHex(mac.doFinal((kind + ":" + person).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
