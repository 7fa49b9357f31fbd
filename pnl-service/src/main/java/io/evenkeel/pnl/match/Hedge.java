package io.evenkeel.pnl.match;

import io.evenkeel.contracts.money.Money;

/**
 * A bet on another platform against a match.
 *
 * @param stake dollars with at most two decimals, not negative
 * @param oddsE4 decimal odds in ten-thousandths, at least 1
 */
public record Hedge(Money stake, long oddsE4, Result result) {
    private static final long E4_PER_ONE = 10_000;
    private static final long E6_PER_CENT = 10_000;

    /** How the bet ended. */
    public enum Result {
        WIN,
        LOSS,
        PUSH,
        PENDING
    }

    /**
     * @throws IllegalArgumentException if the stake is negative or has more than two decimals, or the odds are below 1
     */
    public Hedge {
        if (stake.signum() < 0 || stake.dollarsE6() % E6_PER_CENT != 0) {
            throw new IllegalArgumentException("stake is not dollars and cents: " + stake);
        }
        if (oddsE4 < E4_PER_ONE) {
            throw new IllegalArgumentException("odds below 1: " + oddsE4 + "/10000");
        }
    }

    /** Exact: cents times ten-thousandths are millionths. */
    public Money pnl() {
        return switch (result) {
            case WIN -> new Money(Math.multiplyExact(stake.dollarsE6() / E6_PER_CENT, oddsE4 - E4_PER_ONE));
            case LOSS -> stake.negate();
            case PUSH, PENDING -> Money.ZERO;
        };
    }
}
