package io.evenkeel.gateway.user.usecase;

import io.evenkeel.gateway.user.User;

/**
 * A user as kept.
 *
 * @param passwordHash bcrypt
 * @param enabled whether the user may come in now
 */
public record StoredUser(User user, String passwordHash, boolean enabled) {
    /** Without the hash, which must not reach a log. */
    @Override
    public String toString() {
        return "StoredUser[" + user.username() + ", enabled=" + enabled + "]";
    }
}
