package io.evenkeel.kalshi;

import static io.evenkeel.kalshi.ExchangeServer.get;
import static io.evenkeel.kalshi.ExchangeServer.verifies;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.contracts.id.EventTicker;
import io.evenkeel.contracts.id.MarketTicker;
import io.evenkeel.contracts.id.OrderId;
import io.evenkeel.contracts.id.SeriesTicker;
import io.evenkeel.contracts.id.Subaccount;
import io.evenkeel.contracts.money.Money;
import io.evenkeel.kalshi.budget.Lane;
import io.evenkeel.kalshi.failure.ExchangeFailure;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The client against a real server on this machine that misbehaves as the exchange can. */
class KalshiClientIT {
    private static final String BALANCE = "{\"balance\":100,\"balance_dollars\":\"1.0012\",\"portfolio_value\":5}";
    private static final String FILLS = "{\"fills\":[],\"cursor\":\"\"}";
    private ExchangeServer server;
    private KalshiClient client;

    @BeforeEach
    void start() {
        server = new ExchangeServer();
        server.answers(200, BALANCE);
        client = server.client(ExchangeServer.PATIENT);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void the_signature_covers_the_encoded_path_without_the_query() {
        var verified = new CopyOnWriteArrayList<Boolean>();
        server.answers(request -> {
            verified.add(verifies(request));
            request.response().end("{\"markets\":[],\"cursor\":\"\"}");
        });

        get(client.markets(List.of(new MarketTicker("A/B"), new MarketTicker("C")), ""));

        assertThat(verified).containsExactly(true);
        assertThat(server.uris()).containsExactly("/trade-api/v2/markets?tickers=A%2FB%2CC&limit=1000");
    }

    @Test
    void an_id_with_odd_characters_stays_in_its_segment_and_verifies() {
        var verified = new CopyOnWriteArrayList<Boolean>();
        server.answers(request -> {
            verified.add(verifies(request));
            request.response().setStatusCode(404).end("{\"error\":{\"code\":\"not_found\",\"message\":\"not found\"}}");
        });

        assertThatThrownBy(() -> get(client.market(new MarketTicker("A/../B?x"))))
                .isInstanceOf(ExchangeFailure.Refused.class)
                .hasMessage("exchange answered 404: not_found: not found");
        assertThat(verified).containsExactly(true);
        assertThat(server.uris()).containsExactly("/trade-api/v2/markets/A%2F..%2FB%3Fx");
    }

    @Test
    void a_429_and_a_503_are_tried_again() {
        server.answers(request -> {
            switch (server.calls()) {
                case 1 -> request.response().setStatusCode(429).end("{\"error\":\"too many requests\"}");
                case 2 -> request.response().setStatusCode(503).end("<html>maintenance</html>");
                default -> request.response().end(BALANCE);
            }
        });

        assertThat(get(client.balance(Subaccount.PRIMARY)).value().balance()).isEqualTo(Money.parse("1.0012"));
        assertThat(server.calls()).isEqualTo(3);
    }

    @Test
    void attempts_are_bounded_and_the_last_answer_is_what_is_told() {
        server.answers(429, "{\"error\":\"too many requests\"}");

        assertThatThrownBy(() -> get(client.balance(Subaccount.PRIMARY)))
                .isInstanceOf(ExchangeFailure.Throttled.class)
                .hasMessage("exchange answered 429: too many requests");
        assertThat(server.calls()).isEqualTo(3);
    }

    @Test
    void a_refused_key_is_not_tried_again() {
        server.answers(request -> request.response()
                .setStatusCode(401)
                .end("{\"error\":{\"code\":\"authentication_error\",\"message\":\"authentication_error\","
                        + "\"details\":\"NOT_FOUND\"}}"));

        assertThatThrownBy(() -> get(client.balance(Subaccount.PRIMARY)))
                .isInstanceOfSatisfying(ExchangeFailure.Refused.class, refused -> {
                    assertThat(refused.isAboutTheKey()).isTrue();
                    assertThat(refused.error().details()).isEqualTo("NOT_FOUND");
                });
        assertThat(server.calls()).isEqualTo(1);
    }

    @Test
    void a_stale_time_stamp_teaches_the_exchanges_clock_once() {
        var stamps = new CopyOnWriteArrayList<Long>();
        server.answers(request -> {
            stamps.add(Long.valueOf(request.getHeader("KALSHI-ACCESS-TIMESTAMP")));
            if (server.calls() == 1) {
                request.response()
                        .setStatusCode(401)
                        .putHeader("Date", "Sun, 15 Nov 2026 01:00:00 GMT")
                        .end("{\"error\":{\"code\":\"header_timestamp_expired\",\"message\":\"expired\"}}");
            } else {
                request.response().end(BALANCE);
            }
        });

        get(client.balance(Subaccount.PRIMARY));

        assertThat(stamps.get(1)).isBetween(1794704400000L, 1794704460000L);
    }

    @Test
    void an_answer_that_never_comes_ends_in_time() {
        server.answers(_ -> {});

        assertThatThrownBy(() -> get(server.client(ExchangeServer.IMPATIENT).balance(Subaccount.PRIMARY)))
                .isInstanceOf(ExchangeFailure.Unreachable.class)
                .hasMessageContaining("within 2000 ms");
        assertThat(server.calls()).isEqualTo(3);
    }

    @Test
    void an_answer_that_drips_for_ever_ends_in_time() {
        server.answers(request -> {
            request.response().setChunked(true).write("{");
            server.vertx.setPeriodic(50, _ -> {
                if (!request.response().closed()) {
                    request.response().write(" ");
                }
            });
        });

        assertThatThrownBy(() -> get(server.client(ExchangeServer.IMPATIENT).balance(Subaccount.PRIMARY)))
                .isInstanceOf(ExchangeFailure.Unreachable.class);
    }

    @Test
    void a_body_beyond_the_bound_is_cut_off() {
        server.answers(request -> request.response().end("{\"balance\":\"" + "x".repeat(200_000) + "\"}"));

        assertThatThrownBy(() -> get(client.balance(Subaccount.PRIMARY)))
                .isInstanceOf(ExchangeFailure.Unintelligible.class)
                .hasMessageContaining("larger than 100000 bytes");
        assertThat(server.calls()).isEqualTo(1);
    }

    @Test
    void a_connection_cut_in_the_middle_is_a_failure_and_never_half_a_page() {
        server.answers(request -> {
            request.response().putHeader("Content-Length", "5000").write("{\"fills\":[],\"cursor\":\"\"}");
            request.connection().close();
        });

        assertThatThrownBy(() -> get(client.fills(Filter.ALL, ""))).isInstanceOf(ExchangeFailure.Unreachable.class);
    }

    @Test
    void a_redirect_is_refused_so_that_signed_headers_go_nowhere_else() {
        server.answers(request -> request.response()
                .setStatusCode(302)
                .putHeader("Location", "http://127.0.0.1:" + server.port() + "/elsewhere")
                .end());

        assertThatThrownBy(() -> get(client.balance(Subaccount.PRIMARY))).isInstanceOf(ExchangeFailure.Refused.class);
        assertThat(server.calls()).isEqualTo(1);
    }

    @Test
    void a_web_page_with_status_200_is_a_failure() {
        server.answers(200, "<html>we will be back</html>");

        assertThatThrownBy(() -> get(client.fills(Filter.ALL, "")))
                .isInstanceOfSatisfying(
                        ExchangeFailure.Unintelligible.class,
                        failure -> assertThat(failure.body()).isEqualTo("<html>we will be back</html>"));
    }

    @Test
    void nobody_listening_is_unreachable() {
        server.stopListening();

        assertThatThrownBy(() -> get(client.balance(Subaccount.PRIMARY)))
                .isInstanceOf(ExchangeFailure.Unreachable.class);
    }

    @Test
    void a_hundred_calls_at_once_all_end() {
        server.answers(request -> request.response()
                .end(
                        request.uri().endsWith("limits")
                                ? "{\"usage_tier\":\"prime\",\"read\":{\"refill_rate\":4000,\"bucket_capacity\":4000},"
                                        + "\"write\":{\"refill_rate\":4000,\"bucket_capacity\":8000}}"
                                : "{\"exchange_active\":true,\"trading_active\":true}"));
        get(client.accountLimits());

        var all = Uni.join()
                .all(IntStream.range(0, 100)
                        .mapToObj(_ -> client.exchangeStatus())
                        .toList())
                .andFailFast();

        assertThat(get(all)).hasSize(100);
    }

    @Test
    void five_failures_of_one_list_stop_it_and_leave_the_others_alone() {
        client = server.client(ExchangeServer.PATIENT, InstantSource.fixed(Instant.parse("2026-11-15T00:00:00Z")));
        server.answers(request -> request.response()
                .setStatusCode(request.uri().contains("/historical/") ? 500 : 200)
                .end(request.uri().contains("/fills") ? FILLS : BALANCE));
        var backfill = client.at(Lane.BACKFILL);
        for (var i = 0; i < 2; i++) {
            assertThatThrownBy(() -> get(backfill.historicalFills(Filter.ALL, "")))
                    .isInstanceOf(ExchangeFailure.class);
        }
        assertThat(server.calls()).as("three attempts and then two").isEqualTo(5);

        assertThatThrownBy(() -> get(backfill.historicalFills(Filter.ALL, "")))
                .isInstanceOf(ExchangeFailure.Stopped.class);
        assertThat(get(client.at(Lane.EXIT).balance(Subaccount.PRIMARY))).isNotNull();
        assertThat(get(backfill.fills(Filter.ALL, "")).size()).isZero();

        assertThat(server.calls()).isEqualTo(7);
    }

    @Test
    void a_cost_that_the_exchange_tells_counts_from_then_on() {
        server.answers(
                200,
                "{\"default_cost\":201,\"endpoint_costs\":[{\"method\":\"GET\","
                        + "\"path\":\"/trade-api/v2/portfolio/orders/:order_id\",\"cost\":1}]}");
        get(client.endpointCosts());

        assertThatThrownBy(() -> get(client.balance(Subaccount.PRIMARY)))
                .isInstanceOf(ExchangeFailure.Overloaded.class)
                .hasMessageContaining("201 tokens");
        server.answers(404, "{\"error\":{\"code\":\"not_found\",\"message\":\"not found\"}}");
        assertThatThrownBy(() -> get(client.order(new OrderId("o-1")))).isInstanceOf(ExchangeFailure.Refused.class);
    }

    @Test
    void lists_are_asked_for_with_every_part_of_their_filter() {
        server.answers(200, "{\"orders\":[],\"markets\":[],\"cursor\":\"\"}");
        var filter = Filter.of(new Subaccount(2))
                .between(Instant.ofEpochSecond(1790000000), Instant.ofEpochSecond(1790000060))
                .of(new MarketTicker("T-1"))
                .of(new EventTicker("T"))
                .of(new OrderId("o-1"))
                .withOrderStatus("resting")
                .onShard(1);
        var markets = new MarketFilter(
                List.of(),
                new EventTicker("T"),
                new SeriesTicker("S"),
                "closed",
                MarketFilter.Time.CLOSE,
                Instant.ofEpochSecond(1790000000),
                null,
                true);

        get(client.orders(filter, "next"));
        get(client.marketData().markets(markets, ""));

        assertThat(server.uris())
                .containsExactly(
                        "/trade-api/v2/portfolio/orders?subaccount=2&min_ts=1790000000&max_ts=1790000060&ticker=T-1"
                                + "&event_ticker=T&order_id=o-1&status=resting&exchange_index=1&limit=1000&cursor=next",
                        "/trade-api/v2/markets?event_ticker=T&series_ticker=S&status=closed&min_close_ts=1790000000"
                                + "&mve_filter=exclude&limit=1000");
    }
}
