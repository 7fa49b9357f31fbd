package io.evenkeel.kalshi.groundtruth;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.evenkeel.kalshi.failure.ExchangeError;
import io.evenkeel.kalshi.wire.MarketDataReaders;
import io.evenkeel.kalshi.wire.OrderReaders;
import io.evenkeel.kalshi.wire.Page;
import io.evenkeel.kalshi.wire.Received;
import io.evenkeel.kalshi.wire.WireReaders;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Reads answers with our readers and compares them with what was recorded. */
final class Answers {
    private final Comparison comparison;

    Answers(Comparison comparison) {
        this.comparison = comparison;
    }

    /** @param call method and path as they were asked; ids in the path are left away */
    void answered(String where, String call, byte[] body) throws IOException {
        switch (call) {
            case "GET account/endpoint_costs" -> whole(where, Kinds.ENDPOINT_COSTS, WireReaders::endpointCosts, body);
            case "GET account/limits" -> whole(where, Kinds.ACCOUNT_LIMITS, WireReaders::accountLimits, body);
            case "GET portfolio/balance" -> whole(where, Kinds.BALANCE, WireReaders::balance, body);
            case "GET exchange/status" -> whole(where, Kinds.EXCHANGE_STATUS, WireReaders::exchangeStatus, body);
            case "GET portfolio/fills" -> page(where, "fills", Kinds.FILL, WireReaders::fills, body);
            case "GET portfolio/orders" -> page(where, "orders", Kinds.ORDER, WireReaders::orders, body);
            case "GET portfolio/orders/*" -> object(where, "order", Kinds.ORDER, WireReaders::order, body);
            case "GET portfolio/settlements" ->
                page(where, "settlements", Kinds.SETTLEMENT, WireReaders::settlements, body);
            case "GET portfolio/positions" -> positions(where, body);
            case "GET markets" -> page(where, "markets", MarketKind.MARKET, WireReaders::markets, body);
            case "GET markets/*" -> object(where, "market", MarketKind.MARKET, WireReaders::market, body);
            case "GET markets/*/orderbook" ->
                object(where, "orderbook_fp", Kinds.ORDER_BOOK, MarketDataReaders::orderBook, body);
            case "GET markets/trades" -> page(where, "trades", Kinds.PUBLIC_TRADE, MarketDataReaders::trades, body);
            case "GET series/fee_changes" ->
                page(
                        where,
                        "series_fee_change_arr",
                        new Kind<>("series-fee-change"),
                        MarketDataReaders::seriesFeeChanges,
                        body);
            case "POST portfolio/events/orders" -> whole(where, Kinds.ORDER_PLACED, OrderReaders::placed, body);
            case "DELETE portfolio/events/orders/*" -> whole(where, Kinds.ORDER_CANCELED, OrderReaders::canceled, body);
            default -> throw new AssertionError("no reader for the recorded call " + call);
        }
    }

    /** An error in any of its shapes. */
    void refused(String where, int status, byte[] body) throws IOException {
        var raw = Recordings.JSON.readTree(body);
        var error = ExchangeError.of(status, body);
        assertThat(error.status()).as(where).isEqualTo(status);
        if (raw.has("error")) {
            comparison.names("error.envelope", raw, Set.of("error"));
            comparison.same(where, Kinds.ERROR, raw.path("error"), error);
        } else {
            comparison.same(where, raw.has("msg") ? Kinds.PARAMETER_ERROR : Kinds.ERROR, raw, error);
        }
    }

    <T> void page(String where, String list, Kind<T> kind, Function<byte[], Page<T>> read, byte[] body)
            throws IOException {
        var raw = Recordings.JSON.readTree(body);
        comparison.names("page." + list, raw, Set.of(list, "cursor"));
        rows(where, raw, list, kind, read.apply(body));
    }

    <T> void object(String where, String name, Kind<T> kind, Function<byte[], Received<T>> read, byte[] body)
            throws IOException {
        var raw = Recordings.JSON.readTree(body);
        comparison.names("answer." + name, raw, Set.of(name));
        received(where, kind, raw.path(name), read.apply(body));
    }

    private <T> void whole(String where, Kind<T> kind, Function<byte[], Received<T>> read, byte[] body)
            throws IOException {
        received(where, kind, Recordings.JSON.readTree(body), read.apply(body));
    }

    /** One answer holds two lists, which are read one by one. */
    private void positions(String where, byte[] body) throws IOException {
        var raw = Recordings.JSON.readTree(body);
        comparison.names("page.positions", raw, Set.of("market_positions", "event_positions", "cursor"));
        rows(where, raw, "market_positions", Kinds.MARKET_POSITION, WireReaders.positions(body));
        rows(where, raw, "event_positions", Kinds.EVENT_POSITION, WireReaders.eventPositions(body));
    }

    private <T> void rows(String where, JsonNode raw, String list, Kind<T> kind, Page<T> page) throws IOException {
        assertThat(page.unreadable()).as(where).isEmpty();
        assertThat(page.good()).as(where).hasSize(raw.path(list).size());
        assertThat(page.cursor()).as(where).isEqualTo(raw.path("cursor").asText(""));
        List<Received<T>> rows = page.good();
        for (var i = 0; i < rows.size(); i++) {
            received(where + " " + list + " " + i, kind, raw.path(list).path(i), rows.get(i));
        }
    }

    private <T> void received(String where, Kind<T> kind, JsonNode raw, Received<T> ours) throws IOException {
        assertThat(Recordings.JSON.readTree(ours.raw()).equals(raw)).as(where).isTrue();
        comparison.same(where, kind, raw, ours.value());
    }
}
