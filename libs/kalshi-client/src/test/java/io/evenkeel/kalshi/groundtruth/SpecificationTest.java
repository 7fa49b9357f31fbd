package io.evenkeel.kalshi.groundtruth;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.evenkeel.kalshi.failure.ExchangeFailure;
import io.evenkeel.kalshi.wire.MarketDataReaders;
import io.evenkeel.kalshi.wire.OrderReaders;
import io.evenkeel.kalshi.wire.Page;
import io.evenkeel.kalshi.wire.Received;
import io.evenkeel.kalshi.wire.WireReaders;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** What our readers ask of an answer is no more than what the exchange's own description promises. */
class SpecificationTest {
    /** @param readable whether our reader takes an object like the sample */
    private record Subject(String schema, Kind<?> kind, JsonNode sample, Predicate<JsonNode> readable) {}

    @Test
    void what_we_read_is_described_and_what_we_need_is_promised() throws IOException {
        var specification = new Specification();
        for (var subject : subjects()) {
            var types = specification.types(subject.schema());
            assertThat(types.keySet())
                    .as(subject.schema())
                    .containsAll(subject.kind().read());
            assertThat(specification.required(subject.schema()))
                    .as(subject.schema())
                    .containsAll(needed(subject));
            for (var name : subject.kind().read()) {
                var value = subject.sample().path(name);
                if (!value.isMissingNode() && !value.isNull()) {
                    assertThat(types.get(name))
                            .as(subject.schema() + " " + name)
                            .isIn(types(value));
                }
            }
        }
    }

    @Test
    void a_cursor_is_demanded_where_it_is_promised_and_nowhere_else() throws IOException {
        var specification = new Specification();
        Map<String, Runnable> withoutCursor = Map.ofEntries(
                entry("GetFillsResponse", () -> WireReaders.fills(empty("fills"))),
                entry("GetOrdersResponse", () -> WireReaders.orders(empty("orders"))),
                entry("GetMarketsResponse", () -> WireReaders.markets(empty("markets"))),
                entry("GetTradesResponse", () -> MarketDataReaders.trades(empty("trades"))),
                entry("GetEventsResponse", () -> MarketDataReaders.events(empty("events"))),
                entry(
                        "GetEventFeeChangesResponse",
                        () -> MarketDataReaders.eventFeeChanges(empty("event_fee_changes"))),
                entry("GetPositionsResponse", () -> WireReaders.positions(empty("market_positions"))),
                entry("GetSettlementsResponse", () -> WireReaders.settlements(empty("settlements"))),
                entry("GetDepositsResponse", () -> WireReaders.deposits(empty("deposits"))),
                entry("GetWithdrawalsResponse", () -> WireReaders.withdrawals(empty("withdrawals"))),
                entry("GetSubaccountTransfersResponse", () -> WireReaders.subaccountTransfers(empty("transfers"))));

        withoutCursor.forEach((schema, read) -> {
            if (specification.required(schema).contains("cursor")) {
                assertThatThrownBy(read::run)
                        .as(schema)
                        .isInstanceOf(ExchangeFailure.Unintelligible.class)
                        .hasMessage("answer has no cursor");
            } else {
                assertThatCode(read::run).as(schema).doesNotThrowAnyException();
            }
        });
    }

    private static byte[] empty(String list) {
        return bytes(Recordings.JSON.createObjectNode().set(list, Recordings.JSON.createArrayNode()));
    }

    /** The fields without which our reader refuses the sample. */
    private static List<String> needed(Subject subject) {
        assertThat(subject.readable().test(subject.sample()))
                .as(subject.schema())
                .isTrue();
        var needed = new TreeSet<String>();
        subject.sample().fieldNames().forEachRemaining(name -> {
            var without = (ObjectNode) subject.sample().deepCopy();
            without.remove(name);
            if (!subject.readable().test(without)) {
                needed.add(name);
            }
        });
        assertThat(needed).as(subject.schema()).isNotEmpty();
        return List.copyOf(needed);
    }

    private static List<Subject> subjects() throws IOException {
        var history = Recordings.json("recordings/account-2026/history.json");
        var account = history.path("accounts").path(0);
        var positions = demo("portfolio__positions.json");
        return List.of(
                row("Fill", Kinds.FILL, "fills", account, WireReaders::fills),
                row("Settlement", Kinds.SETTLEMENT, "settlements", account, WireReaders::settlements),
                row("Order", Kinds.ORDER, "orders", demo("portfolio__orders_list.json"), WireReaders::orders),
                row("MarketPosition", Kinds.MARKET_POSITION, "market_positions", positions, WireReaders::positions),
                row("EventPosition", Kinds.EVENT_POSITION, "event_positions", positions, WireReaders::eventPositions),
                row("Market", MarketKind.MARKET, "markets", demo("markets__high_temp.json"), WireReaders::markets),
                row(
                        "Trade",
                        Kinds.PUBLIC_TRADE,
                        "trades",
                        demo("trades__public_recorded.json"),
                        MarketDataReaders::trades),
                row("Series", Kinds.SERIES, "series", history, MarketDataReaders::seriesList),
                row("EventData", Kinds.EVENT, "events", history, MarketDataReaders::events),
                whole("GetBalanceResponse", Kinds.BALANCE, "auth__balance_ok.json", WireReaders::balance),
                whole(
                        "GetAccountApiLimitsResponse",
                        Kinds.ACCOUNT_LIMITS,
                        "account__limits.json",
                        WireReaders::accountLimits),
                whole(
                        "CreateOrderV2Response",
                        Kinds.ORDER_PLACED,
                        "orders__create_v2_taker_ioc.json",
                        OrderReaders::placed),
                whole("CancelOrderV2Response", Kinds.ORDER_CANCELED, "orders__cancel_v2.json", OrderReaders::canceled));
    }

    private static <T> Subject row(
            String schema, Kind<T> kind, String list, JsonNode holder, Function<byte[], Page<T>> read) {
        return new Subject(schema, kind, holder.path(list).path(0), row -> {
            var page = Recordings.JSON.createObjectNode();
            page.putArray(list).add(row);
            page.put("cursor", "");
            return read.apply(bytes(page)).unreadable().isEmpty();
        });
    }

    private static <T> Subject whole(String schema, Kind<T> kind, String file, Function<byte[], Received<T>> read)
            throws IOException {
        return new Subject(schema, kind, demo(file), body -> {
            try {
                return read.apply(bytes(body)).value() != null;
            } catch (ExchangeFailure.Unintelligible e) {
                return false;
            }
        });
    }

    private static byte[] bytes(JsonNode node) {
        return node.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static JsonNode demo(String file) throws IOException {
        return Recordings.JSON.readTree(Recordings.demo(file));
    }

    private static List<String> types(JsonNode value) {
        return switch (value.getNodeType()) {
            case STRING -> List.of("string");
            case BOOLEAN -> List.of("boolean");
            case ARRAY -> List.of("array");
            case OBJECT -> List.of("object");
            case NUMBER -> value.isIntegralNumber() ? List.of("integer", "number") : List.of("number");
            default -> List.of();
        };
    }
}
