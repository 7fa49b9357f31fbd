package io.evenkeel.kalshi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.contracts.id.MarketTicker;
import io.evenkeel.contracts.id.Subaccount;
import io.evenkeel.contracts.money.Money;
import io.evenkeel.kalshi.failure.ExchangeFailure;
import io.evenkeel.kalshi.http.ExchangeHttp;
import io.evenkeel.kalshi.http.HttpSettings;
import io.evenkeel.kalshi.http.Origin;
import io.evenkeel.kalshi.sign.ApiKey;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The client against a real server on this machine that misbehaves as the exchange can. */
class KalshiClientIT {
    private static final String BALANCE = "{\"balance\":100,\"balance_dollars\":\"1.0012\",\"portfolio_value\":5}";
    private static final HttpSettings SETTINGS = new HttpSettings(
            Duration.ofSeconds(2),
            Duration.ofMillis(500),
            100_000,
            2,
            Duration.ofMillis(5),
            Duration.ofMillis(20),
            4,
            2);

    private final Vertx vertx = Vertx.vertx();
    private final AtomicInteger calls = new AtomicInteger();
    private final List<String> uris = new CopyOnWriteArrayList<>();
    private volatile Handler<HttpServerRequest> behaviour =
            request -> request.response().end(BALANCE);
    private HttpServer server;
    private ExchangeHttp http;
    private KalshiClient client;

    @BeforeEach
    void start() throws Exception {
        server = vertx.createHttpServer()
                .requestHandler(request -> {
                    calls.incrementAndGet();
                    uris.add(request.uri());
                    behaviour.handle(request);
                })
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
        http = new ExchangeHttp(vertx, SETTINGS);
        client = client(server.actualPort());
    }

    @AfterEach
    void stop() throws Exception {
        http.close();
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    @Test
    void the_signature_covers_the_encoded_path_without_the_query() {
        var verified = new CopyOnWriteArrayList<Boolean>();
        behaviour = request -> {
            verified.add(verifies(request));
            request.response().end("{\"markets\":[],\"cursor\":\"\"}");
        };

        get(client.markets(List.of(new MarketTicker("A/B"), new MarketTicker("C")), ""));

        assertThat(verified).containsExactly(true);
        assertThat(uris).containsExactly("/trade-api/v2/markets?tickers=A%2FB%2CC&limit=1000");
    }

    @Test
    void an_id_with_odd_characters_stays_in_its_segment_and_verifies() {
        var verified = new CopyOnWriteArrayList<Boolean>();
        behaviour = request -> {
            verified.add(verifies(request));
            request.response().setStatusCode(404).end("{\"error\":{\"code\":\"not_found\",\"message\":\"not found\"}}");
        };

        assertThatThrownBy(() -> get(client.market(new MarketTicker("A/../B?x"))))
                .isInstanceOf(ExchangeFailure.Refused.class)
                .hasMessage("exchange answered 404: not_found: not found");
        assertThat(verified).containsExactly(true);
        assertThat(uris).containsExactly("/trade-api/v2/markets/A%2F..%2FB%3Fx");
    }

    @Test
    void a_429_and_a_503_are_tried_again() {
        behaviour = request -> {
            switch (calls.get()) {
                case 1 -> request.response().setStatusCode(429).end("{\"error\":\"too many requests\"}");
                case 2 -> request.response().setStatusCode(503).end("<html>maintenance</html>");
                default -> request.response().end(BALANCE);
            }
        };

        assertThat(get(client.balance(Subaccount.PRIMARY)).value().balance()).isEqualTo(Money.parse("1.0012"));
        assertThat(calls).hasValue(3);
    }

    @Test
    void attempts_are_bounded_and_the_last_answer_is_what_is_told() {
        behaviour = request -> request.response().setStatusCode(429).end("{\"error\":\"too many requests\"}");

        assertThatThrownBy(() -> get(client.balance(Subaccount.PRIMARY)))
                .isInstanceOf(ExchangeFailure.Throttled.class)
                .hasMessage("exchange answered 429: too many requests");
        assertThat(calls).hasValue(3);
    }

    @Test
    void a_refused_key_is_not_tried_again() {
        behaviour = request -> request.response()
                .setStatusCode(401)
                .end("{\"error\":{\"code\":\"authentication_error\",\"message\":\"authentication_error\","
                        + "\"details\":\"NOT_FOUND\"}}");

        assertThatThrownBy(() -> get(client.balance(Subaccount.PRIMARY)))
                .isInstanceOfSatisfying(ExchangeFailure.Refused.class, refused -> {
                    assertThat(refused.isAboutTheKey()).isTrue();
                    assertThat(refused.error().details()).isEqualTo("NOT_FOUND");
                });
        assertThat(calls).hasValue(1);
    }

    @Test
    void a_stale_time_stamp_teaches_the_exchanges_clock_once() {
        var stamps = new CopyOnWriteArrayList<Long>();
        behaviour = request -> {
            stamps.add(Long.valueOf(request.getHeader("KALSHI-ACCESS-TIMESTAMP")));
            if (calls.get() == 1) {
                request.response()
                        .setStatusCode(401)
                        .putHeader("Date", "Sun, 15 Nov 2026 01:00:00 GMT")
                        .end("{\"error\":{\"code\":\"header_timestamp_expired\",\"message\":\"expired\"}}");
            } else {
                request.response().end(BALANCE);
            }
        };

        get(client.balance(Subaccount.PRIMARY));

        assertThat(stamps.get(1)).isBetween(1794704400000L, 1794704401000L);
    }

    @Test
    void an_answer_that_never_comes_ends_in_time() {
        behaviour = _ -> {};

        assertThatThrownBy(() -> get(client.balance(Subaccount.PRIMARY)))
                .isInstanceOf(ExchangeFailure.Unreachable.class)
                .hasMessageContaining("within 500 ms");
        assertThat(calls).hasValue(3);
    }

    @Test
    void an_answer_that_drips_for_ever_ends_in_time() {
        behaviour = request -> {
            request.response().setChunked(true).write("{");
            vertx.setPeriodic(50, _ -> {
                if (!request.response().closed()) {
                    request.response().write(" ");
                }
            });
        };

        assertThatThrownBy(() -> get(client.balance(Subaccount.PRIMARY)))
                .isInstanceOf(ExchangeFailure.Unreachable.class);
    }

    @Test
    void a_body_beyond_the_bound_is_cut_off() {
        behaviour = request -> request.response().end("{\"balance\":\"" + "x".repeat(200_000) + "\"}");

        assertThatThrownBy(() -> get(client.balance(Subaccount.PRIMARY)))
                .isInstanceOf(ExchangeFailure.Unintelligible.class)
                .hasMessageContaining("larger than 100000 bytes");
        assertThat(calls).hasValue(1);
    }

    @Test
    void a_connection_cut_in_the_middle_is_a_failure_and_never_half_a_page() {
        behaviour = request -> {
            request.response().putHeader("Content-Length", "5000").write("{\"fills\":[],\"cursor\":\"\"}");
            request.connection().close();
        };

        assertThatThrownBy(() -> get(client.fills(Filter.ALL, ""))).isInstanceOf(ExchangeFailure.Unreachable.class);
    }

    @Test
    void a_redirect_is_refused_so_that_signed_headers_go_nowhere_else() {
        behaviour = request -> request.response()
                .setStatusCode(302)
                .putHeader("Location", "http://127.0.0.1:" + server.actualPort() + "/elsewhere")
                .end();

        assertThatThrownBy(() -> get(client.balance(Subaccount.PRIMARY))).isInstanceOf(ExchangeFailure.Refused.class);
        assertThat(calls).hasValue(1);
    }

    @Test
    void a_web_page_with_status_200_is_a_failure() {
        behaviour = request -> request.response().end("<html>we will be back</html>");

        assertThatThrownBy(() -> get(client.fills(Filter.ALL, ""))).isInstanceOf(ExchangeFailure.Unintelligible.class);
    }

    @Test
    void nobody_listening_is_unreachable() throws Exception {
        server.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);

        assertThatThrownBy(() -> get(client.balance(Subaccount.PRIMARY)))
                .isInstanceOf(ExchangeFailure.Unreachable.class);
    }

    @Test
    void a_hundred_calls_at_once_all_end() {
        behaviour = request -> request.response()
                .end(
                        request.uri().endsWith("limits")
                                ? "{\"usage_tier\":\"prime\",\"read\":{\"refill_rate\":4000,\"bucket_capacity\":4000},"
                                        + "\"write\":{\"refill_rate\":4000,\"bucket_capacity\":8000}}"
                                : "{\"exchange_active\":true,\"trading_active\":true}");
        get(client.accountLimits());

        var all = Uni.join()
                .all(IntStream.range(0, 100)
                        .mapToObj(_ -> client.exchangeStatus())
                        .toList())
                .andFailFast();

        assertThat(get(all)).hasSize(100);
    }

    private KalshiClient client(int port) {
        return new KalshiClient(
                http,
                Origin.parse("http://127.0.0.1:" + port + "/trade-api/v2"),
                ApiKey.read("key-1", TestKeys.pkcs8()),
                InstantSource.system(),
                1000);
    }

    private static <T> T get(Uni<T> uni) {
        return uni.await().atMost(Duration.ofSeconds(20));
    }

    private static boolean verifies(HttpServerRequest request) {
        var text =
                request.getHeader("KALSHI-ACCESS-TIMESTAMP") + request.method().name() + request.path();
        try {
            var signature = Signature.getInstance("RSASSA-PSS");
            signature.setParameter(new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
            signature.initVerify(TestKeys.PAIR.getPublic());
            signature.update(text.getBytes(StandardCharsets.UTF_8));
            return signature.verify(Base64.getDecoder().decode(request.getHeader("KALSHI-ACCESS-SIGNATURE")));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
