package io.evenkeel.simulator.exchange.usecase;

import io.evenkeel.simulator.exchange.Change;
import io.evenkeel.simulator.row.BadInput;
import java.time.Instant;
import java.util.List;

/** Reads scenarios that come while the simulator runs. */
public interface Scenarios {
    /**
     * The changes that add a scenario to what is there: its clock moves the present one forward, never back, and its
     * cutoff counts only if it names one.
     *
     * @param now where the exchange's clock stands
     * @throws BadInput naming the field that is missing or wrong
     */
    List<Change> added(String json, Instant wallClock, Instant now);
}
