package io.evenkeel.kalshi.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the exchange spreads cash over its shards by itself; no shares means that it does not.
 *
 * @param restingMarginReservation {@code none}, {@code max}, {@code sum} or a newer word
 */
public record TargetBalanceAllocation(
        List<Share> shares, @Nullable String restingMarginReservation) {
    public TargetBalanceAllocation {
        shares = List.copyOf(shares);
    }

    /** @param percent of all cash; those of all shards sum to 100 */
    public record Share(int exchangeIndex, int percent) {}

    static TargetBalanceAllocation read(Fields in) {
        return new TargetBalanceAllocation(
                in.list("allocations", TargetBalanceAllocation::share), in.wordOrNull("resting_margin_reservation"));
    }

    private static Share share(Fields in) {
        var percent = in.index("percent");
        if (percent > 100) {
            throw new UnreadableRecord("percent is above 100");
        }
        return new Share(in.index("exchange_index"), percent);
    }
}
