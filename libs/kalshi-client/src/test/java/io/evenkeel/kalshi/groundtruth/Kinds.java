package io.evenkeel.kalshi.groundtruth;

import io.evenkeel.contracts.id.Subaccount;
import io.evenkeel.kalshi.failure.ExchangeError;
import io.evenkeel.kalshi.wire.AccountLimits;
import io.evenkeel.kalshi.wire.Balance;
import io.evenkeel.kalshi.wire.EndpointCost;
import io.evenkeel.kalshi.wire.EndpointCosts;
import io.evenkeel.kalshi.wire.EventPosition;
import io.evenkeel.kalshi.wire.ExchangeStatus;
import io.evenkeel.kalshi.wire.Fill;
import io.evenkeel.kalshi.wire.MarketEvent;
import io.evenkeel.kalshi.wire.MarketPosition;
import io.evenkeel.kalshi.wire.Order;
import io.evenkeel.kalshi.wire.OrderBook;
import io.evenkeel.kalshi.wire.OrderCanceled;
import io.evenkeel.kalshi.wire.OrderPlaced;
import io.evenkeel.kalshi.wire.PublicTrade;
import io.evenkeel.kalshi.wire.Series;
import io.evenkeel.kalshi.wire.Settlement;
import io.evenkeel.kalshi.wire.SettlementSource;
import io.evenkeel.kalshi.wire.ShardBalance;
import java.math.RoundingMode;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;

/** What our types keep of each kind of answer, but for markets. */
final class Kinds {
    /** What stands in our types for fields that the exchange leaves out. */
    static final Set<Object> DEFAULTS = Set.of(Subaccount.PRIMARY, false, List.of(), "", 0L);

    /** The outcome that it names is the older word for the same side; {@code ts} is the time in whole seconds. */
    static final Kind<Fill> FILL = new Kind<Fill>("fill")
            .value("fill_id", Fill::fillId)
            .value("order_id", Fill::orderId)
            .value("ticker", Fill::ticker)
            .value("market_ticker", Fill::ticker)
            .value("subaccount_number", Fill::subaccount)
            .value("book_side", Fill::bookSide)
            .value("outcome_side", Fill::bookSide)
            .value("side", Fill::bookSide)
            .value("count_fp", Fill::count)
            .value("yes_price_dollars", Fill::yesPrice)
            .value("no_price_dollars", fill -> fill.yesPrice().complement())
            .value("fee_cost", Fill::fee)
            .value("is_taker", Fill::taker)
            .value("created_time", Fill::createdTime)
            .value("ts", fill -> fill.createdTime().truncatedTo(ChronoUnit.SECONDS));

    static final Kind<Order> ORDER = new Kind<Order>("order")
            .value("order_id", Order::orderId)
            .value("client_order_id", Order::clientOrderId)
            .value("ticker", Order::ticker)
            .value("subaccount_number", Order::subaccount)
            .value("book_side", Order::bookSide)
            .value("outcome_side", Order::bookSide)
            .value("status", Order::status)
            .value("yes_price_dollars", Order::yesPrice)
            .value("no_price_dollars", order -> order.yesPrice().complement())
            .value("initial_count_fp", Order::initialCount)
            .value("fill_count_fp", Order::fillCount)
            .value("remaining_count_fp", Order::remainingCount)
            .value("created_time", Order::createdTime)
            .value("last_update_time", Order::lastUpdateTime)
            .value("expiration_time", Order::expirationTime)
            .value("user_id", order -> order.details().userId())
            .value("type", order -> order.details().type())
            .value("taker_fill_cost_dollars", order -> order.details().takerFillCost())
            .value("maker_fill_cost_dollars", order -> order.details().makerFillCost())
            .value("taker_fees_dollars", order -> order.details().takerFees())
            .value("maker_fees_dollars", order -> order.details().makerFees())
            .value("self_trade_prevention_type", order -> order.details().selfTradePrevention())
            .value("order_group_id", order -> order.details().orderGroupId())
            .value("cancel_order_on_pause", order -> order.details().cancelOnPause())
            .value("exchange_index", order -> order.details().exchangeIndex());

    static final Kind<OrderPlaced> ORDER_PLACED = new Kind<OrderPlaced>("order-placed")
            .value("order_id", OrderPlaced::orderId)
            .value("client_order_id", OrderPlaced::clientOrderId)
            .value("fill_count", OrderPlaced::fillCount)
            .value("remaining_count", OrderPlaced::remainingCount)
            .value("average_fill_price", OrderPlaced::averageFillPrice)
            .value("average_fee_paid", OrderPlaced::averageFee)
            .value("ts_ms", OrderPlaced::time);

    static final Kind<OrderCanceled> ORDER_CANCELED = new Kind<OrderCanceled>("order-canceled")
            .value("order_id", OrderCanceled::orderId)
            .value("client_order_id", OrderCanceled::clientOrderId)
            .value("reduced_by", OrderCanceled::reducedBy)
            .value("ts_ms", OrderCanceled::time);

    /** Revenue and value are whole cents. */
    static final Kind<Settlement> SETTLEMENT = new Kind<Settlement>("settlement")
            .value("ticker", Settlement::ticker)
            .value("event_ticker", Settlement::eventTicker)
            .value("market_result", Settlement::marketResult)
            .value("yes_count_fp", Settlement::yesCount)
            .value("no_count_fp", Settlement::noCount)
            .value("yes_total_cost_dollars", Settlement::yesTotalCost)
            .value("no_total_cost_dollars", Settlement::noTotalCost)
            .value("revenue", Settlement::revenue)
            .value("value", Settlement::value)
            .value("fee_cost", Settlement::fee)
            .value("settled_time", Settlement::settledTime)
            .value("exchange_index", Settlement::exchangeIndex);

    static final Kind<MarketPosition> MARKET_POSITION = new Kind<MarketPosition>("market-position")
            .value("ticker", MarketPosition::ticker)
            .value("position_fp", MarketPosition::position)
            .value("market_exposure_dollars", MarketPosition::exposure)
            .value("total_traded_dollars", MarketPosition::totalTraded)
            .value("realized_pnl_dollars", MarketPosition::realizedPnl)
            .value("fees_paid_dollars", MarketPosition::fees)
            .value("last_updated_ts", MarketPosition::lastUpdated)
            .value("exchange_index", MarketPosition::exchangeIndex);

    static final Kind<EventPosition> EVENT_POSITION = new Kind<EventPosition>("event-position")
            .value("event_ticker", EventPosition::eventTicker)
            .value("event_exposure_dollars", EventPosition::exposure)
            .value("total_cost_dollars", EventPosition::totalCost)
            .value("total_cost_shares_fp", EventPosition::totalCostShares)
            .value("realized_pnl_dollars", EventPosition::realizedPnl)
            .value("fees_paid_dollars", EventPosition::fees);

    /** The older {@code balance} is the exact one without its fractions of a cent. */
    static final Kind<Balance> BALANCE = new Kind<Balance>("balance")
            .value("balance_dollars", Balance::balance)
            .value(
                    "balance",
                    balance -> balance.balance()
                            .toBigDecimal()
                            .setScale(2, RoundingMode.FLOOR)
                            .movePointRight(2))
            .value("portfolio_value", Balance::portfolioValue)
            .value("updated_ts", Balance::updatedTime)
            .list(
                    "balance_breakdown",
                    new Kind<ShardBalance>("balance.shard")
                            .value("exchange_index", ShardBalance::exchangeIndex)
                            .value("balance", ShardBalance::balance),
                    Balance::byShard);

    static final Kind<AccountLimits> ACCOUNT_LIMITS = new Kind<AccountLimits>("account-limits")
            .value("usage_tier", AccountLimits::usageTier)
            .object(
                    "read",
                    new Kind<AccountLimits>("account-limits.read")
                            .value("refill_rate", AccountLimits::readRefillPerSecond)
                            .value("bucket_capacity", AccountLimits::readCapacity),
                    limits -> limits)
            .object(
                    "write",
                    new Kind<AccountLimits>("account-limits.write")
                            .value("refill_rate", AccountLimits::writeRefillPerSecond)
                            .value("bucket_capacity", AccountLimits::writeCapacity),
                    limits -> limits)
            .list("grants", new Kind<AccountLimits.Grant>("account-limits.grant"), AccountLimits::grants);

    static final Kind<EndpointCosts> ENDPOINT_COSTS = new Kind<EndpointCosts>("endpoint-costs")
            .value("default_cost", EndpointCosts::defaultCost)
            .list(
                    "endpoint_costs",
                    new Kind<EndpointCost>("endpoint-costs.cost")
                            .value("method", EndpointCost::method)
                            .value("path", EndpointCost::path)
                            .value("cost", EndpointCost::cost),
                    EndpointCosts::exceptions);

    static final Kind<ExchangeStatus> EXCHANGE_STATUS = new Kind<ExchangeStatus>("exchange-status")
            .value("exchange_active", ExchangeStatus::exchangeActive)
            .value("trading_active", ExchangeStatus::tradingActive)
            .value("intra_exchange_transfers_active", ExchangeStatus::transfersActive)
            .value("exchange_estimated_resume_time", ExchangeStatus::resumeTime)
            .list(
                    "exchange_index_statuses",
                    new Kind<ExchangeStatus.Shard>("exchange-status.shard"),
                    ExchangeStatus::shards);

    static final Kind<PublicTrade> PUBLIC_TRADE = new Kind<PublicTrade>("public-trade")
            .value("trade_id", PublicTrade::tradeId)
            .value("ticker", PublicTrade::ticker)
            .value("count_fp", PublicTrade::count)
            .value("yes_price_dollars", PublicTrade::yesPrice)
            .value("no_price_dollars", trade -> trade.yesPrice().complement())
            .value("taker_book_side", PublicTrade::takerSide)
            .value("taker_outcome_side", PublicTrade::takerSide)
            .value("taker_side", PublicTrade::takerSide)
            .value("is_block_trade", PublicTrade::blockTrade)
            .value("created_time", PublicTrade::createdTime);

    static final Kind<OrderBook> ORDER_BOOK = new Kind<OrderBook>("order-book")
            .value("yes_dollars", OrderBook::yes)
            .value("no_dollars", OrderBook::no);

    static final Kind<SettlementSource> SETTLEMENT_SOURCE = new Kind<SettlementSource>("settlement-source")
            .value("name", SettlementSource::name)
            .value("url", SettlementSource::url);

    static final Kind<Series> SERIES = new Kind<Series>("series")
            .value("ticker", Series::ticker)
            .value("title", Series::title)
            .value("category", Series::category)
            .value("fee_type", Series::feeType)
            .value("fee_multiplier", Series::feeMultiplier)
            .value("categories", Series::categories)
            .value("frequency", series -> series.details().frequency())
            .value("tags", series -> series.details().tags())
            .value("contract_url", series -> series.details().contractUrl())
            .value("contract_terms_url", series -> series.details().contractTermsUrl())
            .value("product_metadata", series -> series.details().productMetadata())
            .value("additional_prohibitions", series -> series.details().additionalProhibitions())
            .value("volume_fp", series -> series.details().volume())
            .value("last_updated_ts", series -> series.details().lastUpdated())
            .value("exchange_index", series -> series.details().exchangeIndex())
            .list(
                    "settlement_sources",
                    SETTLEMENT_SOURCE,
                    series -> series.details().settlementSources());

    static final Kind<MarketEvent> EVENT = new Kind<MarketEvent>("event")
            .value("event_ticker", MarketEvent::ticker)
            .value("series_ticker", MarketEvent::seriesTicker)
            .value("title", MarketEvent::title)
            .value("category", MarketEvent::category)
            .value("fee_type_override", MarketEvent::feeTypeOverride)
            .value("fee_multiplier_override", MarketEvent::feeMultiplierOverride)
            .value("sub_title", event -> event.details().subTitle())
            .value("collateral_return_type", event -> event.details().collateralReturnType())
            .value("mutually_exclusive", event -> event.details().mutuallyExclusive())
            .value("strike_date", event -> event.details().strikeDate())
            .value("strike_period", event -> event.details().strikePeriod())
            .value("product_metadata", event -> event.details().productMetadata())
            .value("last_updated_ts", event -> event.details().lastUpdated())
            .value("exchange_index", event -> event.details().exchangeIndex())
            .list(
                    "settlement_sources",
                    SETTLEMENT_SOURCE,
                    event -> event.details().settlementSources());

    static final Kind<ExchangeError> ERROR = new Kind<ExchangeError>("error")
            .value("code", ExchangeError::code)
            .value("message", ExchangeError::message)
            .value("details", ExchangeError::details);

    static final Kind<ExchangeError> PARAMETER_ERROR =
            new Kind<ExchangeError>("error.parameters").value("msg", ExchangeError::message);

    private Kinds() {}
}
