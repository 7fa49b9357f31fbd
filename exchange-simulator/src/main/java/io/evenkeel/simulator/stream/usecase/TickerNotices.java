package io.evenkeel.simulator.stream.usecase;

import io.evenkeel.contracts.money.Quantity;
import io.evenkeel.simulator.exchange.Exchange;
import io.evenkeel.simulator.exchange.Market;
import io.evenkeel.simulator.exchange.PublicTrade;
import io.evenkeel.simulator.stream.Channel;
import io.evenkeel.simulator.stream.Json;
import io.evenkeel.simulator.stream.MarketIds;
import io.evenkeel.simulator.stream.Notice;
import java.time.Instant;
import java.util.Optional;

/** The present quotes of a market as the ticker channel tells them. */
final class TickerNotices {
    private static final String NEVER_TRADED = "0.0000";
    private static final long E2_OF_TWO_DOLLARS = 200;

    private TickerNotices() {}

    /** Empty for a market that does not exist. */
    static Optional<Notice> of(Exchange exchange, String ticker, Instant at) {
        var lastTradeSize = exchange.tape().of(ticker).newestFirst().stream()
                .findFirst()
                .map(PublicTrade::count)
                .orElse(Quantity.ZERO);
        return exchange.markets().find(ticker).map(market -> of(market, lastTradeSize, at));
    }

    static Notice of(Market market, Quantity lastTradeSize, Instant at) {
        return Notice.of(Channel.TICKER, "ticker", market.ticker(), null, () -> body(market, lastTradeSize, at));
    }

    private static String body(Market market, Quantity lastTradeSize, Instant at) {
        var row = market.row();
        var price = row.text("last_price_dollars");
        var volume = row.parsed("volume_fp", Quantity::parse);
        var openInterest = row.parsed("open_interest_fp", Quantity::parse);
        return new Json()
                .with("market_id", MarketIds.of(market.ticker()))
                .with("market_ticker", market.ticker())
                // Recorded so of a market that never traded.
                .with("price_dollars", price.equals(NEVER_TRADED) ? "" : price)
                .with("yes_bid_dollars", row.text("yes_bid_dollars"))
                .with("yes_ask_dollars", row.text("yes_ask_dollars"))
                .with("volume_fp", volume)
                .with("open_interest_fp", openInterest)
                .with("dollar_volume", dollars(volume))
                .with("dollar_open_interest", dollars(openInterest))
                .with("yes_bid_size_fp", row.text("yes_bid_size_fp"))
                .with("yes_ask_size_fp", row.text("yes_ask_size_fp"))
                .with("last_trade_size_fp", lastTradeSize)
                .with("ts", at.getEpochSecond())
                .with("ts_ms", at.toEpochMilli())
                .with("time", at)
                .end();
    }

    /** Half a dollar for each contract, whole dollars, as in every example of the exchange. */
    private static long dollars(Quantity contracts) {
        return contracts.contractsE2() / E2_OF_TWO_DOLLARS;
    }
}
