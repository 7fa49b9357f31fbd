package io.evenkeel.sync.ingest;

import java.time.Duration;
import java.time.Instant;

/**
 * Which window the next reading of a list takes.
 *
 * @param full whether it covers everything, or the rest of a first reading that was interrupted
 */
public record ReadingPlan(Window window, boolean full) {
    /** What will have been covered when it is done. */
    public Extent extent() {
        if (window.equals(Window.WHOLE)) {
            return Extent.WHOLE;
        }
        return full ? Extent.REST : Extent.PART;
    }

    /**
     * Decides it.
     *
     * <p>A list that fits into one page is read whole each time: it costs the same call and finds late and corrected
     * records of any age. A larger one is read from its watermark with an overlap, and whole again after
     * {@code rhythm.fullEvery()}. A reading of everything that was interrupted goes on where its windows ended.
     */
    public static ReadingPlan of(SyncState state, Rhythm rhythm, Instant now) {
        var watermark = state.watermark();
        var readTo = state.fullReadTo();
        if (readTo != null) {
            return new ReadingPlan(Window.WHOLE.after(readTo), true);
        }
        if (watermark == null) {
            return new ReadingPlan(Window.WHOLE, true);
        }
        var fromWatermark = new Window(watermark.minus(rhythm.overlap()), null);
        var lastFull = state.lastFullAt();
        if (lastFull == null) {
            return new ReadingPlan(fromWatermark, true);
        }
        var due = !now.isBefore(lastFull.plus(rhythm.fullEvery()));
        if (due || state.rows() < rhythm.onePage()) {
            return new ReadingPlan(Window.WHOLE, true);
        }
        return new ReadingPlan(fromWatermark, false);
    }

    /** How far back and how often; {@code onePage} is the number of records of one call. */
    public record Rhythm(Duration overlap, Duration fullEvery, int onePage) {}
}
