package io.evenkeel.simulator.exchange;

import io.evenkeel.simulator.exchange.event.ExchangeEvent;
import java.util.List;

/**
 * What making a change came to.
 *
 * @param events in the order in which they happened
 * @param outcomes one per instruction of the change, in their order
 */
public record Applied(List<ExchangeEvent> events, List<Outcome> outcomes) {
    static final Applied QUIETLY = new Applied(List.of(), List.of());

    public Applied {
        events = List.copyOf(events);
        outcomes = List.copyOf(outcomes);
    }
}
