package io.evenkeel.simulator.door;

import java.util.List;

/** What a call costs, in tokens. */
public final class Costs {
    public static final int STANDARD = 10;
    private static final String ROOT = "/trade-api/v2";

    private static final String BATCHED = "/portfolio/events/orders/batched";

    /**
     * A call that does not cost the usual.
     *
     * @param path with {@code :names} for its variable parts
     */
    public record SpecialCost(String method, String path, int cost) {
        private boolean covers(String otherMethod, String otherPath) {
            var parts = path.split("/", -1);
            var others = otherPath.split("/", -1);
            if (!method.equals(otherMethod) || parts.length != others.length) {
                return false;
            }
            for (var i = 0; i < parts.length; i++) {
                if (!parts[i].startsWith(":") && !parts[i].equals(others[i])) {
                    return false;
                }
            }
            return true;
        }
    }

    public static final List<SpecialCost> SPECIAL = List.of(
            new SpecialCost("POST", ROOT + "/account/api_usage_level/upgrade", 30),
            new SpecialCost("DELETE", ROOT + "/portfolio/events/orders", 2),
            new SpecialCost("DELETE", ROOT + BATCHED, 2),
            new SpecialCost("DELETE", ROOT + "/portfolio/events/orders/:order_id", 2),
            new SpecialCost("GET", ROOT + "/portfolio/orders/:order_id", 2));

    private Costs() {}

    /** True for a call whose cost is that of one item times their number. */
    public static boolean isBatch(String method, String path) {
        return path.equals(ROOT + BATCHED) && (method.equals("POST") || method.equals("DELETE"));
    }

    /** Of a batch, the cost of one item. */
    public static int of(String method, String path) {
        return SPECIAL.stream()
                .filter(special -> special.covers(method, path))
                .findFirst()
                .map(SpecialCost::cost)
                .orElse(STANDARD);
    }
}
