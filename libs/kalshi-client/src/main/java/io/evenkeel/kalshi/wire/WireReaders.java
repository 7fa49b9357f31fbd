package io.evenkeel.kalshi.wire;

import io.evenkeel.contracts.money.Quantity;
import java.util.function.Function;

/** How each answer of the exchange is read; the names of lists and objects are the exchange's. */
public final class WireReaders {
    private WireReaders() {}

    public static Page<Fill> fills(byte[] body) {
        return cursored("fills", Fill::read, body);
    }

    public static Page<Settlement> settlements(byte[] body) {
        return page("settlements", Settlement::read, body);
    }

    public static Page<MarketPosition> positions(byte[] body) {
        return page("market_positions", MarketPosition::read, body);
    }

    public static Page<Order> orders(byte[] body) {
        return cursored("orders", Order::read, body);
    }

    public static Received<Order> order(byte[] body) {
        return new WireReader<>("order", Order::read).object(body);
    }

    public static Page<CashMovement> deposits(byte[] body) {
        return page("deposits", CashMovement::read, body);
    }

    public static Page<CashMovement> withdrawals(byte[] body) {
        return page("withdrawals", CashMovement::read, body);
    }

    public static Page<SubaccountBalance> subaccountBalances(byte[] body) {
        return page("subaccount_balances", SubaccountBalance::read, body);
    }

    public static Page<SubaccountTransfer> subaccountTransfers(byte[] body) {
        return page("transfers", SubaccountTransfer::read, body);
    }

    public static Page<Market> markets(byte[] body) {
        return cursored("markets", Market::read, body);
    }

    public static Received<Market> market(byte[] body) {
        return new WireReader<>("market", Market::read).object(body);
    }

    public static Received<MarketEvent> event(byte[] body) {
        return new WireReader<>("event", MarketEvent::read).object(body);
    }

    public static Received<Series> series(byte[] body) {
        return new WireReader<>("series", Series::read).object(body);
    }

    public static Received<Balance> balance(byte[] body) {
        return new WireReader<>("", Balance::read).body(body);
    }

    public static Received<HistoricalCutoff> historicalCutoff(byte[] body) {
        return new WireReader<>("", HistoricalCutoff::read).body(body);
    }

    public static Received<AccountLimits> accountLimits(byte[] body) {
        return new WireReader<>("", AccountLimits::read).body(body);
    }

    public static Received<EndpointCosts> endpointCosts(byte[] body) {
        return whole(EndpointCosts::read, body);
    }

    public static Received<ExchangeStatus> exchangeStatus(byte[] body) {
        return whole(ExchangeStatus::read, body);
    }

    public static Page<EventPosition> eventPositions(byte[] body) {
        return page("event_positions", EventPosition::read, body);
    }

    public static Page<QueuePosition> queuePositions(byte[] body) {
        return page("queue_positions", QueuePosition::read, body);
    }

    /** Contracts ahead of one order. */
    public static Received<Quantity> queuePosition(byte[] body) {
        return whole(in -> in.count("queue_position_fp"), body);
    }

    public static Page<NettingConfig> nettingConfigs(byte[] body) {
        return page("netting_configs", NettingConfig::read, body);
    }

    public static Page<InstanceTransfer> instanceTransfers(byte[] body) {
        return page("transfers", InstanceTransfer::read, body);
    }

    public static Received<InstanceTransfer> instanceTransfer(byte[] body) {
        return new WireReader<>("transfer", InstanceTransfer::read).object(body);
    }

    public static Received<TargetBalanceAllocation> targetBalanceAllocation(byte[] body) {
        return whole(TargetBalanceAllocation::read, body);
    }

    public static Received<RestingOrderValue> restingOrderValue(byte[] body) {
        return whole(RestingOrderValue::read, body);
    }

    public static Received<UserDataTimestamp> userDataTimestamp(byte[] body) {
        return whole(UserDataTimestamp::read, body);
    }

    /** An account without groups is answered an empty object. */
    public static Page<OrderGroup> orderGroups(byte[] body) {
        return new WireReader<>("order_groups", OrderGroup::readRow).pageOrNothing(body);
    }

    public static Received<OrderGroup> orderGroup(byte[] body) {
        return whole(OrderGroup::read, body);
    }

    private static <T> Received<T> whole(Function<Fields, T> read, byte[] body) {
        return new WireReader<>("", read).body(body);
    }

    private static <T> Page<T> page(String list, Function<Fields, T> read, byte[] body) {
        return new WireReader<>(list, read).page(body);
    }

    private static <T> Page<T> cursored(String list, Function<Fields, T> read, byte[] body) {
        return new WireReader<>(list, read).pageWithCursor(body);
    }
}
