package io.evenkeel.simulator.candle;

import io.evenkeel.contracts.money.Money;
import io.evenkeel.contracts.money.Price;
import io.evenkeel.contracts.money.Quantity;
import io.evenkeel.simulator.answer.Body;
import io.evenkeel.simulator.exchange.PublicTrade;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * The trades of one period.
 *
 * @param end unix seconds; the end belongs to the period
 * @param turnover sum of price times count, for the mean
 * @param previous price of the last trade before the period, null if there was none
 * @param traded contracts that changed hands since the market's first trade
 */
record Candle(
        long end,
        PriceRange price,
        PriceRange bid,
        PriceRange ask,
        Quantity volume,
        Money turnover,
        @Nullable Price previous,
        Quantity traded) {

    /** The candle of a period with its first trade in it. */
    static Candle opened(long end, PublicTrade trade, Quotes before, @Nullable Price previous, Quantity tradedBefore) {
        var quotes = before.after(trade);
        return new Candle(
                end,
                PriceRange.of(trade.yesPrice()),
                PriceRange.of(quotes.bid()),
                PriceRange.of(quotes.ask()),
                trade.count(),
                trade.yesPrice().times(trade.count()),
                previous,
                tradedBefore.plus(trade.count()));
    }

    /** This candle with one more trade. */
    Candle then(PublicTrade trade, Quotes after) {
        return new Candle(
                end,
                price.then(trade.yesPrice()),
                bid.then(after.bid()),
                ask.then(after.ask()),
                volume.plus(trade.count()),
                turnover.plus(trade.yesPrice().times(trade.count())),
                previous,
                traded.plus(trade.count()));
    }

    /**
     * As the exchange writes it.
     *
     * @param openInterest of the market now: what was open then is not kept, and was never more than had been traded
     */
    SortedMap<String, @Nullable Object> row(Quantity openInterest) {
        var prices = distribution(price).and("mean_dollars", mean().toString());
        if (previous != null) {
            prices.and("previous_dollars", previous.toString());
        }
        return Body.with("end_period_ts", end)
                .and("open_interest_fp", traded.min(openInterest).toString())
                .and("price", prices.build())
                .and("volume_fp", volume.toString())
                .and("yes_ask", distribution(ask).build())
                .and("yes_bid", distribution(bid).build())
                .build();
    }

    /** Turnover by volume, rounded half up to a hundredth of a cent: dollars E6 by contracts E2 are dollars E4. */
    private Price mean() {
        var contracts = volume.contractsE2();
        return new Price(Math.floorDiv(Math.addExact(turnover.dollarsE6(), contracts / 2), contracts));
    }

    private static Body distribution(PriceRange range) {
        return Body.with("close_dollars", range.close().toString())
                .and("high_dollars", range.high().toString())
                .and("low_dollars", range.low().toString())
                .and("open_dollars", range.open().toString());
    }
}
