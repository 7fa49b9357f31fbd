package io.evenkeel.simulator.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.testkit.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FaultPlanTest {
    private final MovableClock clock = new MovableClock(Instant.parse("2026-11-21T07:00:00Z"));
    private final FaultPlan plan = new FaultPlan(clock);

    @Test
    void a_fault_lets_calls_pass_then_befalls_so_many_and_is_gone() {
        order(FaultKind.CURSOR_LOOP, null, "/portfolio/fills", 1, 2);
        assertThat(take("alpha", "/portfolio/fills")).isZero();
        assertThat(take("alpha", "/portfolio/fills")).isEqualTo(1);
        assertThat(take("beta", "/portfolio/fills")).isEqualTo(1);
        assertThat(take("alpha", "/portfolio/fills")).isZero();
        assertThat(plan.open()).isEmpty();
        assertThat(plan.isIdle()).isTrue();
    }

    @Test
    void calls_of_others_and_to_other_places_do_not_count() {
        order(FaultKind.CURSOR_LOOP, "alpha", "/portfolio/*", 0, 1);
        assertThat(take("beta", "/portfolio/fills")).isZero();
        assertThat(take("alpha", "/markets")).isZero();
        assertThat(take(null, "/portfolio/fills")).isZero();
        assertThat(take("alpha", "/portfolio/positions")).isEqualTo(1);
    }

    @Test
    void a_fault_that_ends_the_call_leaves_the_others_for_the_next() {
        order(FaultKind.STATUS, null, "*", 0, 1);
        order(FaultKind.DOUBLED_ROWS, null, "*", 0, 1);
        assertThat(take("alpha", "/portfolio/fills")).isEqualTo(1);
        assertThat(take("alpha", "/portfolio/fills")).isEqualTo(1);
    }

    @Test
    void calls_and_frames_are_counted_apart_and_a_frame_may_be_told_by_its_content() {
        plan.order(fault(FaultKind.DROPPED_FRAME, new Scope("alpha", null, "*", "fill"), "order-2"));
        assertThat(take("alpha", "/portfolio/fills")).isZero();
        assertThat(frame("beta", "fill", "order-2")).isZero();
        assertThat(frame("alpha", "user_order", "order-2")).isZero();
        assertThat(frame("alpha", "fill", "order-1")).isZero();
        assertThat(frame("alpha", "fill", "order-2")).isEqualTo(1);
        assertThat(frame("alpha", "fill", "order-2")).isZero();
    }

    @Test
    void a_ping_is_held_back_by_its_own_kind_alone() {
        plan.order(fault(FaultKind.DROPPED_FRAME, new Scope(null, null, "*", "*"), null));
        plan.order(fault(FaultKind.NO_PING, new Scope("alpha", null, "*", "*"), null));
        assertThat(plan.takeForPing("beta")).isEmpty();
        assertThat(plan.takeForFrame("alpha", "ping", Map.of())).hasSize(1);
        assertThat(plan.takeForPing("alpha")).hasSize(1);
        assertThat(plan.takeForPing("alpha")).isEmpty();
    }

    @Test
    void a_fault_that_lasts_for_a_time_is_over_after_it() {
        plan.order(new Fault(
                "outage",
                FaultKind.NO_ANSWER,
                new Scope(null, null, "*", null),
                0,
                1000,
                5000,
                0,
                0,
                false,
                null,
                null,
                null));
        clock.advance(Duration.ofMillis(4999));
        assertThat(take("alpha", "/portfolio/fills")).isEqualTo(1);
        clock.advance(Duration.ofMillis(1));
        assertThat(take("alpha", "/portfolio/fills")).isZero();
    }

    @Test
    void what_happened_is_told_after_a_fault_is_over_too_until_it_is_forgotten() {
        order(FaultKind.STATUS, null, "*", 0, 2);
        plan.take("alpha", "GET", "/markets").forEach(plan::happened);
        assertThat(plan.open()).singleElement().satisfies(tally -> {
            assertThat(tally.happened()).isEqualTo(1);
            assertThat(tally.remaining()).isEqualTo(1);
        });
        plan.take("alpha", "GET", "/markets").forEach(plan::happened);
        assertThat(plan.over()).singleElement().satisfies(tally -> {
            assertThat(tally.happened()).isEqualTo(2);
            assertThat(tally.remaining()).isZero();
        });
        plan.forget(null);
        assertThat(plan.over()).isEmpty();
    }

    @Test
    void forgetting_takes_one_or_all() {
        order(FaultKind.STATUS, null, "*", 0, 5);
        order(FaultKind.DELAY, null, "*", 0, 5);
        assertThat(plan.forget("delay")).isEqualTo(1);
        assertThat(plan.forget(null)).isEqualTo(1);
    }

    private void order(FaultKind kind, @Nullable String account, String endpoint, int skip, int count) {
        var scope = new Scope(account, null, endpoint, null);
        plan.order(new Fault(kind.wire(), kind, scope, skip, count, 0, 1, 0, false, null, null, null));
    }

    private static Fault fault(FaultKind kind, Scope scope, @Nullable String row) {
        return new Fault(kind.wire(), kind, scope, 0, 1, 0, 0, 0, false, null, null, row);
    }

    private int take(@Nullable String account, String path) {
        return plan.take(account, "GET", path).size();
    }

    private int frame(String account, String type, String orderId) {
        return plan.takeForFrame(account, type, Map.of("order_id", orderId)).size();
    }
}
