package io.evenkeel.kalshi.wire;

import java.util.List;

/** What calls cost in tokens: the default, and the calls that cost something else. */
public record EndpointCosts(int defaultCost, List<EndpointCost> exceptions) {
    public EndpointCosts {
        exceptions = List.copyOf(exceptions);
    }

    static EndpointCosts read(Fields in) {
        return new EndpointCosts(in.index("default_cost"), in.list("endpoint_costs", EndpointCost::read));
    }
}
