package io.evenkeel.launcher.suite;

import java.util.Map;
import java.util.Optional;

/** What a person may set in the environment of {@code ./evenkeel up}. Never printed: it holds passwords. */
public record Variables(Map<String, String> all) {
    public Variables {
        all = Map.copyOf(all);
    }

    /** The admin's password, to be set at every start. */
    public Optional<String> adminPassword() {
        return text("EVENKEEL_ADMIN_PASSWORD");
    }

    /** A Postgres to use instead of our own, with a superuser's login. */
    public Optional<String> postgresUrl() {
        return text("EVENKEEL_POSTGRES_URL");
    }

    /** For tests: the address to use on the way from a service to a target instead of the target's own. */
    Optional<String> link(String service, String target) {
        return text("EVENKEEL_LINK_" + service + "_" + target);
    }

    private Optional<String> text(String name) {
        return Optional.ofNullable(all.get(name)).filter(value -> !value.isBlank());
    }

    @Override
    public String toString() {
        return "the environment";
    }
}
