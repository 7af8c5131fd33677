package org.alveolus.registry.internal.register;

import java.time.LocalDate;

/**
 * To which register an institution delivers.
 *
 * @param version rises with each change; 0 when nothing was ever chosen
 * @param connector the connector's name; null when it delivers to none
 * @param firstDay treatments of this day of surgery and later are delivered; null when it delivers to none
 */
public record RegisterChoice(long version, String connector, LocalDate firstDay) {

    /** As it is before anybody chose. */
    public static final RegisterChoice NONE = new RegisterChoice(0, null, null);

    public boolean on() {
        return connector != null;
    }
}
