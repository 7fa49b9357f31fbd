package io.evenkeel.pnl.comparison;

import io.evenkeel.contracts.id.AccountId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the comparison of one account went.
 *
 * @param compared tallies that were looked at
 * @param different how many of them differed in every look
 * @param differences the first of them
 * @param error why it could not be finished; {@code null} when it was
 */
public record Comparison(
        AccountId account,
        State state,
        Instant startedAt,
        Instant finishedAt,
        long compared,
        long different,
        long fetched,
        List<Difference> differences,
        @Nullable String error) {
    /** More are counted, not kept. */
    public static final int DIFFERENCES_MAX = 100;

    public Comparison {
        differences = List.copyOf(differences);
    }

    /** How it ended. */
    public enum State {
        /** Nothing was missing. */
        AGREED,
        /** Something was missing and is here now. */
        REPAIRED,
        /** Something differs still. */
        DIFFERENT,
        /** It could not be finished. */
        FAILED
    }
}
