package io.evenkeel.simulator.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.simulator.fault.StaleOrders.Reading;
import io.evenkeel.testkit.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StaleOrdersTest {
    private static final Map<String, @Nullable Object> RESTING = order("a", "resting", "2026-11-21T07:00:02Z");
    private static final Map<String, @Nullable Object> CANCELED = order("a", "canceled", "2026-11-21T07:00:02Z");
    private static final Map<String, @Nullable Object> OLDER = order("b", "resting", "2026-11-21T07:00:01Z");
    private static final Map<String, @Nullable Object> NEWER = order("c", "resting", "2026-11-21T07:00:03Z");

    private final MovableClock clock = new MovableClock(Instant.parse("2026-11-21T08:00:00Z"));
    private final StaleOrders stale = new StaleOrders(clock);

    @Test
    void so_many_reads_of_one_order_tell_its_old_row() {
        keep(2, 0);
        assertThat(stale.one("alpha", CANCELED)).contains(RESTING);
        assertThat(stale.one("beta", CANCELED)).contains(CANCELED);
        assertThat(stale.one("alpha", OLDER)).contains(OLDER);
        assertThat(stale.one("alpha", CANCELED)).contains(RESTING);
        assertThat(stale.one("alpha", CANCELED)).contains(CANCELED);
        assertThat(stale.isIdle()).isTrue();
    }

    @Test
    void for_so_long_reads_tell_the_old_row() {
        keep(1, 400);
        assertThat(stale.one("alpha", CANCELED)).contains(RESTING);
        clock.advance(Duration.ofMillis(399));
        assertThat(stale.one("alpha", CANCELED)).contains(RESTING);
        clock.advance(Duration.ofMillis(1));
        assertThat(stale.one("alpha", CANCELED)).contains(CANCELED);
    }

    @Test
    void a_list_tells_the_old_row_in_its_place_and_a_filtered_one_has_it_or_has_it_not_as_before() {
        keep(4, 0);
        assertThat(stale.list(reading(null, null), List.of(NEWER, CANCELED, OLDER)))
                .containsExactly(NEWER, RESTING, OLDER);
        assertThat(stale.list(reading("resting", "T"), List.of(NEWER, OLDER))).containsExactly(NEWER, RESTING, OLDER);
        assertThat(stale.list(reading("canceled", null), List.of(CANCELED))).isEmpty();
        assertThat(stale.list(reading("resting", "ANOTHER"), List.of())).isEmpty();
        assertThat(stale.list(reading("resting", null), List.of(NEWER, OLDER))).hasSize(3);
        assertThat(stale.list(reading("resting", null), List.of(NEWER, OLDER))).hasSize(2);
    }

    @Test
    void an_order_that_the_call_has_made_is_not_known_yet() {
        var hold = keep(2, 0);
        stale.done(hold, Set.of("c", "a"));
        assertThat(stale.one("alpha", NEWER)).isEmpty();
        assertThat(stale.list(reading(null, null), List.of(NEWER, RESTING))).containsExactly(RESTING);
        assertThat(stale.one("alpha", NEWER)).contains(NEWER);
    }

    private StaleOrders.Hold keep(int reads, int millis) {
        var scope = new Scope("alpha", null, "*", null);
        var fault = new Fault("stale", FaultKind.STALE_ORDERS, scope, 0, 1, 0, reads, millis, false, null, null, null);
        return stale.keep(fault, "alpha", Map.of("a", RESTING, "b", OLDER));
    }

    private static Reading reading(@Nullable String status, @Nullable String ticker) {
        return new Reading("alpha", status, ticker, true);
    }

    private static Map<String, @Nullable Object> order(String id, String status, String created) {
        return Map.of("order_id", id, "status", status, "ticker", "T", "created_time", created);
    }
}
