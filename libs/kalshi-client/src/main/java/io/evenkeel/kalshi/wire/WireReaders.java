package io.evenkeel.kalshi.wire;

import java.util.function.Function;

/** How each answer of the exchange is read; the names of lists and objects are the exchange's. */
public final class WireReaders {
    private WireReaders() {}

    public static Page<Fill> fills(byte[] body) {
        return page("fills", Fill::read, body);
    }

    public static Page<Settlement> settlements(byte[] body) {
        return page("settlements", Settlement::read, body);
    }

    public static Page<MarketPosition> positions(byte[] body) {
        return page("market_positions", MarketPosition::read, body);
    }

    public static Page<Order> orders(byte[] body) {
        return page("orders", Order::read, body);
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
        return page("markets", Market::read, body);
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

    public static Page<EndpointCost> endpointCosts(byte[] body) {
        return page("endpoint_costs", EndpointCost::read, body);
    }

    public static Received<ExchangeStatus> exchangeStatus(byte[] body) {
        return new WireReader<>("", ExchangeStatus::read).body(body);
    }

    private static <T> Page<T> page(String list, Function<Fields, T> read, byte[] body) {
        return new WireReader<>(list, read).page(body);
    }
}
