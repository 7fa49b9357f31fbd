package io.evenkeel.verification.system;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The processes of a running stack, as {@code status --json} names them. */
final class Components {
    static final List<String> SERVICES = List.of("sync", "pnl", "gateway");
    private static final Duration RESTART_WITHIN = Duration.ofSeconds(90);

    private final Suite suite;

    Components(Suite suite) {
        this.suite = suite;
    }

    /** Where it answers; the same through all restarts. */
    URI url(String name) {
        return URI.create(state(name).path("url").textValue());
    }

    /** Its process; waits for one if it is just being restarted. */
    ProcessHandle process(String name) {
        return await("a process of " + name)
                .atMost(RESTART_WITHIN)
                .pollInterval(Duration.ofMillis(500))
                .until(() -> find(name), Optional::isPresent)
                .orElseThrow();
    }

    /** Its process, told by number and start from a later one with the same number. */
    Optional<ProcessHandle> find(String name) {
        var state = state(name);
        if (!state.has("pid")) {
            return Optional.empty();
        }
        return ProcessHandle.of(state.path("pid").longValue())
                .filter(ProcessHandle::isAlive)
                .filter(process -> process.info()
                        .startInstant()
                        .map(Instant::toString)
                        .orElse("")
                        .equals(state.path("started_at").textValue()));
    }

    /** How often each service was started again. */
    Map<String, Integer> restartsOfServices() {
        return SERVICES.stream()
                .collect(Collectors.toMap(
                        name -> name, name -> state(name).path("restarts").intValue()));
    }

    private JsonNode state(String name) {
        for (var component : suite.status().path("components")) {
            if (component.path("name").textValue().equals(name)) {
                return component;
            }
        }
        throw new AssertionError("no component " + name);
    }
}
