package io.evenkeel.launcher.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BackoffTest {
    @Test
    void pauses_grow_up_to_half_a_minute_and_begin_anew_after_a_minute_of_life() {
        var backoff = new Backoff();
        assertThat(Stream.generate(() -> backoff.after(Duration.ofSeconds(2)).toSeconds())
                        .limit(7))
                .containsExactly(1L, 2L, 4L, 8L, 16L, 30L, 30L);
        assertThat(backoff.after(Duration.ofMinutes(2))).isEqualTo(Duration.ofSeconds(1));
    }
}
