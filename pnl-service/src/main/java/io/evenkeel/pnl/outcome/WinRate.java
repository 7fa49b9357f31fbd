package io.evenkeel.pnl.outcome;

import org.jspecify.annotations.Nullable;

/**
 * Wins out of wins and losses; breakeven and unknown are left out.
 *
 * @param millionths from 0 to 1,000,000, rounded half-even
 */
public record WinRate(long millionths) {
    /** {@code null} where there is neither a win nor a loss. */
    public static @Nullable WinRate of(long wins, long losses) {
        var decided = Math.addExact(wins, losses);
        if (decided == 0) {
            return null;
        }
        var scaled = Math.multiplyExact(wins, 1_000_000L);
        var floor = scaled / decided;
        var twice = Math.multiplyExact(scaled % decided, 2L);
        var up = twice > decided || (twice == decided && floor % 2 != 0);
        return new WinRate(up ? floor + 1 : floor);
    }
}
