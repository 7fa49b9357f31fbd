package io.evenkeel.kalshi.ws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;

import io.evenkeel.contracts.id.MarketTicker;
import io.evenkeel.contracts.money.Quantity;
import io.evenkeel.kalshi.TestKeys;
import io.evenkeel.kalshi.sign.ApiKey;
import io.evenkeel.kalshi.ws.FeedServer.Talk;
import io.evenkeel.kalshi.ws.SessionEvent.Cause;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The session against a real server on this machine that misbehaves as the exchange can. */
class LiveSessionIT {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Vertx VERTX = Vertx.vertx();
    private static final MarketTicker A = new MarketTicker("A");

    private final SessionConsumer consumer = new SessionConsumer(Long.MAX_VALUE);
    private FeedServer server;
    private LiveSockets sockets;
    private LiveSession session;

    @BeforeEach
    void start() throws Exception {
        server = new FeedServer(VERTX);
        use(LONG, LONG, 1000);
    }

    @AfterEach
    void stop() throws Exception {
        sockets.close();
        server.close();
    }

    @AfterAll
    static void end() throws Exception {
        VERTX.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    @Test
    void the_handshake_is_signed_and_what_is_followed_comes_typed() {
        server.onCommand((talk, command) -> {
            talk.confirm(command);
            talk.trade(1);
        });
        session.follow(Channel.TRADES, Set.of(A));

        session.events().subscribe().withSubscriber(consumer);

        assertThat(consumer.next()).isInstanceOf(SessionEvent.Connected.class);
        assertThat(consumer.next()).isEqualTo(new SessionEvent.Subscribed(Channel.TRADES, Set.of(A)));
        assertThat(consumer.next()).isInstanceOfSatisfying(SessionEvent.Frame.class, frame -> {
            assertThat(frame.channel()).isEqualTo(Channel.TRADES);
            assertThat(frame.message())
                    .isInstanceOfSatisfying(
                            TradeUpdate.class,
                            trade -> assertThat(trade.count()).isEqualTo(Quantity.parse("4")));
            assertThat(frame.raw()).startsWith("{\"type\":\"trade\"").endsWith("}}");
        });
        assertThat(server.verified).containsExactly(true);
    }

    @Test
    void what_is_followed_can_change_while_it_runs() {
        session.events().subscribe().withSubscriber(consumer);
        consumer.skipTo(SessionEvent.Connected.class);

        session.follow(Channel.FILLS);
        assertThat(consumer.next()).isEqualTo(new SessionEvent.Subscribed(Channel.FILLS, Set.of()));
        session.leave(Channel.FILLS);
        await().until(() -> server.commands.size() == 2);

        assertThat(server.commands.get(1).getString("cmd")).isEqualTo("unsubscribe");
        assertThatThrownBy(() -> session.follow(Channel.ORDERBOOK)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_gap_is_told_and_mended_on_the_same_connection() {
        server.onCommand((talk, command) -> {
            talk.confirm(command);
            if (Talk.isSubscribe(command)) {
                talk.trade(1);
                if (server.commands.size() == 1) {
                    talk.trade(3);
                }
            }
        });
        session.follow(Channel.TRADES, Set.of(A));

        session.events().subscribe().withSubscriber(consumer);

        consumer.skipTo(SessionEvent.Frame.class);
        assertThat(consumer.next()).isEqualTo(new SessionEvent.Gap(Channel.TRADES, "frame 3 came after frame 1"));
        assertThat(consumer.next()).isInstanceOf(SessionEvent.Subscribed.class);
        assertThat(consumer.next()).isInstanceOf(SessionEvent.Frame.class);
        assertThat(server.connections).hasValue(1);
    }

    @Test
    void a_frame_that_comes_twice_ends_the_connection_and_all_is_followed_on_a_new_one() {
        onFirstConnection(talk -> {
            talk.trade(1);
            talk.trade(1);
        });

        follow();

        assertThat(consumer.skipTo(SessionEvent.Disconnected.class).cause()).isEqualTo(Cause.BREACH);
        assertResumed();
    }

    @Test
    void a_frame_before_any_subscription_ends_the_connection() {
        server.onCommand((talk, command) -> {
            if (talk.connection == 1) {
                talk.trade(1);
            } else {
                talk.confirm(command);
            }
        });

        follow();

        assertThat(consumer.skipTo(SessionEvent.Disconnected.class).cause()).isEqualTo(Cause.BREACH);
        assertResumed();
    }

    enum Mischief {
        BINARY,
        OVERSIZED,
        PINGS,
        CLOSE;

        void play(Talk talk) {
            switch (this) {
                case BINARY -> talk.socket.writeBinaryMessage(Buffer.buffer("x"));
                case OVERSIZED -> talk.say("x".repeat(200_000));
                case PINGS -> {
                    for (var n = 0; n < 50; n++) {
                        talk.socket.writePing(Buffer.buffer("heartbeat"));
                    }
                }
                case CLOSE -> talk.socket.close((short) 1012, "restart");
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void mischief_ends_the_connection_and_a_new_one_is_made(Mischief mischief) {
        onFirstConnection(mischief::play);

        follow();

        assertThat(consumer.skipTo(SessionEvent.Disconnected.class).cause())
                .isEqualTo(mischief == Mischief.CLOSE ? Cause.CLOSED : Cause.BREACH);
        assertResumed();
    }

    @Test
    void silence_ends_the_connection_and_a_new_one_is_made() {
        use(LONG, Duration.ofSeconds(2), 1000);

        follow();

        assertThat(consumer.skipTo(SessionEvent.Disconnected.class)).satisfies(lost -> {
            assertThat(lost.cause()).isEqualTo(Cause.SILENT);
            assertThat(lost.detail()).isEqualTo("nothing was heard for 2000 ms");
        });
        assertResumed();
    }

    @Test
    void a_handshake_that_is_never_answered_ends_in_time() {
        server.onHandshake(_ -> {});
        use(Duration.ofMillis(200), LONG, 1000);

        follow();

        assertThat(consumer.skipTo(SessionEvent.Disconnected.class).cause()).isEqualTo(Cause.UNREACHABLE);
        server.onHandshake(server::accept);
        assertResumed();
    }

    @Test
    void a_stale_time_stamp_teaches_the_exchanges_clock() {
        server.onHandshake(request -> {
            server.onHandshake(server::accept);
            request.response()
                    .setStatusCode(401)
                    .putHeader("Date", "Sun, 15 Nov 2026 01:00:00 GMT")
                    .end("{\"error\":{\"code\":\"header_timestamp_expired\",\"message\":\"expired\"}}");
        });

        follow();

        assertThat(consumer.skipTo(SessionEvent.Disconnected.class).cause()).isEqualTo(Cause.HANDSHAKE_REFUSED);
        assertResumed();
        assertThat(Long.valueOf(server.timestamps.get(1))).isBetween(1794704400000L, 1794704500000L);
    }

    @Test
    void a_refused_key_is_told_and_tried_again() {
        server.onHandshake(request -> request.response()
                .setStatusCode(401)
                .end("{\"error\":{\"code\":\"authentication_error\",\"message\":\"authentication_error\","
                        + "\"details\":\"NOT_FOUND\"}}"));

        follow();

        for (var n = 0; n < 3; n++) {
            assertThat(consumer.next()).isInstanceOfSatisfying(SessionEvent.Disconnected.class, lost -> {
                assertThat(lost.cause()).isEqualTo(Cause.KEY_REFUSED);
                assertThat(lost.detail()).isEqualTo("exchange answered 401: authentication_error: NOT_FOUND");
            });
        }
        server.onHandshake(server::accept);
        assertResumed();
    }

    @Test
    void a_consumer_that_stands_still_loses_the_connection_and_keeps_what_fits() {
        use(LONG, LONG, 10);
        onFirstConnection(talk -> {
            for (var n = 1; n <= 500; n++) {
                talk.trade(n);
            }
        });
        var slow = new SessionConsumer(2);
        session.follow(Channel.TRADES, Set.of(A));
        session.events().subscribe().withSubscriber(slow);
        assertThat(slow.next()).isInstanceOf(SessionEvent.Connected.class);
        assertThat(slow.next()).isInstanceOf(SessionEvent.Subscribed.class);
        await().untilAtomic(server.closed, is(1));
        assertThat(server.connections).hasValue(1);

        slow.request(Long.MAX_VALUE);

        for (var n = 1L; n <= 10; n++) {
            assertThat(((SessionEvent.Frame) slow.next()).seq()).isEqualTo(n);
        }
        assertThat(slow.next())
                .isInstanceOfSatisfying(
                        SessionEvent.Disconnected.class,
                        lost -> assertThat(lost.cause()).isEqualTo(Cause.OVERFLOW));
        assertThat(slow.next()).isInstanceOf(SessionEvent.Connected.class);
        assertThat(slow.next()).isInstanceOf(SessionEvent.Subscribed.class);
    }

    @Test
    void one_consumer_at_a_time_and_its_leaving_closes_the_connection() {
        follow();
        consumer.skipTo(SessionEvent.Subscribed.class);
        var second = new SessionConsumer(1);
        session.events().subscribe().withSubscriber(second);
        assertThat(second.failure()).hasMessageContaining("already");

        consumer.cancel();

        await().untilAtomic(server.closed, is(1));
        var third = new SessionConsumer(1);
        session.events().subscribe().withSubscriber(third);
        assertThat(third.next()).isInstanceOf(SessionEvent.Connected.class);
    }

    @Test
    void closing_the_sockets_completes_the_stream() {
        follow();
        consumer.skipTo(SessionEvent.Subscribed.class);

        sockets.close();

        consumer.completion();
    }

    private void use(Duration handshakeTimeout, Duration silenceMax, int eventsMax) {
        if (sockets != null) {
            sockets.close();
        }
        sockets = new LiveSockets(
                VERTX,
                new SessionSettings(
                        handshakeTimeout,
                        silenceMax,
                        Duration.ofMillis(5),
                        Duration.ofMillis(20),
                        100_000,
                        eventsMax,
                        1_000_000,
                        20,
                        3));
        session = new LiveSession(
                sockets, server.address(), ApiKey.read("key-1", TestKeys.pkcs8()), InstantSource.system());
    }

    private void follow() {
        session.follow(Channel.TRADES, Set.of(A));
        session.events().subscribe().withSubscriber(consumer);
    }

    /** What the server does on its first connection after it has confirmed the subscription; later it is good. */
    private void onFirstConnection(java.util.function.Consumer<Talk> play) {
        server.onCommand((talk, command) -> {
            talk.confirm(command);
            if (talk.connection == 1) {
                play.accept(talk);
            }
        });
    }

    private void assertResumed() {
        consumer.skipTo(SessionEvent.Connected.class);
        assertThat(consumer.next()).isEqualTo(new SessionEvent.Subscribed(Channel.TRADES, Set.of(A)));
    }
}
