package io.evenkeel.contracts.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UtcTimeTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void reads_and_prints_any_time_as_the_jdk_does(long seed) {
        var random = new SplittableRandom(seed);
        for (var i = 0; i < 20_000; i++) {
            var unit = new int[] {1_000_000_000, 1_000_000, 1_000, 1}[random.nextInt(4)];
            var time = Instant.ofEpochSecond(
                    random.nextLong(-70_000_000_000L, 260_000_000_000L),
                    random.nextInt(1_000_000_000) / unit * (long) unit);
            assertThat(UtcTime.print(time)).isEqualTo(time.toString());
            assertThat(UtcTime.parse(time.toString())).isEqualTo(time);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-15T00:00:00.1Z",
                "2026-11-15T00:00:00.Z",
                "2026-11-15T00:00:00.12Z",
                "2026-11-15T00:00:00.000000001Z",
                "2026-11-15T00:00:00.00Z",
                "2024-02-29T23:59:59Z",
                "2026-11-15T23:59:60Z",
                "2026-11-15T24:00:00Z",
                "2026-11-15T01:00:00+01:00",
                "2026-11-15T00:00:00z",
                "+12026-11-15T00:00:00Z",
                "-0001-11-15T00:00:00Z"
            })
    void reads_every_form_that_the_jdk_reads(String text) {
        assertThat(UtcTime.parse(text)).isEqualTo(Instant.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Z",
                "2026-11-15",
                "2026-11-15T00:00:00",
                "2026-11-15 00:00:00Z",
                "2026-13-15T00:00:00Z",
                "2026-02-30T00:00:00Z",
                "2025-02-29T00:00:00Z",
                "2026-11-15T00:60:00Z",
                "2026-11-15T00:00:00.1234567890Z",
                "2026-11-15T00:00:0\u0661Z",
                "2026-11-15T00:00:00.-1Z",
                "1763164800"
            })
    void refuses_what_the_jdk_refuses(String text) {
        assertThatExceptionOfType(DateTimeException.class).isThrownBy(() -> Instant.parse(text));
        assertThatExceptionOfType(DateTimeException.class).isThrownBy(() -> UtcTime.parse(text));
    }

    @Test
    void prints_the_ends_of_time_as_the_jdk_does() {
        for (var time : new Instant[] {Instant.MIN, Instant.MAX, Instant.EPOCH, Instant.EPOCH.minusNanos(1)}) {
            assertThat(UtcTime.print(time)).isEqualTo(time.toString());
        }
    }
}
