package io.evenkeel.simulator.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.evenkeel.simulator.Histories;
import java.io.IOException;
import java.net.http.WebSocketHandshakeException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a WebSocket begins, lives and is refused. */
class StreamHandshakeIT {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    /** More bytes than the buffers of two sockets hold. */
    private static final int REPLIES = 900;

    @TempDir
    static Path folder;

    private static SimulatorProcess simulator;

    @BeforeAll
    static void start() throws IOException {
        simulator = SimulatorProcess.ready(
                folder,
                Histories.file(101),
                Map.of(
                        "EVENKEEL_SIMULATOR_STREAM_PING_INTERVAL", "PT0.2S",
                        "EVENKEEL_SIMULATOR_STREAM_FRAMES_MAX", "50",
                        "EVENKEEL_SIMULATOR_STREAM_SESSIONS_MAX", "2"),
                "alpha",
                "beta",
                "gamma");
    }

    @AfterAll
    static void stop() {
        simulator.close();
    }

    @Test
    void who_does_not_sign_is_refused_over_http() {
        var answer = upgrade(Map.of());
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.json().at("/error/code").textValue()).isEqualTo("signature_is_missing_from_headers");
    }

    @Test
    void a_wrong_signature_an_unknown_key_and_an_old_clock_are_refused_as_recorded() {
        var now = SimulatorProcess.timestamp(Duration.ZERO);
        var key = simulator.key("beta");
        var ofAnotherPath = key.sign(now + "GET/trade-api/v2/portfolio/balance", 32);
        assertThat(details(upgrade(SimulatorProcess.headers(key.keyId(), now, ofAnotherPath))))
                .isEqualTo("INCORRECT_API_KEY_SIGNATURE");
        var right = key.sign(now + "GET" + StreamClient.PATH, 32);
        assertThat(details(upgrade(SimulatorProcess.headers("nobody", now, right))))
                .isEqualTo("NOT_FOUND");
        var past = SimulatorProcess.timestamp(Duration.ofSeconds(-30));
        var stale =
                upgrade(SimulatorProcess.headers(key.keyId(), past, key.sign(past + "GET" + StreamClient.PATH, 32)));
        assertThat(stale.status()).isEqualTo(401);
        assertThat(stale.json().at("/error/code").textValue()).isEqualTo("header_timestamp_expired");
    }

    @Test
    void a_signed_call_that_is_no_websocket_is_refused() {
        var now = SimulatorProcess.timestamp(Duration.ZERO);
        var key = simulator.key("beta");
        var headers = SimulatorProcess.headers(key.keyId(), now, key.sign(now + "GET" + StreamClient.PATH, 32));
        assertThat(upgrade(headers).status()).isEqualTo(400);
    }

    @Test
    void pings_come_with_a_heartbeat_and_pings_of_the_client_are_answered() {
        try (var client = StreamClient.connect(simulator, "beta")) {
            client.ping("are you there");
            await().atMost(PATIENCE).until(() -> client.pongs().contains("are you there"));
            await().atMost(PATIENCE).until(() -> client.pings().size() > 2);
            assertThat(client.pings()).containsOnly("heartbeat");
        }
    }

    @Test
    void commands_are_answered_in_their_order_and_each_frame_ends_with_a_newline() {
        try (var client = StreamClient.connect(simulator, "beta")) {
            client.sayText("no json");
            client.subscribe("fill");
            client.subscribe("ticker");
            var last = client.say("{'id':%d,'cmd':'list_subscriptions'}");
            client.awaitReply(last);
            assertThat(client.texts())
                    .containsExactly(
                            "{\"type\":\"error\",\"msg\":{\"code\":1,\"msg\":\"Unable to process message\"}}\n",
                            "{\"type\":\"subscribed\",\"id\":1,\"msg\":{\"channel\":\"fill\",\"sid\":1}}\n",
                            "{\"type\":\"subscribed\",\"id\":2,\"msg\":{\"channel\":\"ticker\",\"sid\":2}}\n",
                            "{\"type\":\"ok\",\"id\":3,\"msg\":[{\"channel\":\"fill\",\"sid\":1},"
                                    + "{\"channel\":\"ticker\",\"sid\":2}]}\n");
        }
    }

    @Test
    void an_account_holds_so_many_sessions_and_no_more() {
        try (var first = StreamClient.connect(simulator, "alpha");
                var second = StreamClient.connect(simulator, "alpha")) {
            var now = SimulatorProcess.timestamp(Duration.ZERO);
            var key = simulator.key("alpha");
            assertThat(refusal(
                            SimulatorProcess.headers(key.keyId(), now, key.sign(now + "GET" + StreamClient.PATH, 32))))
                    .isEqualTo(429);
            second.awaitReply(second.subscribe("fill"));
            first.awaitReply(first.subscribe("fill"));
        }
        await().atMost(PATIENCE).until(() -> {
            try (var again = StreamClient.connect(simulator, "alpha")) {
                again.awaitReply(again.subscribe("fill"));
                return true;
            } catch (CompletionException stillTwo) {
                return false;
            }
        });
    }

    @Test
    void who_does_not_read_loses_the_subscription_and_may_subscribe_again() {
        try (var slow = StreamClient.connect(simulator, "gamma");
                var other = StreamClient.connect(simulator, "gamma")) {
            other.awaitReply(other.subscribe("ticker"));
            slow.awaitReply(slow.subscribe("trade", "KXNOBODY"));
            slow.stopReading();
            addMarkets(slow, IntStream.range(0, 2000).mapToObj(n -> "KXNOBODY-" + n));
            for (var i = 0; i < REPLIES; i++) {
                // Each is answered with the list of all of them, and nobody reads that.
                addMarkets(slow, Stream.of("KXNOBODY-1"));
            }
            // Who reads again before it is too late is not too slow.
            await().atMost(PATIENCE).until(StreamHandshakeIT::hasOverflown);
            slow.goOnReading();
            var end = slow.await("error 25", frame -> frame.at("/msg/code").asInt() == 25);
            assertThat(AsyncApi.complaintsIfAny(end + "\n")).isEmpty();
            assertThat(end.path("sid").longValue()).isEqualTo(1);
            var again = slow.awaitReply(slow.subscribe("trade", "KXNOBODY"));
            assertThat(again.at("/msg/sid").longValue()).isEqualTo(2);
            other.sync();
            assertThat(other.frames("error")).isEmpty();
        }
    }

    private static boolean hasOverflown() {
        return simulator
                .call("GET", "/q/metrics", Map.of(), "")
                .body()
                .lines()
                .anyMatch(line -> line.startsWith("evenkeel_simulator_stream_overflows_total 1"));
    }

    private static void addMarkets(StreamClient client, Stream<String> tickers) {
        client.say("{'id':%d,'cmd':'update_subscription','params':{'sid':1,'action':'add_markets','market_tickers':['"
                + tickers.collect(Collectors.joining("','")) + "']}}");
    }

    private static int refusal(Map<String, String> headers) {
        try (var unwanted = StreamClient.connect(simulator, headers)) {
            throw new AssertionError("a session too many, open: " + unwanted.closeCode());
        } catch (CompletionException refused) {
            var cause = (WebSocketHandshakeException) refused.getCause();
            return cause.getResponse().statusCode();
        }
    }

    private static String details(Answer answer) {
        assertThat(answer.status()).isEqualTo(401);
        return answer.json().at("/error/details").textValue();
    }

    private static Answer upgrade(Map<String, String> headers) {
        return simulator.call("GET", StreamClient.PATH, headers, "");
    }
}
