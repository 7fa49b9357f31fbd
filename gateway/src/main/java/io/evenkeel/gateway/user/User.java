package io.evenkeel.gateway.user;

import java.util.List;

/**
 * Somebody who may come in.
 *
 * @param accounts names of the accounts granted; {@code "*"} is every one
 */
public record User(Username username, Role role, List<String> accounts) {
    private static final List<String> EVERY_ACCOUNT = List.of("*");

    public User {
        accounts = List.copyOf(accounts);
    }

    /** The first user, who sees everything. */
    public static User admin() {
        return new User(Username.ADMIN, Role.ADMIN, EVERY_ACCOUNT);
    }
}
