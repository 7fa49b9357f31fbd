package io.evenkeel.sync.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.sync.ingest.ReadingPlan.Rhythm;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReadingPlanTest {
    private static final Instant NOW = Instant.parse("2026-11-21T00:00:00Z");
    private static final Instant NEWEST = Instant.parse("2026-11-15T10:00:00Z");
    private static final Rhythm RHYTHM = new Rhythm(Duration.ofMinutes(10), Duration.ofHours(1), 1000);
    private static final Window EVERYTHING = new Window(null, null);
    private static final Window OVERLAP = new Window(NEWEST.minusSeconds(600), null);

    @Test
    void the_first_reading_takes_everything() {
        assertThat(plan(null, 0, null)).isEqualTo(new ReadingPlan(EVERYTHING, true));
    }

    @Test
    void a_first_reading_that_was_interrupted_goes_on_where_it_was() {
        assertThat(plan(NEWEST, 5000, null)).isEqualTo(new ReadingPlan(OVERLAP, true));
    }

    @Test
    void a_poll_reaches_back_behind_the_newest_record_and_not_behind_our_clock() {
        assertThat(plan(NEWEST, 5000, NOW.minusSeconds(60))).isEqualTo(new ReadingPlan(OVERLAP, false));
    }

    @Test
    void what_fits_into_one_page_is_read_whole_each_time() {
        assertThat(plan(NEWEST, 999, NOW.minusSeconds(60))).isEqualTo(new ReadingPlan(EVERYTHING, true));
    }

    @Test
    void everything_is_read_again_when_it_is_time() {
        assertThat(plan(NEWEST, 5000, NOW.minusSeconds(3600))).isEqualTo(new ReadingPlan(EVERYTHING, true));
    }

    @Test
    void a_reading_of_everything_that_was_killed_goes_on_where_its_windows_ended() {
        var readTo = Instant.parse("2026-03-01T00:00:00Z");

        assertThat(plan(new SyncState(Resource.FILLS, NEWEST, 5000, NOW, NOW.minusSeconds(60), readTo, 0, null)))
                .isEqualTo(new ReadingPlan(new Window(readTo.minusSeconds(2), null), true));
    }

    /** The rest of an interrupted reading saw only a part: nothing follows from what it did not see. */
    @Test
    void only_a_reading_of_everything_covers_the_whole() {
        assertThat(plan(null, 0, null).extent()).isEqualTo(Extent.WHOLE);
        assertThat(plan(NEWEST, 999, NOW.minusSeconds(60)).extent()).isEqualTo(Extent.WHOLE);
        assertThat(plan(NEWEST, 5000, null).extent()).isEqualTo(Extent.REST);
        assertThat(plan(new SyncState(Resource.FILLS, NEWEST, 5000, NOW, NOW.minusSeconds(60), NEWEST, 0, null))
                        .extent())
                .isEqualTo(Extent.REST);
        assertThat(plan(NEWEST, 5000, NOW.minusSeconds(60)).extent()).isEqualTo(Extent.PART);
    }

    private static ReadingPlan plan(@Nullable Instant watermark, long rows, @Nullable Instant lastFull) {
        return plan(new SyncState(Resource.FILLS, watermark, rows, lastFull, lastFull, null, 0, null));
    }

    private static ReadingPlan plan(SyncState state) {
        return ReadingPlan.of(state, RHYTHM, NOW);
    }
}
