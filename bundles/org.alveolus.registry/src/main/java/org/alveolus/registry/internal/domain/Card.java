package org.alveolus.registry.internal.domain;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.alveolus.api.catalogue.Device;
import org.alveolus.api.catalogue.Supplier;
import org.alveolus.api.registry.ToothPosition;

/**
 * What stands on a patient's implant card (Regulation (EU) 2017/745, article 18; MDCG 2019-8).
 *
 * @param patientName null when not recorded; then the number alone names the patient
 * @param birthDate null when not recorded
 * @param devices those that need a card, in the order of the treatment
 */
public record Card(
        String patientName,
        String patientNumber,
        LocalDate birthDate,
        LocalDate implantation,
        String practitioner,
        Issuer institution,
        List<Line> devices) {

    public Card {
        devices = List.copyOf(devices);
    }

    /** The health institution: name, postal address in lines, web site; only the name is never null. */
    public record Issuer(String name, String address, String website) {}

    /**
     * One device.
     *
     * @param position where it is; null for what has no single place
     * @param maker null when no supplier is recorded
     * @param carrier empty when there is no complete UDI
     */
    public record Line(ToothPosition position, Device device, Supplier maker, Optional<UdiCarrier> carrier) {}

    /**
     * A state of the card that was handed out.
     *
     * @param number 1 for the first, one more after each correction
     */
    public record Issue(int number, LocalDate date) {}

    /** Names the content: equal cards have equal hashes, whatever the language and paper. SHA-256 in hexadecimal. */
    public String hash() {
        StringBuilder content = new StringBuilder();
        append(content, patientName, patientNumber, birthDate, implantation, practitioner);
        append(content, institution.name(), institution.address(), institution.website());
        for (Line line : devices) {
            Device device = line.device();
            append(content, line.position(), device.kind(), device.name(), device.type(), device.productCode());
            append(content, device.lot(), device.serial(), device.expiry(), device.issuer(), device.udiDi());
            append(content, device.diameter(), device.length(), device.supplierName());
            append(content, line.carrier().map(UdiCarrier::content).orElse(null));
            if (line.maker() != null) {
                append(
                        content,
                        line.maker().name(),
                        line.maker().address(),
                        line.maker().website());
            }
        }
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(content.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static void append(StringBuilder content, Object... values) {
        for (Object value : values) {
            String text = Objects.toString(value, "");
            content.append(text.length()).append(':').append(text);
        }
    }
}
