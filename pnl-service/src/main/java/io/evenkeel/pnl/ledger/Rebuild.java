package io.evenkeel.pnl.ledger;

import io.evenkeel.contracts.id.AccountId;
import io.evenkeel.contracts.id.MarketTicker;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A wish to have books computed from nothing, and how far that is.
 *
 * @param account whose; {@code null} for every account
 * @param ticker which market; {@code null} for every market
 * @param books how many there were to do when it began; {@code null} before
 * @param done how many are done
 * @param last the last one that is done, in key order; {@code null} at first
 * @param failures steps that failed since the last one that did not
 * @param error why the last step failed
 */
public record Rebuild(
        UUID id,
        @Nullable AccountId account,
        @Nullable MarketTicker ticker,
        String requestedBy,
        Instant requestedAt,
        State state,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable Long books,
        long done,
        @Nullable BookKey last,
        int failures,
        @Nullable String error) {

    /**
     * <pre>
     *   waiting --> running --> succeeded
     *                  \-> failed (after several failures in a row)
     * </pre>
     */
    public enum State {
        WAITING,
        RUNNING,
        SUCCEEDED,
        FAILED
    }

    /** After these books, in key order, are done as well; without any it has come to its end. */
    public Rebuild after(List<BookKey> finished) {
        var ended = finished.isEmpty();
        return new Rebuild(
                id,
                account,
                ticker,
                requestedBy,
                requestedAt,
                ended ? State.SUCCEEDED : State.RUNNING,
                startedAt,
                finishedAt,
                books,
                done + finished.size(),
                ended ? last : finished.getLast(),
                0,
                null);
    }
}
