package io.evenkeel.gateway.user;

import java.util.Optional;
import java.util.regex.Pattern;

/** Name of a user: 1 to 63 of {@code a-z 0-9 . _ -}, beginning with a letter or digit. */
public record Username(String value) {
    private static final Pattern ALLOWED = Pattern.compile("[a-z0-9][a-z0-9._-]{0,62}");

    /** Name of the first user. Below the pattern, which its own creation needs. */
    public static final Username ADMIN = new Username("admin");

    /** @throws IllegalArgumentException if it has another form */
    public Username {
        if (!ALLOWED.matcher(value).matches()) {
            throw new IllegalArgumentException("username must be 1 to 63 of a-z, 0-9, dot, _ and -");
        }
    }

    /** The name that this text is, if any user could have it. */
    public static Optional<Username> of(String text) {
        return ALLOWED.matcher(text).matches() ? Optional.of(new Username(text)) : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
