package io.evenkeel.kalshi.wire;

import io.evenkeel.contracts.id.EventTicker;
import io.evenkeel.contracts.id.MarketTicker;
import io.evenkeel.contracts.money.Price;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One market; quotes are as old as the answer. A bid of 0, or an ask of 0 or 1, says that nobody quotes there.
 *
 * @param status kept as it came: a new word is no reason to lose the market
 * @param result {@code yes}, {@code no}, {@code scalar} or a newer word; {@code null} while there is none
 * @param settlementValue payout of one YES contract, once known
 * @param priceRanges where prices may lie, whatever the name of the structure
 * @param comboLegs empty for all but combination markets
 */
public record Market(
        MarketTicker ticker,
        EventTicker eventTicker,
        @Nullable String title,
        @Nullable String yesSubTitle,
        String status,
        @Nullable String result,
        @Nullable Price settlementValue,
        @Nullable Instant openTime,
        @Nullable Instant closeTime,
        @Nullable Instant settlementTime,
        @Nullable Price yesBid,
        @Nullable Price yesAsk,
        @Nullable Price lastPrice,
        MarketTimes times,
        MarketQuotes quotes,
        MarketTerms terms,
        MarketStrike strike,
        @Nullable String priceLevelStructure,
        List<PriceRange> priceRanges,
        List<ComboLeg> comboLegs,
        @Nullable Integer exchangeIndex) {
    public Market {
        priceRanges = List.copyOf(priceRanges);
        comboLegs = List.copyOf(comboLegs);
    }

    static Market read(Fields in) {
        return new Market(
                in.ticker("ticker"),
                in.parsed("event_ticker", EventTicker::new),
                in.wordsOrNull("title"),
                in.wordsOrNull("yes_sub_title"),
                in.word("status"),
                in.wordOrNull("result"),
                in.priceOrNull("settlement_value_dollars"),
                in.timeOrNull("open_time"),
                in.timeOrNull("close_time"),
                in.timeOrNull("settlement_ts"),
                in.priceOrNull("yes_bid_dollars"),
                in.priceOrNull("yes_ask_dollars"),
                in.priceOrNull("last_price_dollars"),
                MarketTimes.read(in),
                MarketQuotes.read(in),
                MarketTerms.read(in),
                MarketStrike.read(in),
                in.wordOrNull("price_level_structure"),
                in.list("price_ranges", PriceRange::read),
                in.list("mve_selected_legs", ComboLeg::read),
                in.indexOrNull("exchange_index"));
    }
}
