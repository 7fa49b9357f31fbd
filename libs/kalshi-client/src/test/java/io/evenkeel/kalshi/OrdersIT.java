package io.evenkeel.kalshi;

import static io.evenkeel.kalshi.ExchangeServer.get;
import static io.evenkeel.kalshi.ExchangeServer.verifies;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.evenkeel.contracts.BookSide;
import io.evenkeel.contracts.id.MarketTicker;
import io.evenkeel.contracts.id.OrderId;
import io.evenkeel.contracts.id.Subaccount;
import io.evenkeel.contracts.money.Price;
import io.evenkeel.contracts.money.Quantity;
import io.evenkeel.kalshi.budget.Lane;
import io.evenkeel.kalshi.order.Amendment;
import io.evenkeel.kalshi.order.ClientOrderId;
import io.evenkeel.kalshi.order.Decrease;
import io.evenkeel.kalshi.order.NewOrder;
import io.evenkeel.kalshi.order.OrderGroupCalls.GroupRef;
import io.evenkeel.kalshi.order.OrderRef;
import io.evenkeel.kalshi.order.Outcome;
import io.evenkeel.kalshi.wire.OrderPlaced;
import io.smallrye.mutiny.subscription.Cancellable;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Orders against a real server on this machine: each is sent once, whatever comes of it. */
class OrdersIT {
    private static final MarketTicker TICKER = new MarketTicker("T-1");
    private static final OrderRef ORDER = new OrderRef(new OrderId("o-1"), new Subaccount(2), TICKER, 1);
    private ExchangeServer server;
    private KalshiClient client;

    @BeforeEach
    void start() {
        server = new ExchangeServer();
        client = server.client(ExchangeServer.PATIENT);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void an_order_is_signed_over_its_path_and_told_of_with_its_text() {
        server.answers(201, placed("c-1", "2.00", "3.00"));

        var outcome = create(exit("c-1"));

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Accepted.class,
                        accepted -> assertThat(accepted.raw()).isEqualTo(placed("c-1", "2.00", "3.00")));
        assertThat(server.uris()).containsExactly("/trade-api/v2/portfolio/events/orders");
        assertThat(server.requests.getFirst().method().name()).isEqualTo("POST");
        assertThat(server.requests.getFirst().getHeader("Content-Type")).isEqualTo("application/json");
        assertThat(verifies(server.requests.getFirst())).isTrue();
        assertThat(server.bodies.getFirst()).contains("\"client_order_id\":\"c-1\"", "\"reduce_only\":true");
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 404, 408, 409, 429, 500, 502, 503, 504})
    void an_order_is_never_sent_again_whatever_the_answer(int status) {
        server.answers(status, "<html>sorry</html>");

        assertThat(create(exit("c-1"))).isInstanceOf(Outcome.Unknown.class);
        assertThat(server.calls()).isEqualTo(1);
    }

    @Test
    void an_order_whose_answer_never_comes_is_unknown() {
        server.answers(_ -> {});
        client = server.client(ExchangeServer.IMPATIENT);

        assertThat(create(exit("c-1"))).isEqualTo(new Outcome.Unknown<>("no answer from the exchange within 2000 ms"));
        assertThat(server.calls()).isEqualTo(1);
    }

    @Test
    void an_order_whose_connection_is_cut_is_unknown() {
        server.answers(request -> {
            request.response().putHeader("Content-Length", "5000").setStatusCode(201);
            request.response().write(placed("c-1", "0.00", "5.00"));
            request.connection().close();
        });

        assertThat(create(exit("c-1"))).isInstanceOf(Outcome.Unknown.class);
        assertThat(server.calls()).isEqualTo(1);
    }

    @Test
    void an_order_that_could_not_be_sent_is_denied() {
        server.stopListening();

        assertThat(create(exit("c-1"))).isInstanceOf(Outcome.Denied.class);
    }

    @Test
    void a_stale_time_stamp_is_a_refusal_that_teaches_the_clock_and_sends_nothing_again() {
        server.answers(request -> request.response()
                .setStatusCode(401)
                .putHeader("Date", "Sun, 15 Nov 2026 01:00:00 GMT")
                .end("{\"error\":{\"code\":\"header_timestamp_expired\",\"message\":\"expired\"}}"));
        assertThat(create(exit("c-1"))).isInstanceOf(Outcome.Rejected.class);
        assertThat(server.calls()).isEqualTo(1);

        server.answers(201, placed("c-1", "0.00", "5.00"));
        create(exit("c-1"));

        assertThat(Long.parseLong(server.requests.getLast().getHeader("KALSHI-ACCESS-TIMESTAMP")))
                .isBetween(1794704400000L, 1794704430000L);
    }

    @Test
    void an_answer_about_another_order_or_with_too_many_contracts_is_unknown() {
        server.answers(201, placed("c-2", "0.00", "5.00"));
        assertThat(create(exit("c-1"))).isEqualTo(new Outcome.Unknown<>("the answer names another client order id"));

        server.answers(201, placed("c-1", "3.00", "2.01"));
        assertThat(create(exit("c-1")))
                .isEqualTo(new Outcome.Unknown<>("the answer has more contracts than the order"));

        server.answers(200, "{\"order_id\":\"o-2\",\"reduced_by\":\"1.00\",\"ts_ms\":1790000005000}");
        assertThat(get(client.orderCalls().cancel(Lane.EXIT, ORDER)))
                .isEqualTo(new Outcome.Unknown<>("the answer names another order"));
    }

    @Test
    void headers_can_be_signed_ahead_and_are_used_while_they_are_fresh() {
        client = server.client(ExchangeServer.PATIENT, InstantSource.fixed(Instant.parse("2026-11-15T00:00:00Z")));
        server.answers(201, placed("c-1", "0.00", "5.00"));
        var ahead = get(client.orderCalls().signCreateAhead());

        get(client.orderCalls().create(Lane.EXIT, exit("c-1"), ahead));

        assertThat(server.requests.getFirst().getHeader("KALSHI-ACCESS-SIGNATURE"))
                .isEqualTo(ahead.headers().get("KALSHI-ACCESS-SIGNATURE"));
        assertThat(verifies(server.requests.getFirst())).isTrue();
        assertThat(ahead.toString()).doesNotContain("KALSHI-ACCESS");
    }

    @Test
    void a_batch_tells_of_each_order_by_itself() {
        server.answers(
                201,
                "{\"orders\":[" + placed("b-1", "0.00", "5.00")
                        + ",{\"client_order_id\":\"b-2\",\"error\":{\"code\":\"insufficient_balance\"}},{}]}");

        var outcomes = get(client.orderCalls().createAll(Lane.EXIT, List.of(exit("b-1"), exit("b-2"), exit("b-3"))));

        assertThat(outcomes)
                .hasExactlyElementsOfTypes(Outcome.Accepted.class, Outcome.Rejected.class, Outcome.Unknown.class);
        assertThat(server.uris()).containsExactly("/trade-api/v2/portfolio/events/orders/batched");
    }

    @Test
    void a_batch_whose_answer_does_not_fit_says_nothing_about_any_order() {
        server.answers(201, "{\"orders\":[" + placed("b-1", "0.00", "5.00") + "]}");

        assertThat(get(client.orderCalls().createAll(Lane.EXIT, List.of(exit("b-1"), exit("b-2")))))
                .hasOnlyElementsOfType(Outcome.Unknown.class)
                .hasSize(2);
        assertThat(get(client.orderCalls().createAll(Lane.EXIT, List.of(exit("b-2")))))
                .hasOnlyElementsOfType(Outcome.Unknown.class);
    }

    @Test
    void a_batch_that_is_refused_or_lost_is_so_for_each_order() {
        server.answers(503, "");
        assertThat(get(client.orderCalls().cancelAll(Lane.EXIT, List.of(ORDER, ORDER))))
                .hasOnlyElementsOfType(Outcome.Unknown.class);
        server.answers(400, "{\"msg\":\"Parameter validation failed\"}");
        assertThat(get(client.orderCalls().cancelAll(Lane.EXIT, List.of(ORDER, ORDER))))
                .hasOnlyElementsOfType(Outcome.Rejected.class);
    }

    @Test
    void a_batch_that_the_budget_never_holds_is_denied_as_a_whole() {
        var orders = IntStream.range(0, 11).mapToObj(n -> exit("b-" + n)).toList();

        assertThat(get(client.orderCalls().createAll(Lane.EXIT, orders)))
                .hasOnlyElementsOfType(Outcome.Denied.class)
                .hasSize(11);
        assertThat(server.calls()).isZero();
    }

    @Test
    void cancel_amend_and_decrease_go_where_they_should() {
        server.answers(
                200,
                "{\"order_id\":\"o-1\",\"reduced_by\":\"1.00\",\"remaining_count\":\"1.00\",\"ts_ms\":1790000005000}");
        var calls = client.orderCalls();

        assertThat(get(calls.cancel(Lane.EXIT, ORDER))).isInstanceOf(Outcome.Accepted.class);
        assertThat(get(calls.decrease(Lane.EXIT, ORDER, new Decrease.By(Quantity.parse("1")))))
                .isInstanceOf(Outcome.Accepted.class);
        assertThat(get(calls.amend(
                        Lane.EXIT,
                        new Amendment(
                                ORDER, TICKER, BookSide.BID, Price.parse("0.5"), Quantity.parse("2"), null, null))))
                .isInstanceOf(Outcome.Accepted.class);
        server.answers(204, "");
        assertThat(get(calls.cancelEverything(Lane.EXIT, null))).isInstanceOf(Outcome.Accepted.class);

        assertThat(server.requests.stream().map(request -> request.method() + " " + request.uri()))
                .containsExactly(
                        "DELETE /trade-api/v2/portfolio/events/orders/o-1"
                                + "?subaccount=2&exchange_index=1&market_ticker=T-1",
                        "POST /trade-api/v2/portfolio/events/orders/o-1/decrease?subaccount=2",
                        "POST /trade-api/v2/portfolio/events/orders/o-1/amend?subaccount=2",
                        "DELETE /trade-api/v2/portfolio/events/orders");
    }

    @Test
    void a_cancel_that_finds_nothing_proves_nothing() {
        server.answers(404, "{\"error\":{\"code\":\"not_found\",\"message\":\"not found\"}}");

        assertThat(get(client.orderCalls().cancel(Lane.EXIT, ORDER))).isInstanceOf(Outcome.NotFound.class);
    }

    @Test
    void order_groups_are_made_changed_and_ended() {
        var groups = client.orderGroupCalls();
        var group = new GroupRef("g-1", Subaccount.PRIMARY, null);
        server.answers(201, "{\"order_group_id\":\"g-1\",\"subaccount\":0,\"exchange_index\":0}");
        assertThat(get(groups.create(Lane.POLLING, Quantity.parse("100"), Subaccount.PRIMARY, null)))
                .isInstanceOf(Outcome.Accepted.class);
        server.answers(200, "{}");

        assertThat(get(groups.limit(Lane.POLLING, group, Quantity.parse("50")))).isInstanceOf(Outcome.Accepted.class);
        assertThat(get(groups.reset(Lane.POLLING, group))).isInstanceOf(Outcome.Accepted.class);
        assertThat(get(groups.trigger(Lane.POLLING, group))).isInstanceOf(Outcome.Accepted.class);
        assertThat(get(groups.delete(Lane.POLLING, group))).isInstanceOf(Outcome.Accepted.class);
        assertThat(get(client.orderGroups(Filter.ALL)).size()).isZero();

        assertThat(server.requests.stream().map(request -> request.method() + " " + request.uri()))
                .containsExactly(
                        "POST /trade-api/v2/portfolio/order_groups/create",
                        "PUT /trade-api/v2/portfolio/order_groups/g-1/limit?subaccount=0",
                        "PUT /trade-api/v2/portfolio/order_groups/g-1/reset?subaccount=0",
                        "PUT /trade-api/v2/portfolio/order_groups/g-1/trigger?subaccount=0",
                        "DELETE /trade-api/v2/portfolio/order_groups/g-1?subaccount=0",
                        "GET /trade-api/v2/portfolio/order_groups");
    }

    @Test
    void an_exit_goes_out_while_reads_hang_on_every_connection_and_fill_every_queue() {
        server.answers(request -> {
            if (request.method().name().equals("POST")) {
                request.response().setStatusCode(201).end(placed("c-1", "5.00", "0.00"));
            }
        });
        var hanging = IntStream.range(0, 100)
                .mapToObj(_ -> client.at(Lane.BACKFILL)
                        .historicalFills(Filter.ALL, "")
                        .subscribe()
                        .with(_ -> {}, _ -> {}))
                .toList();
        await().atMost(Duration.ofSeconds(20)).until(() -> server.calls() >= 4);

        assertThat(create(exit("c-1"))).isInstanceOf(Outcome.Accepted.class);

        hanging.reversed().forEach(Cancellable::cancel);
    }

    private Outcome<OrderPlaced> create(NewOrder order) {
        return get(client.orderCalls().create(Lane.EXIT, order));
    }

    private static NewOrder exit(String id) {
        return NewOrder.exit(new ClientOrderId(id), TICKER, BookSide.ASK, Quantity.parse("5"), Price.parse("0.45"));
    }

    private static String placed(String id, String filled, String remaining) {
        return "{\"client_order_id\":\"" + id + "\",\"fill_count\":\"" + filled + "\",\"order_id\":\"o-1\","
                + "\"remaining_count\":\"" + remaining + "\",\"ts_ms\":1790000000123}";
    }
}
