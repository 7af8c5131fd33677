package org.alveolus.api.registry;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * What is recorded of a treatment, in the four tiles of its form.
 *
 * @param surgery whom, when, by whom and why
 * @param placements what was placed where; empty only for surgery before implants, and then there is a technique
 * @param techniques surgical techniques and biomaterials
 * @param other what follows the surgery
 */
public record TreatmentDetails(Surgery surgery, List<Placement> placements, Techniques techniques, Other other) {

    public TreatmentDetails {
        placements = List.copyOf(placements);
    }

    /**
     * The first tile.
     *
     * @param patientNumber as in the practice's own system, 1 to 64 characters
     * @param patientName null when not known
     * @param birthDate null when not known
     * @param date of the surgery
     * @param practitioner the account of who treated
     * @param indication a code of the choice list {@code indication}
     * @param specification free text, at most 1000 characters; null when none
     */
    public record Surgery(
            String patientNumber,
            String patientName,
            LocalDate birthDate,
            LocalDate date,
            UUID practitioner,
            String indication,
            String specification) {}

    /**
     * One tooth position and what was placed there.
     *
     * @param region a code of the choice list {@code jaw-region}; null for the one that the position gives
     * @param implant null when none was placed
     * @param abutment the (healing) abutment; null when none was placed
     */
    public record Placement(ToothPosition position, String region, DeviceUse implant, DeviceUse abutment) {}

    /**
     * The third tile.
     *
     * @param codes of the choice list {@code technique}, at most two
     * @param positions where they were used
     * @param biomaterials what was used; any number up to 50
     * @param mayGiveBlood whether the patient may still give blood
     */
    public record Techniques(
            List<String> codes, List<ToothPosition> positions, List<DeviceUse> biomaterials, boolean mayGiveBlood) {

        /** None. */
        public static final Techniques NONE = new Techniques(List.of(), List.of(), List.of(), false);

        public Techniques {
            codes = List.copyOf(codes);
            positions = List.copyOf(positions);
            biomaterials = List.copyOf(biomaterials);
        }
    }

    /**
     * The fourth tile.
     *
     * @param referrer null when none
     * @param aftercare a code of the choice list {@code aftercare}; null when not recorded
     * @param prostheticsBy a code of the choice list {@code prosthetics-by}
     * @param extra free text, at most 4000 characters; null when none
     */
    public record Other(Referrer referrer, String aftercare, String prostheticsBy, String extra) {}

    /**
     * Who sent the patient.
     *
     * @param id null when given by name, and then added when it is new
     * @param name null when given by id
     */
    public record Referrer(UUID id, String name) {}
}
