package io.evenkeel.sync.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class WindowTest {
    private static final Instant NOW = Instant.parse("2026-11-15T00:00:00Z");
    private static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");

    @Test
    void halves_overlap_so_that_no_bound_can_lose_a_record() {
        var halves = new Window(NOON, NOON.plusSeconds(100)).halves(NOW).orElseThrow();

        assertThat(halves.older()).isEqualTo(new Window(NOON, NOON.plusSeconds(51)));
        assertThat(halves.newer()).isEqualTo(new Window(NOON.plusSeconds(49), NOON.plusSeconds(100)));
    }

    @Test
    void the_newest_half_of_an_open_window_stays_open() {
        var halves = new Window(null, null).halves(NOW).orElseThrow();

        assertThat(halves.older().from()).isNull();
        assertThat(halves.newer().to()).isNull();
        assertThat(halves.newer().from()).isBefore(halves.older().to());
    }

    @Test
    void an_exchange_whose_clock_runs_ahead_of_ours_can_still_be_halved() {
        assertThat(new Window(NOW.plusSeconds(1_000_000), null).halves(NOW)).isPresent();
    }

    @Test
    void halving_ends() {
        var window = new Window(NOON, NOON.plusSeconds(1_000_000));
        var steps = 0;
        while (window.halves(NOW).isPresent()) {
            window = window.halves(NOW).orElseThrow().newer();
            steps++;
        }
        assertThat(steps).isBetween(10, 30);
    }
}
