package org.alveolus.spi.register;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.alveolus.spi.udi.CodedDate;
import org.alveolus.spi.udi.UdiIssuer;

/**
 * What a treatment is to a register. Codes are those of the institution's choice lists, of which an institution may have own ones.
 *
 * @param patient a pseudonym: the same for all treatments of a patient at the institution, and nothing can be learnt from it
 * @param birthYear of the patient; null when not known
 * @param date of the surgery
 * @param practitioner a pseudonym of who treated, made like the patient's
 * @param indication a code, e.g. {@code single-tooth}
 * @param placements what was placed where; empty for surgery before implants
 * @param techniques codes of surgical techniques, e.g. {@code sinus-lift-lateral}
 * @param techniquePositions where they were used, by ISO 3950 (FDI)
 * @param biomaterials what was used
 */
public record RegisterTreatment(
        String patient,
        Integer birthYear,
        LocalDate date,
        String practitioner,
        String indication,
        List<Placement> placements,
        List<String> techniques,
        List<Integer> techniquePositions,
        List<Device> biomaterials) {

    public RegisterTreatment {
        Objects.requireNonNull(patient, "patient");
        Objects.requireNonNull(date, "date");
        Objects.requireNonNull(practitioner, "practitioner");
        Objects.requireNonNull(indication, "indication");
        placements = List.copyOf(placements);
        techniques = List.copyOf(techniques);
        techniquePositions = List.copyOf(techniquePositions);
        biomaterials = List.copyOf(biomaterials);
    }

    /**
     * One tooth position and what was placed there.
     *
     * @param position by ISO 3950 (FDI), e.g. 36
     * @param region of the jaw, a code
     * @param implant null when none was placed
     * @param abutment null when none was placed
     */
    public record Placement(int position, String region, Device implant, Device abutment) {}

    /**
     * A device. Whatever is not known is null.
     *
     * @param supplier its name
     * @param productCode the maker's catalogue number (REF)
     * @param lot as printed
     * @param serial as printed
     * @param diameter in millimetres
     * @param length in millimetres
     * @param issuer who issued the UDI-DI
     * @param udiDi the UDI-DI
     */
    public record Device(
            String supplier,
            String productCode,
            String name,
            String lot,
            String serial,
            BigDecimal diameter,
            BigDecimal length,
            CodedDate expiry,
            UdiIssuer issuer,
            String udiDi) {}
}
