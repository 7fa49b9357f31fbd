package io.evenkeel.launcher.process;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What a component says about itself.
 *
 * @param ready whether it is usable
 * @param body its words, for people and for {@link #progress}
 */
public record Health(boolean ready, String body) {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int LENGTH_MAX = 1_500;

    /** Whether it is ready but for these checks. */
    boolean isReadyBut(Set<String> checks) {
        if (ready) {
            return true;
        }
        var down = new ArrayList<String>();
        for (var check : checks()) {
            if (!check.path("status").asText("").equals("UP")) {
                down.add(check.path("name").asText(""));
            }
        }
        return !down.isEmpty() && checks.containsAll(down);
    }

    /**
     * How far the first sync is, for people; empty where nothing is known of it. Two answers differ when something has
     * moved in between, and not because of anything else in the body.
     */
    public String progress() {
        var parts = new ArrayList<String>();
        for (var check : checks()) {
            var data = check.path("data");
            if (data.has("rows")) {
                parts.add(data.path("rows").asLong() + " records read, "
                        + data.path("events_pending").asLong() + " events to publish");
                var waiting = data.path("accounts_waiting").asText("");
                parts.addAll(waiting.isEmpty() ? List.of() : List.of("accounts not read whole: " + waiting));
            }
            var backlog = data.path("pnl-backlog").asLong();
            parts.addAll(backlog == 0 ? List.of() : List.of(backlog + " events to take in"));
        }
        return String.join(", ", parts);
    }

    /** The body in one line of bounded length. */
    String shortened() {
        var line = body.replaceAll("\\s+", " ").strip();
        return line.length() <= LENGTH_MAX ? line : line.substring(0, LENGTH_MAX) + " ...";
    }

    private JsonNode checks() {
        try {
            return JSON.readTree(body).path("checks");
        } catch (JsonProcessingException _) {
            // No answer, or that of something else: nothing is known.
            return JSON.createArrayNode();
        }
    }
}
