package io.evenkeel.kalshi.groundtruth;

import io.evenkeel.kalshi.wire.ComboLeg;
import io.evenkeel.kalshi.wire.Market;
import io.evenkeel.kalshi.wire.PriceRange;

/** What our types keep of a market. */
final class MarketKind {
    static final Kind<PriceRange> PRICE_RANGE = new Kind<PriceRange>("price-range")
            .value("start", PriceRange::start)
            .value("end", PriceRange::end)
            .value("step", PriceRange::step);

    static final Kind<ComboLeg> COMBO_LEG = new Kind<ComboLeg>("market.leg")
            .value("event_ticker", ComboLeg::eventTicker)
            .value("market_ticker", ComboLeg::marketTicker)
            .value("side", ComboLeg::side)
            .value("yes_settlement_value_dollars", ComboLeg::settlementValue);

    static final Kind<Market> MARKET = new Kind<Market>("market")
            .value("ticker", Market::ticker)
            .value("event_ticker", Market::eventTicker)
            .value("title", Market::title)
            .value("yes_sub_title", Market::yesSubTitle)
            .value("status", Market::status)
            .value("result", Market::result)
            .value("settlement_value_dollars", Market::settlementValue)
            .value("open_time", Market::openTime)
            .value("close_time", Market::closeTime)
            .value("settlement_ts", Market::settlementTime)
            .value("yes_bid_dollars", Market::yesBid)
            .value("yes_ask_dollars", Market::yesAsk)
            .value("last_price_dollars", Market::lastPrice)
            .value("price_level_structure", Market::priceLevelStructure)
            .value("exchange_index", Market::exchangeIndex)
            .list("price_ranges", PRICE_RANGE, Market::priceRanges)
            .list("mve_selected_legs", COMBO_LEG, Market::comboLegs);

    static {
        times();
        quotes();
        terms();
        strike();
    }

    private MarketKind() {}

    private static void times() {
        MARKET.value("created_time", market -> market.times().created())
                .value("updated_time", market -> market.times().updated())
                .value("expected_expiration_time", market -> market.times().expectedExpiration())
                .value("latest_expiration_time", market -> market.times().latestExpiration())
                .value("occurrence_datetime", market -> market.times().occurrence())
                .value("fee_waiver_expiration_time", market -> market.times().feeWaiverExpiration())
                .value("settlement_timer_seconds", market -> market.times().settlementTimer());
    }

    private static void quotes() {
        MARKET.value("yes_bid_size_fp", market -> market.quotes().yesBidSize())
                .value("yes_ask_size_fp", market -> market.quotes().yesAskSize())
                .value("no_bid_dollars", market -> market.quotes().noBid())
                .value("no_ask_dollars", market -> market.quotes().noAsk())
                .value("previous_price_dollars", market -> market.quotes().previousPrice())
                .value("previous_yes_bid_dollars", market -> market.quotes().previousYesBid())
                .value("previous_yes_ask_dollars", market -> market.quotes().previousYesAsk())
                .value("volume_fp", market -> market.quotes().volume())
                .value("volume_24h_fp", market -> market.quotes().volume24h())
                .value("open_interest_fp", market -> market.quotes().openInterest())
                .value("notional_value_dollars", market -> market.quotes().notionalValue());
    }

    private static void terms() {
        MARKET.value("market_type", market -> market.terms().marketType())
                .value("no_sub_title", market -> market.terms().noSubTitle())
                .value("rules_primary", market -> market.terms().rulesPrimary())
                .value("rules_secondary", market -> market.terms().rulesSecondary())
                .value("can_close_early", market -> market.terms().canCloseEarly())
                .value("early_close_condition", market -> market.terms().earlyCloseCondition())
                .value("expiration_value", market -> market.terms().expirationValue())
                .value("primary_participant_key", market -> market.terms().primaryParticipantKey())
                .value("is_provisional", market -> market.terms().provisional())
                .value("settlement_bounds_type", market -> market.terms().settlementBoundsType())
                .value("settlement_floor_dollars", market -> market.terms().settlementFloor())
                .value("mve_collection_ticker", market -> market.terms().comboCollection());
    }

    private static void strike() {
        MARKET.value("strike_type", market -> market.strike().type())
                .value("floor_strike", market -> market.strike().floor())
                .value("cap_strike", market -> market.strike().cap())
                .value("functional_strike", market -> market.strike().functional())
                .value("custom_strike", market -> market.strike().custom());
    }
}
