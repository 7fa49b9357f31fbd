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
 */
public record Rebuild(
        UUID id,
        @Nullable AccountId account,
        @Nullable MarketTicker ticker,
        String requestedBy,
        Instant requestedAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable Long books,
        Progress progress) {

    /**
     * <pre>
     *   waiting --> running --> succeeded
     *                  \-> failed (after several failures in a row, or at its end when books were set back)
     * </pre>
     */
    public enum State {
        WAITING,
        RUNNING,
        SUCCEEDED,
        FAILED
    }

    /**
     * How far it is.
     *
     * @param done how many books are done
     * @param setBack how many could not be computed; they are tried again without it
     * @param last the last book that is done or set back, in key order; {@code null} at first
     * @param addedUp the last account whose sums are added up, once all books are done; {@code null} before
     * @param failures steps that failed since the last one that did not
     * @param error why the last step failed, or the last book could not be computed
     */
    public record Progress(
            State state,
            long done,
            long setBack,
            @Nullable BookKey last,
            @Nullable AccountId addedUp,
            int failures,
            @Nullable String error) {

        /** These books, in key order, are done as well. */
        public Progress with(List<BookKey> finished) {
            return new Progress(
                    State.RUNNING, done + finished.size(), setBack, finished.getLast(), addedUp, 0, errorOfBook());
        }

        /** This book could not be computed. */
        public Progress without(BookKey key, String reason) {
            return new Progress(State.RUNNING, done, setBack + 1, key, addedUp, 0, reason);
        }

        /** The sums of this account are added up as well. */
        public Progress withSumsOf(AccountId account) {
            return new Progress(State.RUNNING, done, setBack, last, account, 0, errorOfBook());
        }

        /** Nothing is left to do. */
        public Progress ended() {
            var state = setBack == 0 ? State.SUCCEEDED : State.FAILED;
            return new Progress(state, done, setBack, last, addedUp, 0, errorOfBook());
        }

        private @Nullable String errorOfBook() {
            return setBack == 0 ? null : error;
        }
    }
}
