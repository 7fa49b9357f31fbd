package io.evenkeel.simulator.door;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.simulator.exchange.Limits;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenBucketTest {
    private static final Instant START = Instant.parse("2026-11-01T00:00:00Z");

    private final TokenBucket bucket = new TokenBucket(new Limits.Bucket(20, 30), START);

    @Test
    void a_quiet_caller_may_spend_the_capacity_at_once_and_then_the_refill() {
        assertThat(bucket.take(10, START)).isTrue();
        assertThat(bucket.take(10, START)).isTrue();
        assertThat(bucket.take(10, START)).isTrue();
        assertThat(bucket.take(10, START)).isFalse();
        assertThat(bucket.take(10, START.plusMillis(499))).isFalse();
        assertThat(bucket.take(10, START.plusMillis(500))).isTrue();
    }

    @Test
    void nothing_is_saved_beyond_the_capacity() {
        assertThat(bucket.take(30, START)).isTrue();
        var later = START.plusSeconds(1_000_000_000L);
        assertThat(bucket.take(31, later)).isFalse();
        assertThat(bucket.take(30, later)).isTrue();
    }

    @Test
    void a_clock_that_steps_back_refills_nothing() {
        assertThat(bucket.take(30, START)).isTrue();
        assertThat(bucket.take(10, START.minusSeconds(60))).isFalse();
        assertThat(bucket.take(10, START.plusMillis(500))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /trade-api/v2/portfolio/fills, 10",
        "GET, /trade-api/v2/portfolio/orders, 10",
        "GET, /trade-api/v2/portfolio/orders/abc, 2",
        "DELETE, /trade-api/v2/portfolio/events/orders/abc, 2"
    })
    void calls_cost_what_the_exchange_says(String method, String path, int cost) {
        assertThat(Costs.of(method, path)).isEqualTo(cost);
    }
}
