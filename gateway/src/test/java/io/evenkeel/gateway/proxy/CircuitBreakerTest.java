package io.evenkeel.gateway.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CircuitBreakerTest {
    private static final Instant START = Instant.parse("2026-11-01T00:00:00Z");
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final CircuitBreaker breaker = new CircuitBreaker(3, PAUSE);

    @Test
    void only_failures_in_a_row_open_it() {
        for (var i = 0; i < 10; i++) {
            breaker.failed(START);
            breaker.failed(START);
            breaker.succeeded();
        }
        assertThat(breaker.allows(START)).isTrue();
        fail(3, START);
        assertThat(breaker.allows(START)).isFalse();
    }

    @Test
    void after_the_pause_one_call_tries_and_its_success_closes_it() {
        fail(3, START);
        var later = START.plus(PAUSE);
        assertThat(breaker.allows(later)).isTrue();
        assertThat(breaker.allows(later)).isFalse();
        breaker.succeeded();
        assertThat(breaker.allows(later)).isTrue();
    }

    @Test
    void a_trial_that_fails_or_never_reports_starts_the_pause_again() {
        fail(3, START);
        var first = START.plus(PAUSE);
        assertThat(breaker.allows(first)).isTrue();
        breaker.failed(first);
        assertThat(breaker.allows(first.plus(PAUSE).minusMillis(1))).isFalse();
        assertThat(breaker.allows(first.plus(PAUSE))).isTrue();
        assertThat(breaker.allows(first.plus(PAUSE).plus(PAUSE))).isTrue();
    }

    private void fail(int times, Instant at) {
        for (var i = 0; i < times; i++) {
            breaker.failed(at);
        }
    }
}
