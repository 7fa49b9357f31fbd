package io.evenkeel.simulator.exchange.store;

import io.evenkeel.simulator.exchange.Change;
import io.evenkeel.simulator.exchange.usecase.Scenarios;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/** Scenarios from anywhere, in the format of the file. */
@ApplicationScoped
class ScenarioTexts implements Scenarios {
    @Override
    public List<Change> added(String json, Instant wallClock, Instant now) {
        return ScenarioReader.added(json.getBytes(StandardCharsets.UTF_8), wallClock, now);
    }
}
