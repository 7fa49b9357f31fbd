package io.evenkeel.simulator.fault;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Orders as they were before a call, shown to so many reads after it, or for so long: what a read tells while it trails
 * the engine. Thread-safe.
 */
public final class StaleOrders {
    private static final int HOLDS_MAX = 1000;

    /** What one call's reads must not know yet. */
    public static final class Hold {
        private final Fault fault;
        private final String account;
        private final Map<String, Map<String, @Nullable Object>> before;
        private final Set<String> unborn = new HashSet<>();
        private final Instant until;
        private int readsLeft;

        private Hold(Fault fault, String account, Map<String, Map<String, @Nullable Object>> before, Instant until) {
            this.fault = fault;
            this.account = account;
            this.before = before;
            this.until = until;
            readsLeft = fault.number();
        }

        public Fault fault() {
            return fault;
        }
    }

    /**
     * A read of orders.
     *
     * @param status the only one that is asked for, null for any
     * @param ticker the only one that is asked for, null for any
     * @param isFirstPage true unless a cursor was given
     */
    public record Reading(
            String account,
            @Nullable String status,
            @Nullable String ticker,
            boolean isFirstPage) {}

    private final InstantSource clock;
    private final List<Hold> holds = new ArrayList<>();
    private volatile boolean idle = true;

    public StaleOrders(InstantSource clock) {
        this.clock = clock;
    }

    /** True if every read may tell the truth. */
    public boolean isIdle() {
        return idle;
    }

    /** Keeps the resting orders of an account as they are just before a call. */
    public synchronized Hold keep(
            Fault fault, String account, Map<String, Map<String, @Nullable Object>> restingBefore) {
        if (holds.size() >= HOLDS_MAX) {
            holds.removeFirst();
        }
        var hold = new Hold(
                fault, account, Map.copyOf(restingBefore), clock.instant().plusMillis(fault.millis()));
        holds.add(hold);
        idle = false;
        return hold;
    }

    /** Hides the orders that the call has made. */
    public synchronized void done(Hold hold, Set<String> mentioned) {
        mentioned.stream().filter(id -> !hold.before.containsKey(id)).forEach(hold.unborn::add);
    }

    public synchronized void forget() {
        holds.clear();
        idle = true;
    }

    /**
     * One order as a read must tell it.
     *
     * @param present as it is now
     * @return empty if it must not be known yet
     */
    public synchronized Optional<Map<String, @Nullable Object>> one(
            String account, Map<String, @Nullable Object> present) {
        var id = String.valueOf(present.get("order_id"));
        for (var hold : holdsOf(account)) {
            if (hold.unborn.contains(id)) {
                tell(hold);
                return Optional.empty();
            }
            var old = hold.before.get(id);
            if (old != null && !old.equals(present)) {
                tell(hold);
                return Optional.of(old);
            }
        }
        return Optional.of(present);
    }

    /** A list of orders as a read must tell it, newest first. */
    public synchronized List<Map<String, @Nullable Object>> list(
            Reading reading, List<Map<String, @Nullable Object>> present) {
        var rows = present;
        for (var hold : holdsOf(reading.account())) {
            var old = before(hold, reading, rows);
            if (!old.equals(rows)) {
                tell(hold);
                rows = old;
            }
        }
        return rows;
    }

    private static List<Map<String, @Nullable Object>> before(
            Hold hold, Reading reading, List<Map<String, @Nullable Object>> present) {
        var rows = new ArrayList<Map<String, @Nullable Object>>();
        var seen = new HashSet<String>();
        for (var row : present) {
            var id = String.valueOf(row.get("order_id"));
            seen.add(id);
            var old = hold.before.getOrDefault(id, row);
            if (!hold.unborn.contains(id) && isWanted(reading, old)) {
                rows.add(old);
            }
        }
        // Under a filter of its old state an order has left the list altogether.
        if (reading.status() != null && reading.isFirstPage()) {
            for (var entry : hold.before.entrySet()) {
                if (!seen.contains(entry.getKey()) && isWanted(reading, entry.getValue())) {
                    rows.add(entry.getValue());
                }
            }
            rows.sort(Comparator.comparing(StaleOrders::createdAt).reversed());
        }
        return rows;
    }

    private static Instant createdAt(Map<String, @Nullable Object> row) {
        return Instant.parse(String.valueOf(row.get("created_time")));
    }

    private static boolean isWanted(Reading reading, Map<String, @Nullable Object> row) {
        return (reading.status() == null || reading.status().equals(row.get("status")))
                && (reading.ticker() == null || reading.ticker().equals(row.get("ticker")));
    }

    private List<Hold> holdsOf(String account) {
        var now = clock.instant();
        holds.removeIf(hold -> hold.fault.millis() > 0 ? !now.isBefore(hold.until) : hold.readsLeft <= 0);
        idle = holds.isEmpty();
        return holds.stream().filter(hold -> hold.account.equals(account)).toList();
    }

    private static void tell(Hold hold) {
        hold.readsLeft--;
    }
}
