package org.alveolus.accounts.internal.persistence;

import java.util.Objects;
import java.util.UUID;
import javax.persistence.Embeddable;
import javax.persistence.EnumType;
import javax.persistence.Enumerated;
import org.alveolus.api.Level;

/** A level in a module at a practice location. Not changed once made. */
@Embeddable
public class RightValue {

    private String location;
    private String module;

    @Enumerated(EnumType.STRING)
    private Level level;

    protected RightValue() {}

    static RightValue of(UUID location, String module, Level level) {
        RightValue right = new RightValue();
        right.location = location.toString();
        right.module = module;
        right.level = level;
        return right;
    }

    UUID location() {
        return UUID.fromString(location);
    }

    String module() {
        return module;
    }

    Level level() {
        return level;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RightValue right
                && Objects.equals(location, right.location)
                && Objects.equals(module, right.module)
                && level == right.level;
    }

    @Override
    public int hashCode() {
        return Objects.hash(location, module, level);
    }
}
