package io.evenkeel.gateway.user;

import java.util.Locale;

/** What a user may do. Tokens of services carry a role of their own that no user can have. */
public enum Role {
    ADMIN,
    TRADER,
    VIEWER;

    /** Its name in tokens, answers and the database. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException if there is no such role */
    public static Role ofWire(String wire) {
        for (var role : values()) {
            if (role.wire().equals(wire)) {
                return role;
            }
        }
        throw new IllegalArgumentException("no such role");
    }
}
