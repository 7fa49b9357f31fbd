package io.evenkeel.simulator.exchange.life;

import java.time.Duration;
import java.time.Instant;

/** What somebody at the control door does to a market; the clock does the rest. */
public sealed interface MarketMove {
    /** Trading stops; orders stay in the book. */
    record Pause() implements MarketMove {}

    /** Trading goes on after a pause, with an empty book: every resting order is cancelled. */
    record Reopen() implements MarketMove {}

    /** The closing time moves: into the past closes an open market, into the future reopens a closed one. */
    record MoveClose(Instant closeTime) implements MarketMove {}

    /**
     * The result is out and the settlement timer runs; a market that is still open closes first.
     *
     * @param payoutLag from the end of the timer to the pay-out
     */
    record Determine(Verdict verdict, Duration payoutLag) implements MarketMove {}

    /** Somebody doubts the result: the timer stops. */
    record Dispute() implements MarketMove {}

    /** Another result. Before the pay-out the timer starts anew; after it, what was paid is corrected at once. */
    record Amend(Verdict verdict) implements MarketMove {}

    /** The timer is not waited for. */
    record Finish() implements MarketMove {}

    /**
     * Everything at once, whatever the market's status; once more for a settled market corrects what was paid.
     *
     * @param payoutLag from now to the pay-out
     */
    record Settle(Verdict verdict, Duration payoutLag) implements MarketMove {}
}
