package io.evenkeel.simulator.fault;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FaultPlanTest {
    private final FaultPlan plan = new FaultPlan();

    @Test
    void a_fault_lets_calls_pass_then_befalls_so_many_and_is_gone() {
        order(FaultKind.CURSOR_LOOP, null, "/portfolio/fills", 1, 2);
        assertThat(take("alpha", "/portfolio/fills")).isZero();
        assertThat(take("alpha", "/portfolio/fills")).isEqualTo(1);
        assertThat(take("beta", "/portfolio/fills")).isEqualTo(1);
        assertThat(take("alpha", "/portfolio/fills")).isZero();
        assertThat(plan.open()).isEmpty();
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
    void forgetting_takes_one_or_all() {
        order(FaultKind.STATUS, null, "*", 0, 5);
        order(FaultKind.DELAY, null, "*", 0, 5);
        assertThat(plan.forget("delay")).isEqualTo(1);
        assertThat(plan.forget(null)).isEqualTo(1);
    }

    private void order(FaultKind kind, @Nullable String account, String endpoint, int skip, int count) {
        plan.order(new Fault(kind.wire(), kind, account, null, endpoint, skip, count, 1, null, null, null));
    }

    private int take(@Nullable String account, String path) {
        return plan.take(account, "GET", path).size();
    }
}
