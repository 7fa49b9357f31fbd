package io.evenkeel.simulator;

import io.evenkeel.contracts.money.Money;
import io.evenkeel.contracts.money.Price;
import io.evenkeel.simulator.exchange.Change;
import io.evenkeel.simulator.exchange.Change.AccountOpened;
import io.evenkeel.simulator.exchange.Change.ClockMoved;
import io.evenkeel.simulator.exchange.Change.MarketMoved;
import io.evenkeel.simulator.exchange.Change.RowsPut;
import io.evenkeel.simulator.exchange.Exchange;
import io.evenkeel.simulator.exchange.RowKind;
import io.evenkeel.simulator.exchange.life.MarketMove;
import io.evenkeel.simulator.exchange.life.Verdict;
import io.evenkeel.simulator.row.WireRow;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** An exchange with one market and one account, to be filled by a test. */
public final class ExchangeFixture {
    public static final String MARKET = "KXDEMO-26DEC31-T3";
    public static final Instant NOW = Instant.parse("2026-10-01T12:00:00Z");

    private final Exchange exchange = new Exchange();
    private int ids;

    public ExchangeFixture() {
        change(new ClockMoved(NOW));
        change(new AccountOpened("alpha", Money.ZERO));
        market("status", "active", "last_price_dollars", "0.6100", "close_time", "2026-12-31T23:59:00Z");
    }

    public Exchange exchange() {
        return exchange;
    }

    public void change(Change change) {
        exchange.apply(exchange.prepared(change));
    }

    /** Changes fields of the market. */
    public void market(Object... fields) {
        put(RowKind.MARKETS, row(fields).with("ticker", MARKET));
    }

    /** A fill one minute after the one before, such as {@code fill("bid", "10.00", "0.5200", "0.174800")}. */
    public void fill(String side, String count, String yesPrice, String fee) {
        ids++;
        put(
                RowKind.FILLS,
                row(
                        "fill_id", "f-" + ids,
                        "ticker", MARKET,
                        "book_side", side,
                        "count_fp", count,
                        "yes_price_dollars", yesPrice,
                        "fee_cost", fee,
                        "created_time", NOW.minusSeconds(36_000 - 60L * ids).toString()));
    }

    /** Settles the market for everybody. */
    public void settle(String result, Price yesPays) {
        change(new MarketMoved(MARKET, new MarketMove.Settle(new Verdict(result, yesPays), Duration.ZERO)));
    }

    public void put(RowKind kind, WireRow row) {
        change(new RowsPut(kind, kind.isOfAccount() ? "alpha" : null, List.of(row)));
    }

    /** A row of alternating names and values. */
    public static WireRow row(Object... fields) {
        Map<String, Object> row = new TreeMap<>();
        for (var i = 0; i < fields.length; i += 2) {
            row.put(String.valueOf(fields[i]), fields[i + 1]);
        }
        return WireRow.of(row);
    }
}
