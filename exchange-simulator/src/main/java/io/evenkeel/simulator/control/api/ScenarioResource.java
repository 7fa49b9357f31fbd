package io.evenkeel.simulator.control.api;

import io.evenkeel.simulator.answer.Body;
import io.evenkeel.simulator.exchange.Change.AccountOpened;
import io.evenkeel.simulator.exchange.usecase.Records;
import io.evenkeel.simulator.exchange.usecase.Scenarios;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Adds a whole scenario to what is there; a row whose id is there already replaces it. */
@Path("/sim")
@RunOnVirtualThread
class ScenarioResource {
    private final Records records;
    private final Scenarios scenarios;
    private final InstantSource wallClock;

    ScenarioResource(Records records, Scenarios scenarios, InstantSource wallClock) {
        this.records = records;
        this.scenarios = scenarios;
        this.wallClock = wallClock;
    }

    @POST
    @Path("/scenario")
    public Map<String, @Nullable Object> load(String body) {
        var made = records.change(exchange -> scenarios.added(body, wallClock.instant(), exchange.now()));
        return Body.with(
                        "accounts",
                        made.stream()
                                .filter(AccountOpened.class::isInstance)
                                .map(change -> ((AccountOpened) change).account())
                                .toList())
                .build();
    }
}
