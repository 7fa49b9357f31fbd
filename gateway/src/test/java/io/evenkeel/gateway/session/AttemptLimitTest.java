package io.evenkeel.gateway.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class AttemptLimitTest {
    private static final Instant START = Instant.parse("2026-11-01T00:00:00Z");

    private final AttemptLimit limit = new AttemptLimit(6, Duration.ofMinutes(1), 100);

    @Test
    void so_many_attempts_pass_and_the_next_one_waits_for_its_share_of_the_period() {
        for (var i = 0; i < 6; i++) {
            assertThat(limit.take("a", START)).isZero();
        }
        assertThat(limit.take("a", START)).isEqualTo(Duration.ofSeconds(10));
        assertThat(limit.take("b", START)).isZero();
        assertThat(limit.take("a", START.plusSeconds(10))).isZero();
        assertThat(limit.take("a", START.plusSeconds(10))).isPositive();
    }

    @Test
    void an_attempt_given_back_does_not_count() {
        for (var i = 0; i < 1000; i++) {
            assertThat(limit.take("a", START)).isZero();
            limit.giveBack("a", START);
        }
    }

    @Test
    void giving_back_more_than_taken_earns_nothing() {
        assertThat(limit.take("a", START)).isZero();
        for (var i = 0; i < 100; i++) {
            limit.giveBack("a", START);
        }
        for (var i = 0; i < 6; i++) {
            assertThat(limit.take("a", START)).isZero();
        }
        assertThat(limit.take("a", START)).isPositive();
    }

    @Test
    void the_number_of_keys_is_bounded_and_the_least_recently_used_is_forgotten() {
        for (var i = 0; i < 6; i++) {
            limit.take("busy", START);
        }
        for (var i = 0; i < 99; i++) {
            limit.take("key" + i, START);
        }
        assertThat(limit.take("busy", START)).isPositive();
        for (var i = 0; i < 1000; i++) {
            limit.take("key" + i, START);
        }
        assertThat(limit.take("busy", START)).isZero();
    }
}
