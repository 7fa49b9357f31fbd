package io.evenkeel.kalshi.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TokenBudgetTest {
    private static final Instant START = Instant.parse("2026-11-15T00:00:00Z");

    @Test
    void a_full_bucket_lets_its_capacity_through_at_once() {
        var budget = new TokenBudget(200, 200, START);

        for (var i = 0; i < 20; i++) {
            assertThat(budget.take(10, START)).isZero();
        }
        assertThat(budget.take(10, START)).isEqualTo(Duration.ofMillis(50));
        assertThat(budget.take(10, START)).isEqualTo(Duration.ofMillis(100));
    }

    @Test
    void it_refills_with_time_and_never_beyond_its_capacity() {
        var budget = new TokenBudget(200, 200, START);
        budget.take(200, START);

        assertThat(budget.take(10, START.plusMillis(50))).isZero();
        assertThat(budget.take(210, START.plusSeconds(3600))).isEqualTo(Duration.ofMillis(50));
    }

    @Test
    void it_takes_over_what_the_exchange_allows() {
        var budget = new TokenBudget(200, 200, START);
        budget.take(200, START);

        budget.adopt(1000, 2000, START);

        assertThat(budget.take(10, START)).isEqualTo(Duration.ofMillis(10));
    }

    @Test
    void a_clock_that_was_set_back_does_not_freeze_it() {
        var budget = new TokenBudget(200, 200, START);
        budget.take(200, START);

        budget.take(10, START.minusSeconds(3600));

        assertThat(budget.take(10, START.minusSeconds(3599))).isZero();
    }
}
