package io.evenkeel.kalshi.ws;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.kalshi.ws.SessionEvent.Cause;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketFrame;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The bounds of one connection, frame by frame and tick by tick. */
class LinkTest {
    private static final SessionSettings SETTINGS = new SessionSettings(
            Duration.ofSeconds(1),
            Duration.ofSeconds(30),
            Duration.ofMillis(1),
            Duration.ofMillis(1),
            100,
            10,
            1000,
            5,
            3);

    private final List<SessionEvent> told = new ArrayList<>();
    private final List<Breach> lost = new ArrayList<>();
    private final List<String> sent = new ArrayList<>();
    private final Interests interests = new Interests();
    private Handler<WebSocketFrame> frames = _ -> {};
    private boolean closed;
    private Link link;

    @BeforeEach
    void open() {
        var socket = (WebSocket) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {WebSocket.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "frameHandler" -> {
                        @SuppressWarnings("unchecked") // The method takes no other argument.
                        var handler = (Handler<WebSocketFrame>) arguments[0];
                        frames = handler;
                        yield proxy;
                    }
                    case "writeTextMessage" -> {
                        sent.add((String) arguments[0]);
                        yield Future.succeededFuture();
                    }
                    case "close" -> {
                        closed = true;
                        yield Future.succeededFuture();
                    }
                    default -> proxy;
                });
        link = new Link(socket, SETTINGS, interests, told::add, lost::add);
        link.open();
    }

    @Test
    void silence_of_more_than_the_allowed_time_ends_the_connection() {
        ticks(4);
        assertThat(lost).isEmpty();

        ticks(1);

        assertThat(lost).singleElement().satisfies(breach -> {
            assertThat(breach.why()).isEqualTo(Cause.SILENT);
            assertThat(breach).hasMessage("nothing was heard for 30000 ms");
        });
        assertThat(closed).isTrue();
    }

    @Test
    void a_ping_is_a_sign_of_life() {
        for (var n = 0; n < 10; n++) {
            ticks(4);
            frames.handle(WebSocketFrame.pingFrame(Buffer.buffer("heartbeat")));
        }

        assertThat(lost).isEmpty();
    }

    @Test
    void more_pings_than_allowed_between_two_ticks_end_the_connection() {
        ping(5);
        ticks(1);
        ping(5);
        assertThat(lost).isEmpty();

        ping(1);

        assertBreach("more than 5 pings came at once");
    }

    @Test
    void a_binary_frame_ends_the_connection() {
        frames.handle(WebSocketFrame.binaryFrame(Buffer.buffer("x"), true));

        assertBreach("a binary frame came");
    }

    @Test
    void a_message_in_parts_is_put_together_even_within_a_character() {
        var bytes = "{\"type\":\"é\"}\n".getBytes(StandardCharsets.UTF_8);

        frames.handle(WebSocketFrame.textFrame("{\"type\":\"", false));
        frames.handle(WebSocketFrame.continuationFrame(Buffer.buffer().appendBytes(bytes, 9, 1), false));
        ping(1);
        frames.handle(
                WebSocketFrame.continuationFrame(Buffer.buffer().appendBytes(bytes, 10, bytes.length - 10), true));

        assertThat(told).singleElement().isInstanceOfSatisfying(SessionEvent.Unreadable.class, unreadable -> {
            assertThat(new String(unreadable.raw(), StandardCharsets.UTF_8)).isEqualTo("{\"type\":\"é\"}");
            assertThat(unreadable.reason()).isEqualTo("sid is missing");
        });
    }

    @Test
    void a_message_in_parts_keeps_the_bound_of_a_whole_one() {
        frames.handle(WebSocketFrame.textFrame("x".repeat(60), false));
        frames.handle(WebSocketFrame.continuationFrame(Buffer.buffer("x".repeat(60)), false));

        assertBreach("a message is larger than 100 bytes");
    }

    @Test
    void a_part_of_nothing_ends_the_connection() {
        frames.handle(WebSocketFrame.continuationFrame(Buffer.buffer("x"), true));

        assertBreach("a frame continues what never began");
    }

    @Test
    void text_that_is_none_is_handed_on_byte_by_byte() {
        frames.handle(WebSocketFrame.textFrame("", false));
        frames.handle(WebSocketFrame.continuationFrame(Buffer.buffer(new byte[] {'{', (byte) 0xff}), true));

        assertThat(told).singleElement().isInstanceOfSatisfying(SessionEvent.Unreadable.class, unreadable -> {
            assertThat(unreadable.raw()).containsExactly('{', 0xff);
            assertThat(unreadable.reason()).isEqualTo("frame is not UTF-8");
        });
        assertThat(lost).isEmpty();
    }

    @Test
    void after_its_end_nothing_is_heard_and_nothing_said() {
        frames.handle(WebSocketFrame.binaryFrame(Buffer.buffer("x"), true));
        interests.everything(Channel.FILLS);

        frames.handle(WebSocketFrame.textFrame("{}", true));
        frames.handle(WebSocketFrame.binaryFrame(Buffer.buffer("x"), true));
        link.settle();
        ticks(10);

        assertThat(told).isEmpty();
        assertThat(lost).hasSize(1);
        assertThat(sent).isEmpty();
    }

    private void ticks(int ticks) {
        for (var n = 0; n < ticks; n++) {
            link.tick();
        }
    }

    private void ping(int pings) {
        for (var n = 0; n < pings; n++) {
            frames.handle(WebSocketFrame.pingFrame(Buffer.buffer("heartbeat")));
        }
    }

    private void assertBreach(String detail) {
        assertThat(lost).singleElement().satisfies(breach -> {
            assertThat(breach.why()).isEqualTo(Cause.BREACH);
            assertThat(breach).hasMessage(detail);
        });
        assertThat(closed).isTrue();
    }
}
