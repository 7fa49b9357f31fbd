package io.evenkeel.pnl.comparison;

import io.evenkeel.pnl.ledger.BookKey;

/**
 * One market in which two tallies differed.
 *
 * @param own what was known here
 * @param theirs what sync-service knew
 * @param fetched events that were fetched for it
 * @param repaired whether both agreed after that
 */
public record Difference(Resource resource, BookKey key, Tally own, Tally theirs, long fetched, boolean repaired) {
    public Difference after(long events, boolean agrees) {
        return new Difference(resource, key, own, theirs, fetched + events, agrees);
    }
}
