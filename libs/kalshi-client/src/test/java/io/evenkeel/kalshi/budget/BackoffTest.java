package io.evenkeel.kalshi.budget;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BackoffTest {
    @Test
    void pauses_double_up_to_their_bound() {
        var backoff = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(30), new NoChance());

        assertThat(IntStream.of(1, 2, 3, 4, 5, 6, 7, 100, Integer.MAX_VALUE)
                        .mapToObj(failures -> backoff.after(failures).toSeconds()))
                .containsExactly(1L, 2L, 4L, 8L, 16L, 30L, 30L, 30L, 30L);
    }

    @Test
    void chance_makes_a_pause_up_to_half_longer_and_never_shorter() {
        var backoff = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(30), new Random(7));

        var pauses = IntStream.range(0, 1000)
                .mapToObj(_ -> backoff.after(2))
                .distinct()
                .toList();

        assertThat(pauses)
                .hasSizeGreaterThan(100)
                .allSatisfy(pause -> assertThat(pause).isBetween(Duration.ofSeconds(2), Duration.ofSeconds(3)));
    }
}
