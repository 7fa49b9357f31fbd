package io.evenkeel.simulator.exchange.store;

import io.evenkeel.simulator.row.WireRow;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The oldest and the newest time at which something in a scenario happened; what is planned, such as a close, is not
 * it.
 */
record RecordTimes(@Nullable Instant first, @Nullable Instant last) {
    static RecordTimes of(WireRow scenario) {
        var times = Stream.concat(
                        JsonRows.rows(scenario, "markets").stream()
                                .flatMap(row -> row.instantIfAny("settlement_ts").stream()),
                        JsonRows.rows(scenario, "accounts").stream().flatMap(RecordTimes::ofAccount))
                .sorted()
                .toList();
        return times.isEmpty() ? new RecordTimes(null, null) : new RecordTimes(times.getFirst(), times.getLast());
    }

    Optional<Instant> oldest() {
        return Optional.ofNullable(first);
    }

    Optional<Instant> newest() {
        return Optional.ofNullable(last);
    }

    private static Stream<Instant> ofAccount(WireRow account) {
        return Stream.of(
                        texts(account, "fills", "created_time"),
                        texts(account, "settlements", "settled_time"),
                        texts(account, "orders", "created_time"),
                        texts(account, "orders", "last_update_time"),
                        seconds(account, "deposits"),
                        seconds(account, "withdrawals"))
                .flatMap(times -> times);
    }

    private static Stream<Instant> texts(WireRow account, String list, String field) {
        return JsonRows.rows(account, list).stream().flatMap(row -> row.instantIfAny(field).stream());
    }

    private static Stream<Instant> seconds(WireRow account, String list) {
        return JsonRows.rows(account, list).stream()
                .flatMap(row -> Stream.of(row.secondsIfAny("created_ts"), row.secondsIfAny("finalized_ts")))
                .flatMap(Optional::stream);
    }
}
