package io.evenkeel.simulator.door.usecase;

import io.evenkeel.simulator.exchange.Order;
import io.evenkeel.simulator.exchange.usecase.Records;
import io.evenkeel.simulator.fault.Fault;
import io.evenkeel.simulator.fault.FaultKind;
import io.evenkeel.simulator.fault.FaultPlan;
import io.evenkeel.simulator.fault.OrderFaults;
import io.evenkeel.simulator.fault.StaleOrders;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Faults that need to know orders: reads that trail a call, and answers that speak of another order. */
@ApplicationScoped
public class StaleReads {
    private static final String PATH = "/portfolio/orders";
    private static final Set<String> NOT_AN_ORDER = Set.of("queue_positions");
    /** For an account that has no other order. */
    private static final Map<String, Object> NOBODYS = Map.of(
            "order_id", "0e5fa5e0-0000-4000-8000-000000000000",
            "client_order_id", "",
            "initial_count_fp", "0.00",
            "fill_count_fp", "0.00",
            "remaining_count_fp", "0.00");

    private final Records records;
    private final StaleOrders stale;
    private final FaultPlan plan;

    StaleReads(Records records, StaleOrders stale, FaultPlan plan) {
        this.records = records;
        this.stale = stale;
        this.plan = plan;
    }

    /** Keeps what reads shall go on to tell, before the call changes it. */
    public List<StaleOrders.Hold> keep(List<Fault> faults, @Nullable String account) {
        var holds = new ArrayList<StaleOrders.Hold>();
        for (var fault : faults) {
            if (fault.kind() == FaultKind.STALE_ORDERS && account != null) {
                holds.add(stale.keep(fault, account, resting(account)));
            }
        }
        return holds;
    }

    private Map<String, Map<String, @Nullable Object>> resting(String account) {
        return records.read(exchange -> {
            var rows = new HashMap<String, Map<String, @Nullable Object>>();
            for (var order : exchange.bookOf(account).orders().newestFirst()) {
                if (order.isResting()) {
                    rows.put(order.id(), order.row().fields());
                }
            }
            return rows;
        });
    }

    /** The call is done: what it made must not be seen yet. */
    public void done(List<StaleOrders.Hold> holds, Map<String, @Nullable Object> answer) {
        for (var hold : holds) {
            stale.done(hold, OrderFaults.idsIn(answer));
            plan.happened(hold.fault());
        }
    }

    /** True unless this is a read that may have to tell something old. */
    public boolean isUpToDate(String method, String pathBelow) {
        return stale.isIdle() || !method.equals("GET") || !isRead(pathBelow);
    }

    private static boolean isRead(String pathBelow) {
        if (pathBelow.equals(PATH)) {
            return true;
        }
        var one = pathBelow.startsWith(PATH + "/") ? pathBelow.substring(PATH.length() + 1) : "/";
        return !one.contains("/") && !NOT_AN_ORDER.contains(one);
    }

    /**
     * The answer to a read of orders as it would have been before.
     *
     * @return empty if the order must not be known yet
     */
    public Optional<Map<String, @Nullable Object>> before(
            StaleOrders.Reading reading, Map<String, @Nullable Object> answer) {
        var changed = new HashMap<String, @Nullable Object>(answer);
        if (answer.get("order") instanceof Map<?, ?> order) {
            var old = stale.one(reading.account(), fields(order));
            old.ifPresent(row -> changed.put("order", row));
            return old.map(row -> changed);
        }
        if (answer.get("orders") instanceof List<?> orders) {
            var rows = new ArrayList<Map<String, @Nullable Object>>();
            orders.forEach(order -> rows.add(fields((Map<?, ?>) order)));
            changed.put("orders", stale.list(reading, rows));
        }
        return Optional.of(changed);
    }

    /** The answer as if it were about the newest other order of the account. */
    public Map<String, @Nullable Object> aboutAnother(@Nullable String account, Map<String, @Nullable Object> answer) {
        var own = OrderFaults.idsIn(answer);
        Map<String, ? extends @Nullable Object> other = account == null
                ? NOBODYS
                : records.<Map<String, ? extends @Nullable Object>>read(
                        exchange -> exchange.bookOf(account).orders().newestFirst().stream()
                                .filter(order -> !own.contains(order.id()))
                                .findFirst()
                                .<Map<String, ? extends @Nullable Object>>map(StaleReads::row)
                                .orElse(NOBODYS));
        return OrderFaults.about(other, answer);
    }

    private static Map<String, @Nullable Object> row(Order order) {
        return order.row().fields();
    }

    private static Map<String, @Nullable Object> fields(Map<?, ?> row) {
        var fields = new HashMap<String, @Nullable Object>();
        row.forEach((name, value) -> fields.put(String.valueOf(name), value));
        return fields;
    }
}
