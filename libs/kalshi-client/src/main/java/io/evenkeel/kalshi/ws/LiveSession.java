package io.evenkeel.kalshi.ws;

import io.evenkeel.contracts.id.MarketTicker;
import io.evenkeel.kalshi.sign.ApiKey;
import io.evenkeel.kalshi.sign.RequestSigner;
import io.smallrye.mutiny.Multi;
import java.time.InstantSource;
import java.util.Collection;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The live feed of one account. Say what is to be followed, at any time and from any thread, and take what happens:
 *
 * <pre>{@code
 * session.follow(Channel.FILLS);
 * session.follow(Channel.QUOTES, heldMarkets);
 * session.events().onItem().transformToUniAndConcatenate(event -> switch (event) {
 *     case SessionEvent.Subscribed subscribed -> catchUpByRest(subscribed.channel());
 *     case SessionEvent.Frame frame -> handle(frame.message());
 *     ...
 * });
 * }</pre>
 *
 * <p>What is followed outlives connections: each new one is asked for all of it.
 */
public final class LiveSession {
    private final LiveSockets sockets;
    private final Handshake handshake;
    private final Interests interests = new Interests();
    private final AtomicReference<@Nullable SessionLoop> running = new AtomicReference<>();

    public LiveSession(LiveSockets sockets, FeedAddress address, ApiKey key, InstantSource clock) {
        this.sockets = sockets;
        this.handshake = new Handshake(address, new RequestSigner(key), clock);
    }

    /**
     * Follows the channel for all markets.
     *
     * @throws IllegalArgumentException if the exchange offers it for named markets only
     */
    public void follow(Channel channel) {
        interests.everything(channel);
        settle();
    }

    /** Follows these markets too; changes nothing if the channel is followed for all. */
    public void follow(Channel channel, Collection<MarketTicker> markets) {
        interests.add(channel, markets);
        settle();
    }

    public void leave(Channel channel) {
        interests.remove(channel);
        settle();
    }

    /** Leaves these markets, and with the last one the channel; changes nothing if it is followed for all. */
    public void leave(Channel channel, Collection<MarketTicker> markets) {
        interests.remove(channel, markets);
        settle();
    }

    /**
     * Connects when it is subscribed to and goes on until it is cancelled, or completes when the {@link LiveSockets}
     * are closed; it never fails, except that a second subscription beside a running one is refused with {@link
     * IllegalStateException}.
     *
     * <p>Events come one by one, in order, on an event loop: whoever has to wait for something goes to another thread
     * ({@code emitOn}) or answers with a {@code Uni}. Whoever is too slow loses the connection ({@code OVERFLOW}), and
     * gets a new one when all that was kept is taken.
     */
    public Multi<SessionEvent> events() {
        Flow.Publisher<SessionEvent> publisher = this::start;
        return Multi.createFrom().publisher(publisher);
    }

    private void start(Flow.Subscriber<? super SessionEvent> consumer) {
        var started = new AtomicReference<@Nullable SessionLoop>();
        var loop = new SessionLoop(
                sockets, handshake, interests, consumer, () -> running.compareAndSet(started.get(), null));
        started.set(loop);
        if (running.compareAndSet(null, loop)) {
            loop.start();
            return;
        }
        consumer.onSubscribe(new Flow.Subscription() {
            @Override
            public void request(long events) {
                // It has failed already.
            }

            @Override
            public void cancel() {
                // There is nothing to be cancelled.
            }
        });
        consumer.onError(new IllegalStateException("this session is being followed already"));
    }

    private void settle() {
        var loop = running.get();
        if (loop != null) {
            loop.settle();
        }
    }
}
