package io.evenkeel.pnl.mark;

import io.evenkeel.contracts.money.Price;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The best prices of a market on the YES leg, as last confirmed.
 *
 * @param yesBid {@code null} if nobody bids
 * @param yesAsk {@code null} if nobody offers
 * @param last price of the last trade; {@code null} if there was none
 * @param confirmedAt when we last knew it to be so
 */
public record Quote(
        @Nullable Price yesBid,
        @Nullable Price yesAsk,
        @Nullable Price last,
        Instant confirmedAt) {}
