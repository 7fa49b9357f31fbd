package io.evenkeel.contracts.event;

import java.util.Objects;

/**
 * An account that the suite keeps, and whether its credentials can be used. Never holds a key.
 *
 * @param owner user name of the account's one owner
 * @param environment {@code simulator}, {@code demo} or {@code prod}
 * @param credentials {@code ok}, {@code missing} or {@code invalid}
 * @param revision grows with every change; a lower one never replaces a higher one
 */
public record AccountObserved(String displayName, String owner, String environment, String credentials, int revision)
        implements EventData {
    public AccountObserved {
        Objects.requireNonNull(displayName, "displayName");
        Objects.requireNonNull(owner, "owner");
        Objects.requireNonNull(environment, "environment");
        Objects.requireNonNull(credentials, "credentials");
        Revisions.require(revision);
    }
}
