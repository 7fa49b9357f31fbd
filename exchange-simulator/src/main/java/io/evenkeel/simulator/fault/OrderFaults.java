package io.evenkeel.simulator.fault;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What an answer to a change of orders says about which order, and how it says it of another one. */
public final class OrderFaults {
    private static final String ORDER_ID = "order_id";
    private static final String ORDERS = "orders";

    private OrderFaults() {}

    /** The ids of the orders that an answer speaks of. */
    public static Set<String> idsIn(Map<String, @Nullable Object> answer) {
        var ids = new TreeSet<String>();
        if (answer.get(ORDER_ID) instanceof String id) {
            ids.add(id);
        }
        if (answer.get(ORDERS) instanceof List<?> items) {
            for (var item : items) {
                if (item instanceof Map<?, ?> fields && fields.get(ORDER_ID) instanceof String id) {
                    ids.add(id);
                }
            }
        }
        return ids;
    }

    /**
     * The answer as if it were about another order: its ids, and its counts where they are told.
     *
     * @param other the other order's row
     */
    public static Map<String, @Nullable Object> about(Map<?, ?> other, Map<String, @Nullable Object> answer) {
        if (answer.get(ORDERS) instanceof List<?> items) {
            var changed = RowFaults.copyOf(answer);
            var others = new ArrayList<@Nullable Object>();
            for (var item : items) {
                others.add(item instanceof Map<?, ?> fields ? about(other, RowFaults.copyOf(fields)) : item);
            }
            changed.put(ORDERS, others);
            return changed;
        }
        if (!answer.containsKey(ORDER_ID)) {
            return answer;
        }
        var changed = RowFaults.copyOf(answer);
        changed.put(ORDER_ID, other.get(ORDER_ID));
        changed.computeIfPresent("client_order_id", (name, own) -> other.get(name));
        changed.computeIfPresent("reduced_by", (name, own) -> other.get("initial_count_fp"));
        changed.computeIfPresent("fill_count", (name, own) -> other.get("fill_count_fp"));
        changed.computeIfPresent("remaining_count", (name, own) -> other.get("remaining_count_fp"));
        return changed;
    }
}
