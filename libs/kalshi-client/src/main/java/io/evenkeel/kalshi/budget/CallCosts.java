package io.evenkeel.kalshi.budget;

import io.evenkeel.kalshi.wire.EndpointCost;
import io.evenkeel.kalshi.wire.EndpointCosts;
import java.util.Comparator;
import java.util.List;

/** What each call costs, by the exchange's own list; until that is known, by what it published. */
public final class CallCosts {
    private static final int CANCEL_COST = 2;

    private volatile EndpointCosts costs;

    /** @param basePath that all paths of the list begin with */
    public CallCosts(String basePath) {
        var order = basePath + "/portfolio/events/orders";
        this.costs = new EndpointCosts(
                10,
                List.of(
                        new EndpointCost("DELETE", order, CANCEL_COST),
                        new EndpointCost("DELETE", order + "/:order_id", CANCEL_COST),
                        new EndpointCost("DELETE", order + "/batched", CANCEL_COST),
                        new EndpointCost("GET", basePath + "/portfolio/orders/:order_id", CANCEL_COST)));
    }

    public void adopt(EndpointCosts told) {
        costs = told;
    }

    /**
     * Tokens of one call; of a batch, those of one of its items.
     *
     * @param path from the host's root, without query
     */
    public int of(String method, String path) {
        var known = costs;
        return known.exceptions().stream()
                .filter(cost -> cost.method().equals(method) && matches(cost.path(), path))
                .min(Comparator.comparingLong(cost -> wildcards(cost.path())))
                .map(EndpointCost::cost)
                .orElse(known.defaultCost());
    }

    /** The fewer, the more exactly the path is meant. */
    private static long wildcards(String pattern) {
        return pattern.chars().filter(c -> c == ':' || c == '*').count();
    }

    private static boolean matches(String pattern, String path) {
        var wanted = pattern.split("/", -1);
        var given = path.split("/", -1);
        for (var i = 0; i < wanted.length; i++) {
            if (wanted[i].startsWith("*")) {
                return i < given.length;
            }
            if (i >= given.length || (!wanted[i].startsWith(":") && !wanted[i].equals(given[i]))) {
                return false;
            }
        }
        return wanted.length == given.length;
    }
}
