package io.evenkeel.kalshi.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.evenkeel.contracts.money.Money;
import io.evenkeel.contracts.money.Price;
import io.evenkeel.contracts.money.Quantity;
import io.evenkeel.kalshi.failure.ExchangeError;
import io.evenkeel.kalshi.groundtruth.Recordings;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What the real exchange sent, and the histories with expected figures, read without loss. */
class RecordingsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void demo_answers_are_read() throws IOException {
        assertThat(WireReaders.balance(demo("auth__balance_ok.json")).value())
                .isEqualTo(new Balance(
                        Money.parse("98.0186"),
                        Money.parse("1.98"),
                        Instant.ofEpochSecond(1781159348),
                        List.of(new ShardBalance(0, Money.parse("98.0186")))));
        assertThat(WireReaders.fills(demo("fills__after_taker.json")).good()).hasSize(3);
        assertThat(WireReaders.settlements(demo("settlements__page.json")).size())
                .isZero();
        assertThat(WireReaders.accountLimits(demo("account__limits.json")).value())
                .satisfies(limits -> {
                    assertThat(limits.usageTier()).isEqualTo("basic");
                    assertThat(limits.readRefillPerSecond()).isEqualTo(200);
                    assertThat(limits.readCapacity()).isEqualTo(200);
                    assertThat(limits.writeRefillPerSecond()).isEqualTo(100);
                    assertThat(limits.writeCapacity()).isEqualTo(100);
                });
        var costs =
                WireReaders.endpointCosts(demo("account__endpoint_costs.json")).value();
        assertThat(costs.defaultCost()).isEqualTo(10);
        assertThat(costs.exceptions())
                .hasSize(16)
                .contains(new EndpointCost("DELETE", "/trade-api/v2/portfolio/events/orders/batched", 2));
        assertThat(WireReaders.exchangeStatus(demo("exchange__status.json")).value())
                .isEqualTo(new ExchangeStatus(true, true, null, null, List.of()));
        assertThat(WireReaders.order(demo("orders__get_after_create.json"))
                        .value()
                        .status())
                .isEqualTo("resting");
        var orders = WireReaders.orders(demo("portfolio__orders_list.json"));
        assertThat(orders.unreadable()).isEmpty();
        assertThat(orders.good()).hasSizeGreaterThan(3);
    }

    @Test
    void a_demo_position_is_read_exactly() throws IOException {
        var page = WireReaders.positions(demo("portfolio__positions.json"));

        assertThat(page.unreadable()).isEmpty();
        var position = page.good().getFirst().value();
        assertThat(position.position()).isEqualTo(Quantity.parse("3"));
        assertThat(position.exposure()).isEqualTo(Money.parse("2.5"));
        assertThat(position.fees()).isEqualTo(Money.parse("0.0189"));
        assertThat(position.lastUpdated()).isEqualTo(Instant.parse("2026-06-11T06:29:30.165032Z"));
    }

    @Test
    void demo_markets_are_read() throws IOException {
        for (var file : List.of(
                "markets__page1.json",
                "markets__page2.json",
                "markets__status_closed.json",
                "markets__unauth_list.json",
                "markets__single_filter_lastpage.json")) {
            var page = WireReaders.markets(demo(file));
            assertThat(page.unreadable()).as(file).isEmpty();
            assertThat(page.good()).as(file).isNotEmpty();
        }
        var market = WireReaders.market(demo("markets__single.json")).value();
        assertThat(market.yesBid()).isEqualTo(Price.parse("0.47"));
        assertThat(market.result()).isNull();
    }

    @Test
    void demo_errors_of_every_shape_are_read() throws IOException {
        assertThat(ExchangeError.of(401, demo("auth__unknown_key_id.json")))
                .isEqualTo(new ExchangeError(401, "authentication_error", "authentication_error", "NOT_FOUND"));
        assertThat(ExchangeError.of(401, demo("auth__bad_signature.json")).details())
                .isEqualTo("INCORRECT_API_KEY_SIGNATURE");
        assertThat(ExchangeError.of(400, demo("markets__limit_over_max.json")).message())
                .startsWith("Parameter validation failed");
        assertThat(ExchangeError.of(400, demo("orders__numeric_field_types.json"))
                        .code())
                .isEqualTo("bad_request");
        assertThat(ExchangeError.of(429, "{\"error\":\"too many requests\"}".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(new ExchangeError(429, "", "too many requests", ""));
    }

    @Test
    void every_fill_of_every_history_keeps_its_values() throws IOException {
        var seen = 0;
        for (var account : accounts()) {
            var page = WireReaders.fills(pageOf("fills", account));
            assertThat(page.unreadable()).isEmpty();
            for (var i = 0; i < page.good().size(); i++) {
                var row = account.path("fills").get(i);
                var fill = page.good().get(i).value();
                assertThat(fill.fillId().value()).isEqualTo(text(row, "fill_id"));
                assertThat(fill.ticker().value()).isEqualTo(text(row, "ticker"));
                assertThat(fill.bookSide().wire()).isEqualTo(text(row, "book_side"));
                assertThat(fill.createdTime()).isEqualTo(Instant.parse(text(row, "created_time")));
                same(row, "count_fp", fill.count().toBigDecimal());
                same(row, "yes_price_dollars", fill.yesPrice().toBigDecimal());
                same(
                        row,
                        "fee_cost",
                        fill.fee() == null ? BigDecimal.valueOf(-1) : fill.fee().toBigDecimal());
                seen++;
            }
        }
        assertThat(seen).isEqualTo(1707);
    }

    @Test
    void every_settlement_of_every_history_keeps_its_values() throws IOException {
        var seen = 0;
        for (var account : accounts()) {
            var page = WireReaders.settlements(pageOf("settlements", account));
            assertThat(page.unreadable()).isEmpty();
            for (var i = 0; i < page.good().size(); i++) {
                var row = account.path("settlements").get(i);
                var settlement = page.good().get(i).value();
                assertThat(settlement.ticker().value()).isEqualTo(text(row, "ticker"));
                assertThat(settlement.marketResult()).isEqualTo(text(row, "market_result"));
                assertThat(settlement.settledTime()).isEqualTo(Instant.parse(text(row, "settled_time")));
                same(row, "yes_count_fp", settlement.yesCount().toBigDecimal());
                same(row, "no_count_fp", settlement.noCount().toBigDecimal());
                same(row, "yes_total_cost_dollars", settlement.yesTotalCost().toBigDecimal());
                same(row, "no_total_cost_dollars", settlement.noTotalCost().toBigDecimal());
                same(row, "fee_cost", settlement.fee().toBigDecimal());
                assertThat(settlement.revenue().toBigDecimal().movePointRight(2))
                        .isEqualByComparingTo(row.path("revenue").decimalValue());
                seen++;
            }
        }
        assertThat(seen).isEqualTo(471);
    }

    @Test
    void every_cash_movement_market_event_and_series_of_every_history_is_read() throws IOException {
        for (var account : accounts()) {
            whole(account, "deposits", WireReaders::deposits);
            whole(account, "withdrawals", WireReaders::withdrawals);
        }
        for (var history : histories()) {
            whole(history, "markets", WireReaders::markets);
            for (var event : history.path("events")) {
                assertThat(WireReaders.event(wrapped("event", event))
                                .value()
                                .ticker()
                                .value())
                        .isEqualTo(text(event, "event_ticker"));
            }
            for (var series : history.path("series")) {
                assertThat(WireReaders.series(wrapped("series", series))
                                .value()
                                .ticker()
                                .value())
                        .isEqualTo(text(series, "ticker"));
            }
        }
    }

    private static <T> void whole(JsonNode holder, String list, Function<byte[], Page<T>> read) throws IOException {
        var page = read.apply(pageOf(list, holder));
        assertThat(page.unreadable()).as(list).isEmpty();
        assertThat(page.good()).as(list).hasSize(holder.path(list).size());
    }

    private static void same(JsonNode row, String field, BigDecimal value) {
        assertThat(value).as(field).isEqualByComparingTo(new BigDecimal(text(row, field)));
    }

    private static String text(JsonNode row, String field) {
        return row.path(field).textValue();
    }

    private static byte[] pageOf(String list, JsonNode holder) throws IOException {
        var page = JSON.createObjectNode();
        page.set(list, holder.path(list).isMissingNode() ? JSON.createArrayNode() : holder.path(list));
        page.put("cursor", "");
        return JSON.writeValueAsBytes(page);
    }

    private static byte[] wrapped(String name, JsonNode node) throws IOException {
        return JSON.writeValueAsBytes(JSON.createObjectNode().set(name, node));
    }

    private static List<JsonNode> accounts() throws IOException {
        var accounts = new ArrayList<JsonNode>();
        for (var history : histories()) {
            history.path("accounts").forEach(accounts::add);
        }
        return accounts;
    }

    private static List<JsonNode> histories() throws IOException {
        var files = new ArrayList<Path>();
        files.add(Recordings.path("recordings/account-2026/history.json"));
        for (var n = 101; n <= 107; n++) {
            files.add(Recordings.path("vectors/pnl/history-" + n + ".json"));
        }
        var histories = new ArrayList<JsonNode>();
        for (var file : files) {
            histories.add(JSON.readTree(file.toFile()));
        }
        return histories;
    }

    private static byte[] demo(String file) throws IOException {
        return Recordings.demo(file);
    }
}
