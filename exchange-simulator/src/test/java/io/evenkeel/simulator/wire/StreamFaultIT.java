package io.evenkeel.simulator.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.evenkeel.simulator.Histories;
import java.io.IOException;
import java.net.http.WebSocketHandshakeException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every fault of the WebSocket, as a client sees it. Lists of subscriptions stand for any other frame. */
class StreamFaultIT {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    static Path folder;

    private static SimulatorProcess simulator;
    private StreamClient client;

    @BeforeAll
    static void start() throws IOException {
        simulator = SimulatorProcess.ready(
                folder, Histories.file(101), Map.of("EVENKEEL_SIMULATOR_STREAM_PING_INTERVAL", "PT0.1S"), "alpha");
    }

    @AfterAll
    static void stop() {
        simulator.close();
    }

    @BeforeEach
    void connect() {
        client = StreamClient.connect(simulator, "alpha");
    }

    @AfterEach
    void forget() {
        client.close();
        simulator.sim("DELETE", "/faults", "");
    }

    @Test
    void a_dropped_frame_never_comes() {
        order("\"kind\": \"dropped_frame\", \"frames\": \"ok\", \"skip\": 1");
        list(3);
        awaitLast(3);
        assertThat(ids()).containsExactly(1L, 3L);
        assertThat(happened()).isEqualTo(1);
    }

    @Test
    void a_doubled_frame_comes_twice() {
        order("\"kind\": \"doubled_frame\", \"frames\": \"ok\"");
        list(2);
        awaitLast(2);
        assertThat(ids()).containsExactly(1L, 1L, 2L);
    }

    @Test
    void a_late_frame_is_overtaken_by_all_that_come_meanwhile() {
        order("\"kind\": \"late_frame\", \"frames\": \"ok\", \"millis\": 5000");
        list(3);
        client.awaitReply(1);
        assertThat(ids()).containsExactly(2L, 3L, 1L);
    }

    @Test
    void a_frame_changes_places_with_the_next_one() {
        order("\"kind\": \"reordered_frames\", \"frames\": \"ok\"");
        list(3);
        awaitLast(3);
        assertThat(ids()).containsExactly(2L, 1L, 3L);
    }

    @Test
    void the_numbers_of_a_subscription_jump() {
        var market = simulator.get("alpha", "/markets?limit=2").json();
        var ticker = market.at("/markets/0/ticker").textValue();
        var other = market.at("/markets/1/ticker").textValue();
        client.awaitReply(client.subscribe("orderbook_delta", ticker));
        var first = client.awaitType("orderbook_snapshot");
        order("\"kind\": \"sequence_gap\", \"frames\": \"ok\", \"size\": 3");
        var id = client.say("{'id':%d,'cmd':'update_subscription','params':{'sids':[" + first.get("sid")
                + "],'action':'add_markets','market_tickers':['" + other + "']}}");
        assertThat(client.awaitReply(id).get("seq").longValue())
                .isEqualTo(first.get("seq").longValue() + 4);
    }

    @Test
    void content_is_spoilt_as_in_an_answer() {
        order("\"kind\": \"null_arrays\", \"frames\": \"ok\"");
        order("\"kind\": \"unknown_fields\", \"frames\": \"ok\", \"skip\": 1");
        order("\"kind\": \"field\", \"frames\": \"ok\", \"skip\": 2, \"field\": \"id\", \"value\": \"three\"");
        list(3);
        client.await("the third", frame -> frame.path("id").isTextual());
        assertThat(client.frames().get(0).get("msg").isNull()).isTrue();
        assertThat(client.frames().get(1).has("unheard_of")).isTrue();
        assertThat(client.frames().get(2).get("id").textValue()).isEqualTo("three");
    }

    @Test
    void text_that_is_no_json_and_bytes_come_instead_of_frames() {
        order("\"kind\": \"frame_text\", \"frames\": \"ok\", \"value\": \"{half\"");
        list(1);
        await().atMost(PATIENCE).until(() -> client.texts().equals(List.of("{half")));
        order("\"kind\": \"binary_frame\", \"frames\": \"ok\"");
        list(1);
        await().atMost(PATIENCE).until(() -> client.binaries().size() == 1);
        assertThat(client.texts()).containsExactly("{half");
    }

    @Test
    void a_session_ends_with_a_close_code_or_without_a_word() {
        order("\"kind\": \"disconnect\", \"frames\": \"ok\", \"status\": 1012");
        list(1);
        await().atMost(PATIENCE).until(() -> Integer.valueOf(1012).equals(client.closeCode()));
        try (var second = StreamClient.connect(simulator, "alpha")) {
            order("\"kind\": \"disconnect\"");
            await().atMost(PATIENCE).until(() -> Integer.valueOf(1006).equals(second.closeCode()));
        }
    }

    @Test
    void silence_has_no_frames_and_no_pings_while_others_go_on_hearing() {
        order("\"kind\": \"silence\", \"millis\": 600000, \"frames\": \"ok\"");
        list(1);
        await().atMost(PATIENCE).until(() -> happened() == 1);
        list(2);
        try (var second = StreamClient.connect(simulator, "alpha")) {
            second.awaitReply(second.say("{'id':%d,'cmd':'list_subscriptions'}"));
            var pings = client.pings().size();
            await().atMost(PATIENCE).until(() -> second.pings().size() >= 10);
            // One or two may have been under way.
            assertThat(client.pings().size()).isLessThanOrEqualTo(pings + 2);
        }
        assertThat(client.texts()).isEmpty();
    }

    @Test
    void silence_ends_and_what_would_have_come_is_lost() {
        order("\"kind\": \"silence\", \"millis\": 500, \"frames\": \"ok\"");
        var began = System.nanoTime();
        list(1);
        await().atMost(PATIENCE).until(() -> {
            list(1);
            return !client.texts().isEmpty();
        });
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThan(Duration.ofMillis(499));
        assertThat(ids()).doesNotContain(1L);
    }

    @Test
    void pings_may_stop_while_frames_go_on() {
        order("\"kind\": \"no_ping\", \"count\": 1000000");
        await().atMost(PATIENCE).until(() -> happened() > 0);
        list(1);
        // Whatever was sent before this reply has been heard when it has.
        awaitLast(1);
        var pings = client.pings().size();
        var missing = happened();
        await().atMost(PATIENCE).until(() -> happened() > missing + 2);
        list(1);
        awaitLast(2);
        assertThat(client.pings()).hasSize(pings);
    }

    @Test
    void pings_may_come_in_floods() {
        order("\"kind\": \"ping_flood\", \"size\": 500");
        await().atMost(PATIENCE).until(() -> client.pings().size() >= 500);
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 503})
    void a_handshake_is_refused(int status) {
        order("\"kind\": \"status\", \"endpoint\": \"/ws\", \"status\": " + status);
        assertThat(refusal()).isEqualTo(status);
        client.close();
        client = StreamClient.connect(simulator, "alpha");
        list(1);
        awaitLast(1);
    }

    @Test
    void a_handshake_may_be_late() {
        order("\"kind\": \"delay\", \"endpoint\": \"/ws\", \"millis\": 300");
        var before = System.nanoTime();
        try (var slow = StreamClient.connect(simulator, "alpha")) {
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThan(Duration.ofMillis(299));
            slow.awaitReply(slow.say("{'id':%d,'cmd':'list_subscriptions'}"));
        }
    }

    private static int refusal() {
        try (var unwanted = StreamClient.connect(simulator, "alpha")) {
            throw new AssertionError("not refused, ended with " + unwanted.closeCode());
        } catch (CompletionException refused) {
            return ((WebSocketHandshakeException) refused.getCause())
                    .getResponse()
                    .statusCode();
        }
    }

    private static void order(String fields) {
        var answer = simulator.sim("POST", "/faults", "{\"account\": \"alpha\", " + fields + "}");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    private void list(int times) {
        for (var i = 0; i < times; i++) {
            client.say("{'id':%d,'cmd':'list_subscriptions'}");
        }
    }

    private void awaitLast(long id) {
        client.awaitReply(id);
    }

    private List<Long> ids() {
        return client.frames("ok").stream()
                .map(frame -> frame.get("id").longValue())
                .toList();
    }

    /** Of all faults together. */
    private static int happened() {
        var told = simulator.sim("GET", "/faults", "").json();
        return List.of("faults", "over").stream()
                .flatMap(list -> told.get(list).valueStream())
                .mapToInt(StreamFaultIT::happened)
                .sum();
    }

    private static int happened(JsonNode fault) {
        return fault.get("happened").intValue();
    }
}
