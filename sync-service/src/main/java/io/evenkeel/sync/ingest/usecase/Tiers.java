package io.evenkeel.sync.ingest.usecase;

import io.evenkeel.kalshi.failure.ExchangeFailure;
import io.evenkeel.kalshi.wire.HistoricalCutoff;
import io.evenkeel.sync.ingest.Window;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** The live tier of the exchange and the historical one, to which records move while we read. */
final class Tiers {
    private static final int NOT_FOUND = 404;

    /** Which side a record on the border is on is not said. */
    private static final Duration SEAM = Duration.ofDays(2);

    private Tiers() {}

    /**
     * A window of both tiers. Live first, and only then where the border is: a record that moves meanwhile is seen
     * twice instead of never.
     *
     * @param live reads the live tier
     * @param old reads the historical one; asked only if the window reaches there
     * @param border the date that says where this list's records move over
     */
    static Uni<Harvest> both(Pass pass, Window window, Uni<Harvest> live, Uni<Harvest> old, Border border) {
        return live.chain(young -> cutoff(pass)
                .chain(cutoff ->
                        cutoff.map(border).filter(at -> !isAfter(window, at)).isPresent()
                                ? old.map(records -> records.plus(young))
                                : Uni.createFrom().item(young)));
    }

    /** Which of the exchange's dates is meant. */
    interface Border extends Function<HistoricalCutoff, Instant> {}

    /** Empty if the exchange says that it has no such thing; any other answer without one is a failure. */
    private static Uni<Optional<HistoricalCutoff>> cutoff(Pass pass) {
        return pass.client()
                .historicalCutoff()
                .map(Optional::of)
                .onFailure(Tiers::isNotOffered)
                .recoverWithItem(Optional.empty());
    }

    private static boolean isNotOffered(Throwable failure) {
        return failure instanceof ExchangeFailure.Refused refused
                && refused.error().status() == NOT_FOUND;
    }

    private static boolean isAfter(Window window, Instant cutoff) {
        var from = window.from();
        return from != null && from.isAfter(cutoff.plus(SEAM));
    }
}
