package io.evenkeel.simulator.market.api;

import io.evenkeel.contracts.money.Quantity;
import io.evenkeel.simulator.answer.Refusal;
import io.evenkeel.simulator.candle.CandleRows;
import io.evenkeel.simulator.exchange.Candlestick;
import io.evenkeel.simulator.exchange.Exchange;
import io.evenkeel.simulator.exchange.Market;
import io.evenkeel.simulator.query.Query;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which candlesticks a call asks for: those that end in {@code start} to {@code end}, in unix seconds.
 *
 * @param continued whether the first is to continue what was before
 */
record CandleSpan(long start, long end, int periodMinutes, boolean continued) {
    private static final Set<Integer> PERIODS = Set.of(1, 60, 1440);
    private static final long CANDLES_MAX = 10_000;

    /** @throws Refusal for a parameter that is missing or wrong */
    static CandleSpan of(Query query) {
        var start = query.requiredSeconds("start_ts").getEpochSecond();
        var end = query.requiredSeconds("end_ts").getEpochSecond();
        var period = query.requiredOneOf("period_interval", PERIODS);
        if (end < start) {
            throw Refusal.badRequest("start_ts must not be after end_ts");
        }
        return new CandleSpan(start, end, period, query.flag("include_latest_before_start"));
    }

    /** @throws Refusal if so many markets have more periods in the span than one answer holds */
    void requireAtMost(int markets) {
        if (periods() > CANDLES_MAX / markets) {
            throw Refusal.badRequest("too many candlesticks requested, at most " + CANDLES_MAX);
        }
    }

    /** This span, or its beginning where so many markets have more periods in it than one answer holds. */
    CandleSpan cutFor(int markets) {
        var most = CANDLES_MAX / Math.max(1, markets);
        return periods() <= most
                ? this
                : new CandleSpan(start, start + most * periodSeconds(), periodMinutes, continued);
    }

    List<Map<String, @Nullable Object>> rows(Exchange exchange, Market market) {
        var known = exchange.accounts().stream()
                .flatMap(account -> exchange.bookOf(account).candlesticks(market.ticker(), periodMinutes).stream())
                .map(Candlestick::shown)
                .toList();
        var openInterest = market.row().parsed("open_interest_fp", Quantity::parse);
        var trades = exchange.tape().of(market.ticker()).oldestFirst();
        var rows = CandleRows.of(periodMinutes, trades, known, openInterest);
        return continued ? rows.continuedBetween(start, end) : rows.between(start, end);
    }

    private long periods() {
        return (end - start) / periodSeconds();
    }

    private long periodSeconds() {
        return periodMinutes * 60L;
    }
}
