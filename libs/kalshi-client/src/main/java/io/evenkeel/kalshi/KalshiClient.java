package io.evenkeel.kalshi;

import io.evenkeel.contracts.id.EventTicker;
import io.evenkeel.contracts.id.MarketTicker;
import io.evenkeel.contracts.id.OrderId;
import io.evenkeel.contracts.id.SeriesTicker;
import io.evenkeel.contracts.id.Subaccount;
import io.evenkeel.kalshi.http.ExchangeHttp;
import io.evenkeel.kalshi.http.Origin;
import io.evenkeel.kalshi.http.SignedReads;
import io.evenkeel.kalshi.http.Target;
import io.evenkeel.kalshi.sign.ApiKey;
import io.evenkeel.kalshi.sign.RequestSigner;
import io.evenkeel.kalshi.wire.AccountLimits;
import io.evenkeel.kalshi.wire.Balance;
import io.evenkeel.kalshi.wire.CashMovement;
import io.evenkeel.kalshi.wire.EndpointCosts;
import io.evenkeel.kalshi.wire.ExchangeStatus;
import io.evenkeel.kalshi.wire.Fill;
import io.evenkeel.kalshi.wire.HistoricalCutoff;
import io.evenkeel.kalshi.wire.Market;
import io.evenkeel.kalshi.wire.MarketEvent;
import io.evenkeel.kalshi.wire.MarketPosition;
import io.evenkeel.kalshi.wire.Order;
import io.evenkeel.kalshi.wire.Page;
import io.evenkeel.kalshi.wire.Received;
import io.evenkeel.kalshi.wire.Series;
import io.evenkeel.kalshi.wire.Settlement;
import io.evenkeel.kalshi.wire.SubaccountBalance;
import io.evenkeel.kalshi.wire.SubaccountTransfer;
import io.evenkeel.kalshi.wire.WireReaders;
import io.smallrye.mutiny.Uni;
import java.time.InstantSource;
import java.util.List;

/**
 * The reads of one account. Every answer is complete or a failure of {@link
 * io.evenkeel.kalshi.failure.ExchangeFailure};
 * passing failures have been retried already. Lists come page by page: walk them with {@link PageWalk}.
 */
public final class KalshiClient {
    private static final int PAGE_MAX = 1000;
    private static final int CASH_PAGE_MAX = 500;
    private static final int SINGLE_ORDER_COST = 2;

    private final SignedReads reads;
    private final int pageSize;

    /** @param pageSize how many records to ask for at once; never more than the exchange allows */
    public KalshiClient(ExchangeHttp http, Origin origin, ApiKey key, InstantSource clock, int pageSize) {
        this.reads = new SignedReads(http, origin, new RequestSigner(key), clock);
        this.pageSize = pageSize;
    }

    public Uni<Received<Balance>> balance(Subaccount subaccount) {
        return reads.read(
                Target.of("portfolio", "balance").with("subaccount", subaccount.number()), WireReaders::balance);
    }

    /** Live tier only; older ones are in {@link #historicalFills}. Newest first, like all lists. */
    public Uni<Page<Fill>> fills(Filter filter, String cursor) {
        return reads.read(list(Target.of("portfolio", "fills"), filter, cursor, PAGE_MAX), WireReaders::fills);
    }

    public Uni<Page<Fill>> historicalFills(Filter filter, String cursor) {
        return reads.read(list(Target.of("historical", "fills"), filter, cursor, PAGE_MAX), WireReaders::fills);
    }

    /** The rows do not name their sub-account: ask for one at a time. */
    public Uni<Page<Settlement>> settlements(Filter filter, String cursor) {
        return reads.read(
                list(Target.of("portfolio", "settlements"), filter, cursor, PAGE_MAX), WireReaders::settlements);
    }

    /** Of unsettled markets, also those that are flat. */
    public Uni<Page<MarketPosition>> positions(Subaccount subaccount, String cursor) {
        return reads.read(
                list(Target.of("portfolio", "positions"), Filter.of(subaccount), cursor, PAGE_MAX),
                WireReaders::positions);
    }

    public Uni<Page<Order>> orders(Filter filter, String cursor) {
        return reads.read(list(Target.of("portfolio", "orders"), filter, cursor, PAGE_MAX), WireReaders::orders);
    }

    public Uni<Page<Order>> historicalOrders(Filter filter, String cursor) {
        return reads.read(list(Target.of("historical", "orders"), filter, cursor, PAGE_MAX), WireReaders::orders);
    }

    public Uni<Received<Order>> order(OrderId orderId) {
        return reads.read(
                Target.of("portfolio", "orders", orderId.value()).costing(SINGLE_ORDER_COST), WireReaders::order);
    }

    public Uni<Page<CashMovement>> deposits(String cursor) {
        return reads.read(
                list(Target.of("portfolio", "deposits"), Filter.ALL, cursor, CASH_PAGE_MAX), WireReaders::deposits);
    }

    public Uni<Page<CashMovement>> withdrawals(String cursor) {
        return reads.read(
                list(Target.of("portfolio", "withdrawals"), Filter.ALL, cursor, CASH_PAGE_MAX),
                WireReaders::withdrawals);
    }

    /** Cash per sub-account; not offered to every account. */
    public Uni<Page<SubaccountBalance>> subaccountBalances() {
        return reads.read(Target.of("portfolio", "subaccounts", "balances"), WireReaders::subaccountBalances);
    }

    public Uni<Page<SubaccountTransfer>> subaccountTransfers(String cursor) {
        return reads.read(
                list(Target.of("portfolio", "subaccounts", "transfers"), Filter.ALL, cursor, PAGE_MAX),
                WireReaders::subaccountTransfers);
    }

    public Uni<HistoricalCutoff> historicalCutoff() {
        return reads.read(Target.of("historical", "cutoff"), WireReaders::historicalCutoff)
                .map(Received::value);
    }

    /** @param tickers at most as many as fit into a URL; unknown ones are simply not answered */
    public Uni<Page<Market>> markets(List<MarketTicker> tickers, String cursor) {
        return reads.read(
                list(Target.of("markets").withList("tickers", tickers), Filter.ALL, cursor, PAGE_MAX),
                WireReaders::markets);
    }

    /** Those of the tickers that have moved to the historical tier. */
    public Uni<Page<Market>> historicalMarkets(List<MarketTicker> tickers, String cursor) {
        return reads.read(
                list(Target.of("historical", "markets").withList("tickers", tickers), Filter.ALL, cursor, PAGE_MAX),
                WireReaders::markets);
    }

    public Uni<Received<Market>> market(MarketTicker ticker) {
        return reads.read(Target.of("markets", ticker.value()), WireReaders::market);
    }

    public Uni<Received<MarketEvent>> event(EventTicker ticker) {
        return reads.read(Target.of("events", ticker.value()), WireReaders::event);
    }

    public Uni<Received<Series>> series(SeriesTicker ticker) {
        return reads.read(Target.of("series", ticker.value()), WireReaders::series);
    }

    /** Also takes the limits over for all further reads of this client. */
    public Uni<AccountLimits> accountLimits() {
        return reads.read(Target.of("account", "limits"), WireReaders::accountLimits)
                .map(Received::value)
                .invoke(reads::adopt);
    }

    public Uni<Received<EndpointCosts>> endpointCosts() {
        return reads.read(Target.of("account", "endpoint_costs"), WireReaders::endpointCosts);
    }

    public Uni<ExchangeStatus> exchangeStatus() {
        return reads.read(Target.of("exchange", "status"), WireReaders::exchangeStatus)
                .map(Received::value);
    }

    private Target list(Target target, Filter filter, String cursor, int limitMax) {
        var subaccount = filter.subaccount();
        return target.with("limit", Math.min(pageSize, limitMax))
                .with("cursor", cursor)
                .with("subaccount", subaccount == null ? null : subaccount.number())
                .withSeconds("min_ts", filter.from())
                .withSeconds("max_ts", filter.to());
    }
}
