package io.evenkeel.kalshi.ws;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BackoffTest {
    private final Backoff backoff =
            new Backoff(Duration.ofMillis(500), Duration.ofSeconds(30), new SplittableRandom(42));

    @Test
    void it_doubles_with_jitter_up_to_its_bound_and_stays_there() {
        var bound = 500L;
        for (var attempt = 0; attempt < 1000; attempt++) {
            assertThat(backoff.next().toMillis()).isBetween(bound / 2, bound);
            bound = Math.min(30_000, bound * 2);
        }
    }

    @Test
    void it_begins_anew() {
        backoff.next();
        backoff.next();

        backoff.reset();

        assertThat(backoff.next().toMillis()).isBetween(250L, 500L);
    }
}
