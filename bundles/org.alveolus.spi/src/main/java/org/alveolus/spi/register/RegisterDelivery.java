package org.alveolus.spi.register;

import java.util.Objects;
import java.util.UUID;

/**
 * A treatment on its way to a register, or the withdrawal of one.
 *
 * @param id of this delivery: the same each time it is repeated, another one for each change of the treatment
 * @param subject of the treatment: the same in all its deliveries, so that a correction takes the place of what came before
 * @param clinic whose treatment it is
 * @param treatment what was done; null when the treatment is withdrawn, since it was recorded by mistake
 */
public record RegisterDelivery(UUID id, UUID subject, Clinic clinic, RegisterTreatment treatment) {

    public RegisterDelivery {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(clinic, "clinic");
    }

    /** Whether the treatment is to be taken out of the register. */
    public boolean withdrawal() {
        return treatment == null;
    }

    /**
     * Who delivers.
     *
     * @param id of the institution, the same for ever
     * @param name of the institution
     * @param country ISO 3166-1 alpha-2, e.g. {@code NL}
     */
    public record Clinic(UUID id, String name, String country) {

        public Clinic {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(country, "country");
        }
    }
}
