package io.evenkeel.kalshi.ws;

import io.evenkeel.kalshi.sign.InvalidKey;
import io.evenkeel.kalshi.ws.SessionEvent.Cause;
import io.vertx.core.Context;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.UpgradeRejectedException;
import io.vertx.core.http.WebSocket;
import java.util.SplittableRandom;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/**
 * Connects, again and again, until it is cancelled; at most one connection at a time. All its state lives on one event
 * loop.
 *
 * <p>It connects only when the consumer has taken everything that happened before. So a consumer that stands still
 * holds the bounded buffer and nothing else, however long the exchange goes on.
 */
final class SessionLoop implements Flow.Subscription {
    private final LiveSockets sockets;
    private final Vertx vertx;
    private final SessionSettings settings;
    private final Handshake handshake;
    private final Interests interests;
    private final Flow.Subscriber<? super SessionEvent> consumer;
    private final Runnable onEnd;
    private final Context context;
    private final Delivery delivery;
    private final Backoff backoff;
    private @Nullable Link link;
    /** The attempt whose outcome is waited for; 0 if there is none. */
    private long pending;

    private long attempts;
    private long ticker;
    private boolean due;
    private boolean ended;

    /** @param onEnd told once, when it was cancelled or the sockets were closed */
    SessionLoop(
            LiveSockets sockets,
            Handshake handshake,
            Interests interests,
            Flow.Subscriber<? super SessionEvent> consumer,
            Runnable onEnd) {
        this.sockets = sockets;
        this.vertx = sockets.vertx();
        this.settings = sockets.settings();
        this.handshake = handshake;
        this.interests = interests;
        this.consumer = consumer;
        this.onEnd = onEnd;
        this.context = sockets.newLoop();
        this.delivery = new Delivery(consumer, settings);
        this.backoff = new Backoff(settings.backoffFirst(), settings.backoffMax(), new SplittableRandom());
    }

    void start() {
        consumer.onSubscribe(this);
        onLoop(() -> {
            ticker = vertx.setPeriodic(settings.tick().toMillis(), _ -> tick());
            attempt();
        });
    }

    /** What is wanted has changed. */
    void settle() {
        onLoop(() -> {
            if (link != null) {
                link.settle();
            }
        });
    }

    @Override
    public void request(long events) {
        onLoop(() -> {
            delivery.request(events);
            attemptIfDue();
        });
    }

    @Override
    public void cancel() {
        onLoop(this::end);
    }

    private void onLoop(Runnable work) {
        Handler<@Nullable Void> unlessEnded = _ -> {
            if (!ended) {
                work.run();
            }
        };
        context.runOnContext(unlessEnded);
    }

    private void attempt() {
        due = true;
        attemptIfDue();
    }

    private void attemptIfDue() {
        if (ended || !due || !delivery.isEmpty()) {
            return;
        }
        due = false;
        if (sockets.isClosed()) {
            end();
            consumer.onComplete();
            return;
        }
        var attempt = ++attempts;
        pending = attempt;
        var timeout = settings.handshakeTimeout();
        vertx.setTimer(
                timeout.toMillis(),
                _ -> failed(
                        attempt, new Breach(Cause.UNREACHABLE, "no handshake within " + timeout.toMillis() + " ms")));
        context.executeBlocking(() -> handshake.request(timeout), false)
                .compose(sockets::connect)
                .onSuccess(socket -> connected(attempt, socket))
                .onFailure(cause -> failed(attempt, reason(cause)));
    }

    private Breach reason(Throwable cause) {
        return switch (cause) {
            case UpgradeRejectedException refused -> handshake.refusal(refused);
            case InvalidKey invalid -> new Breach(Cause.KEY_REFUSED, String.valueOf(invalid.getMessage()));
            default ->
                new Breach(
                        Cause.UNREACHABLE, "no connection: " + cause.getClass().getSimpleName());
        };
    }

    private void connected(long attempt, WebSocket socket) {
        if (pending != attempt) {
            socket.close();
            return;
        }
        pending = 0;
        var opened = new Link(socket, settings, interests, this::tell, this::lost);
        link = opened;
        tell(new SessionEvent.Connected(handshake.now()));
        opened.open();
    }

    private void failed(long attempt, Breach breach) {
        if (pending == attempt) {
            pending = 0;
            disconnected(breach);
        }
    }

    private void tell(SessionEvent event) {
        if (!delivery.offer(event) && link != null) {
            link.end();
            lost(new Breach(Cause.OVERFLOW, "the consumer did not take events fast enough"));
        }
    }

    private void lost(Breach breach) {
        if (link != null && link.isSound()) {
            backoff.reset();
        }
        link = null;
        disconnected(breach);
    }

    private void disconnected(Breach breach) {
        if (ended) {
            return;
        }
        var retryIn = backoff.next();
        delivery.force(new SessionEvent.Disconnected(breach.why(), String.valueOf(breach.getMessage()), retryIn));
        vertx.setTimer(retryIn.toMillis(), _ -> attempt());
    }

    private void tick() {
        if (link != null) {
            link.tick();
        }
    }

    private void end() {
        ended = true;
        pending = 0;
        vertx.cancelTimer(ticker);
        delivery.clear();
        // Before the exchange can see the end, so that whoever waits for it there may begin anew.
        onEnd.run();
        if (link != null) {
            link.end();
            link = null;
        }
    }
}
