package io.evenkeel.gateway.readiness;

import java.util.List;

/**
 * What a service's readiness answer said.
 *
 * @param missing names of the checks that are down; the reason when there was no answer
 * @param channels how many channels it named
 * @param backlog sum of what is pending and unacknowledged on them
 */
public record ServiceHealth(boolean ready, List<String> missing, int channels, long backlog) {
    public ServiceHealth {
        missing = List.copyOf(missing);
    }

    /** There was no usable answer. */
    public static ServiceHealth away(String why) {
        return new ServiceHealth(false, List.of(why), 0, 0);
    }

    /** The sentence about this service. */
    public String missingAt(String service) {
        return service + ": " + (missing.isEmpty() ? "not ready" : String.join(", ", missing));
    }
}
