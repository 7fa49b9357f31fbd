package io.evenkeel.kalshi;

import io.evenkeel.contracts.id.EventTicker;
import io.evenkeel.contracts.id.MarketTicker;
import io.evenkeel.contracts.id.OrderId;
import io.evenkeel.contracts.id.SeriesTicker;
import io.evenkeel.contracts.id.Subaccount;
import io.evenkeel.contracts.money.Quantity;
import io.evenkeel.kalshi.budget.CallKind;
import io.evenkeel.kalshi.budget.Lane;
import io.evenkeel.kalshi.http.ExchangeHttp;
import io.evenkeel.kalshi.http.Origin;
import io.evenkeel.kalshi.http.SignedCalls;
import io.evenkeel.kalshi.http.Target;
import io.evenkeel.kalshi.order.OrderCalls;
import io.evenkeel.kalshi.order.OrderGroupCalls;
import io.evenkeel.kalshi.sign.ApiKey;
import io.evenkeel.kalshi.sign.RequestSigner;
import io.evenkeel.kalshi.wire.AccountLimits;
import io.evenkeel.kalshi.wire.Balance;
import io.evenkeel.kalshi.wire.CashMovement;
import io.evenkeel.kalshi.wire.EndpointCosts;
import io.evenkeel.kalshi.wire.EventPosition;
import io.evenkeel.kalshi.wire.ExchangeStatus;
import io.evenkeel.kalshi.wire.Fill;
import io.evenkeel.kalshi.wire.HistoricalCutoff;
import io.evenkeel.kalshi.wire.InstanceTransfer;
import io.evenkeel.kalshi.wire.Market;
import io.evenkeel.kalshi.wire.MarketEvent;
import io.evenkeel.kalshi.wire.MarketPosition;
import io.evenkeel.kalshi.wire.NettingConfig;
import io.evenkeel.kalshi.wire.Order;
import io.evenkeel.kalshi.wire.OrderGroup;
import io.evenkeel.kalshi.wire.Page;
import io.evenkeel.kalshi.wire.QueuePosition;
import io.evenkeel.kalshi.wire.Received;
import io.evenkeel.kalshi.wire.RestingOrderValue;
import io.evenkeel.kalshi.wire.Series;
import io.evenkeel.kalshi.wire.Settlement;
import io.evenkeel.kalshi.wire.SubaccountBalance;
import io.evenkeel.kalshi.wire.SubaccountTransfer;
import io.evenkeel.kalshi.wire.TargetBalanceAllocation;
import io.evenkeel.kalshi.wire.UserDataTimestamp;
import io.evenkeel.kalshi.wire.WireReaders;
import io.smallrye.mutiny.Uni;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * What one account can ask the exchange. Every answer to a read is complete or a failure of {@link
 * io.evenkeel.kalshi.failure.ExchangeFailure}; passing failures have been retried already. Lists come page by page:
 * walk them with {@link PageWalk}.
 *
 * <p>Reads are made in one lane, at first that of {@link Lane#POLLING}; {@link #at} gives the same client in another.
 * What changes something is apart: {@link #orderCalls()} and {@link #orderGroupCalls()}.
 */
public final class KalshiClient {
    private static final int PAGE_MAX = 1000;
    private static final int CASH_PAGE_MAX = 500;

    private final Reads reads;
    private final MarketData marketData;

    /** @param pageSize how many records to ask for at once; never more than the exchange allows */
    public KalshiClient(ExchangeHttp http, Origin origin, ApiKey key, InstantSource clock, int pageSize) {
        this(http, origin, key, clock, new SecureRandom(), pageSize);
    }

    /** @param random makes pauses uneven */
    public KalshiClient(
            ExchangeHttp http, Origin origin, ApiKey key, InstantSource clock, RandomGenerator random, int pageSize) {
        this(new Reads(new SignedCalls(http, origin, new RequestSigner(key), clock, random), Lane.POLLING, pageSize));
    }

    private KalshiClient(Reads reads) {
        this.reads = reads;
        this.marketData = new MarketData(reads);
    }

    /** The same client, with the same budget and breakers, whose reads are more or less urgent. */
    public KalshiClient at(Lane lane) {
        return new KalshiClient(reads.in(lane));
    }

    /** Reads that concern no account. */
    public MarketData marketData() {
        return marketData;
    }

    public OrderCalls orderCalls() {
        return new OrderCalls(reads.calls());
    }

    public OrderGroupCalls orderGroupCalls() {
        return new OrderGroupCalls(reads.calls());
    }

    public Uni<Received<Balance>> balance(Subaccount subaccount) {
        return reads.read(
                Target.of(CallKind.POSITIONS, "portfolio", "balance").with("subaccount", subaccount.number()),
                WireReaders::balance);
    }

    /** Live tier only; older ones are in {@link #historicalFills}. Newest first, like all lists. */
    public Uni<Page<Fill>> fills(Filter filter, String cursor) {
        return reads.list(
                filter.addTo(Target.of(CallKind.FILLS, "portfolio", "fills")), cursor, PAGE_MAX, WireReaders::fills);
    }

    public Uni<Page<Fill>> historicalFills(Filter filter, String cursor) {
        return reads.list(
                filter.addTo(Target.of(CallKind.HISTORY, "historical", "fills")), cursor, PAGE_MAX, WireReaders::fills);
    }

    /** The rows do not name their sub-account: ask for one at a time. */
    public Uni<Page<Settlement>> settlements(Filter filter, String cursor) {
        return reads.list(
                filter.addTo(Target.of(CallKind.SETTLEMENTS, "portfolio", "settlements")),
                cursor,
                PAGE_MAX,
                WireReaders::settlements);
    }

    /** Of unsettled markets, also those that are flat. */
    public Uni<Page<MarketPosition>> positions(Subaccount subaccount, String cursor) {
        return positions(Filter.of(subaccount), cursor);
    }

    /** Of unsettled markets, also those that are flat. Without a sub-account those of the primary one. */
    public Uni<Page<MarketPosition>> positions(Filter filter, String cursor) {
        return reads.list(
                filter.addTo(Target.of(CallKind.POSITIONS, "portfolio", "positions")),
                cursor,
                PAGE_MAX,
                WireReaders::positions);
    }

    /** The exchange's sums per event, out of the same answer as {@link #positions}. */
    public Uni<Page<EventPosition>> eventPositions(Filter filter, String cursor) {
        return reads.list(
                filter.addTo(Target.of(CallKind.POSITIONS, "portfolio", "positions")),
                cursor,
                PAGE_MAX,
                WireReaders::eventPositions);
    }

    /** Of events that have settled as a whole. */
    public Uni<Page<MarketPosition>> historicalPositions(Filter filter, String cursor) {
        return reads.list(
                filter.addTo(Target.of(CallKind.HISTORY, "historical", "positions")),
                cursor,
                PAGE_MAX,
                WireReaders::positions);
    }

    /** Resting orders, and those that are over and not older than the historical cutoff. */
    public Uni<Page<Order>> orders(Filter filter, String cursor) {
        return reads.list(
                filter.addTo(Target.of(CallKind.ORDERS, "portfolio", "orders")), cursor, PAGE_MAX, WireReaders::orders);
    }

    public Uni<Page<Order>> historicalOrders(Filter filter, String cursor) {
        return reads.list(
                filter.addTo(Target.of(CallKind.HISTORY, "historical", "orders")),
                cursor,
                PAGE_MAX,
                WireReaders::orders);
    }

    /** Lags behind the engine by some hundred milliseconds; see {@link #userDataTimestamp}. */
    public Uni<Received<Order>> order(OrderId orderId) {
        return reads.read(Target.of(CallKind.ORDERS, "portfolio", "orders", orderId.value()), WireReaders::order);
    }

    /** Where resting orders of these markets stand in their queues. */
    public Uni<Page<QueuePosition>> queuePositions(List<MarketTicker> tickers, Subaccount subaccount) {
        return reads.read(
                Target.of(CallKind.ORDERS, "portfolio", "orders", "queue_positions")
                        .withList("market_tickers", tickers)
                        .with("subaccount", subaccount.number()),
                WireReaders::queuePositions);
    }

    /** How many contracts are before the order; zero at the front. */
    public Uni<Received<Quantity>> queuePosition(OrderId orderId) {
        return reads.read(
                Target.of(CallKind.ORDERS, "portfolio", "orders", orderId.value(), "queue_position"),
                WireReaders::queuePosition);
    }

    /** Of all sub-accounts without one in the filter; an account without groups has an empty page. */
    public Uni<Page<OrderGroup>> orderGroups(Filter filter) {
        return reads.read(
                filter.addTo(Target.of(CallKind.ORDER_GROUPS, "portfolio", "order_groups")), WireReaders::orderGroups);
    }

    /** With the ids of its orders; a group that was just made can be unknown for a moment. */
    public Uni<Received<OrderGroup>> orderGroup(String orderGroupId) {
        return reads.read(
                Target.of(CallKind.ORDER_GROUPS, "portfolio", "order_groups", orderGroupId), WireReaders::orderGroup);
    }

    /** What all resting orders are worth; refused to most accounts. */
    public Uni<Received<RestingOrderValue>> totalRestingOrderValue() {
        return reads.read(
                Target.of(CallKind.ORDERS, "portfolio", "summary", "total_resting_order_value"),
                WireReaders::restingOrderValue);
    }

    public Uni<Page<CashMovement>> deposits(String cursor) {
        return reads.list(
                Target.of(CallKind.CASH, "portfolio", "deposits"), cursor, CASH_PAGE_MAX, WireReaders::deposits);
    }

    public Uni<Page<CashMovement>> withdrawals(String cursor) {
        return reads.list(
                Target.of(CallKind.CASH, "portfolio", "withdrawals"), cursor, CASH_PAGE_MAX, WireReaders::withdrawals);
    }

    /** Cash per sub-account; not offered to every account. */
    public Uni<Page<SubaccountBalance>> subaccountBalances() {
        return reads.read(
                Target.of(CallKind.CASH, "portfolio", "subaccounts", "balances"), WireReaders::subaccountBalances);
    }

    public Uni<Page<SubaccountTransfer>> subaccountTransfers(String cursor) {
        return reads.list(
                Target.of(CallKind.CASH, "portfolio", "subaccounts", "transfers"),
                cursor,
                PAGE_MAX,
                WireReaders::subaccountTransfers);
    }

    public Uni<Page<NettingConfig>> nettingConfigs() {
        return reads.read(Target.of(CallKind.CASH, "portfolio", "subaccounts", "netting"), WireReaders::nettingConfigs);
    }

    /** Cash moved between the halves of the exchange or between its shards. */
    public Uni<Page<InstanceTransfer>> instanceTransfers(String cursor) {
        return reads.list(
                Target.of(CallKind.CASH, "portfolio", "intra_exchange_instance_transfers"),
                cursor,
                CASH_PAGE_MAX,
                WireReaders::instanceTransfers);
    }

    public Uni<Received<InstanceTransfer>> instanceTransfer(String transferId) {
        return reads.read(
                Target.of(CallKind.CASH, "portfolio", "intra_exchange_instance_transfers", transferId),
                WireReaders::instanceTransfer);
    }

    public Uni<Received<TargetBalanceAllocation>> targetBalanceAllocation() {
        return reads.read(
                Target.of(CallKind.CASH, "portfolio", "target_balance_allocation"),
                WireReaders::targetBalanceAllocation);
    }

    /** Up to when answers about the account show what the engine has done. */
    public Uni<Received<UserDataTimestamp>> userDataTimestamp() {
        return reads.read(
                Target.of(CallKind.ACCOUNT, "exchange", "user_data_timestamp"), WireReaders::userDataTimestamp);
    }

    public Uni<HistoricalCutoff> historicalCutoff() {
        return reads.read(Target.of(CallKind.HISTORY, "historical", "cutoff"), WireReaders::historicalCutoff)
                .map(Received::value);
    }

    /** Also takes the limits over for all further calls of this client. */
    public Uni<AccountLimits> accountLimits() {
        return reads.read(Target.of(CallKind.ACCOUNT, "account", "limits"), WireReaders::accountLimits)
                .map(Received::value)
                .invoke(reads.calls()::adopt);
    }

    /** Also takes the costs over for all further calls of this client. */
    public Uni<Received<EndpointCosts>> endpointCosts() {
        return reads.read(Target.of(CallKind.ACCOUNT, "account", "endpoint_costs"), WireReaders::endpointCosts)
                .invoke(costs -> reads.calls().adopt(costs.value()));
    }

    /** As {@link MarketData#status()}. */
    public Uni<ExchangeStatus> exchangeStatus() {
        return marketData.status();
    }

    /** As {@link MarketData#markets}: those of the tickers that are known, as many as fit into an address. */
    public Uni<Page<Market>> markets(List<MarketTicker> tickers, String cursor) {
        return marketData.markets(MarketFilter.of(tickers), cursor);
    }

    /** Those of the tickers that have moved to the historical tier. */
    public Uni<Page<Market>> historicalMarkets(List<MarketTicker> tickers, String cursor) {
        return marketData.historicalMarkets(MarketFilter.of(tickers), cursor);
    }

    public Uni<Received<Market>> market(MarketTicker ticker) {
        return marketData.market(ticker);
    }

    public Uni<Received<MarketEvent>> event(EventTicker ticker) {
        return marketData.event(ticker);
    }

    public Uni<Received<Series>> series(SeriesTicker ticker) {
        return marketData.series(ticker);
    }
}
