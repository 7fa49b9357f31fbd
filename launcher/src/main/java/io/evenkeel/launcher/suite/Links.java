package io.evenkeel.launcher.suite;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Detours of single connections, so that a test can stand between two components: {@code
 * EVENKEEL_LINK_<SERVICE>_<TARGET>=host:port} makes that service use this address for that target. The targets are
 * {@code POSTGRES}, {@code NATS}, {@code EXCHANGE}, {@code SYNC} and {@code PNL}.
 */
final class Links {
    private static final Map<String, String> SETTINGS = Map.of(
            "POSTGRES", "EVENKEEL_DB_URL",
            "NATS", "EVENKEEL_NATS_URL",
            "EXCHANGE", "EVENKEEL_EXCHANGE_URL",
            "SYNC", "EVENKEEL_SYNC_URL",
            "PNL", "EVENKEEL_PNL_URL");
    private static final String HOST_AND_PORT = "[^/:]+:[0-9]+";

    private final Variables given;

    Links(Variables given) {
        this.given = given;
    }

    /** The settings of a service with the detours that are asked for. */
    Map<String, String> of(String service, Map<String, String> settings) {
        var detoured = new HashMap<>(settings);
        SETTINGS.forEach((target, setting) -> given.link(service.toUpperCase(Locale.ROOT), target)
                .ifPresent(address -> detoured.computeIfPresent(
                        setting, (_, direct) -> direct.replaceFirst(HOST_AND_PORT, address))));
        return detoured;
    }
}
