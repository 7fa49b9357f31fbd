package io.evenkeel.kalshi.ws;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.concurrent.Flow;

/** The events that wait for the consumer: bounded in number and weight, handed over as it asks. For one thread. */
final class Delivery {
    /** Of the objects around a text. */
    private static final int EVENT_BYTES = 200;

    private final Flow.Subscriber<? super SessionEvent> consumer;
    private final int eventsMax;
    private final long bytesMax;
    private final ArrayDeque<SessionEvent> waiting = new ArrayDeque<>();
    private long bytes;
    private long demand;
    private boolean delivering;

    Delivery(Flow.Subscriber<? super SessionEvent> consumer, SessionSettings settings) {
        this.consumer = consumer;
        this.eventsMax = settings.bufferEventsMax();
        this.bytesMax = settings.bufferBytesMax();
    }

    /** @return false if there was no room, and the event was not kept */
    boolean offer(SessionEvent event) {
        if (waiting.size() >= eventsMax || bytes + weight(event) > bytesMax) {
            return false;
        }
        force(event);
        return true;
    }

    /** For the one event that says that there is no room: the caller makes none after it until this is empty. */
    void force(SessionEvent event) {
        waiting.add(event);
        bytes += weight(event);
        deliver();
    }

    void request(long events) {
        demand = demand + events < 0 ? Long.MAX_VALUE : demand + events;
        deliver();
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    void clear() {
        waiting.clear();
        bytes = 0;
    }

    private void deliver() {
        // The consumer may ask for more from within: the loop that is running goes on then.
        if (delivering) {
            return;
        }
        delivering = true;
        for (var next = demand > 0 ? waiting.poll() : null; next != null; next = demand > 0 ? waiting.poll() : null) {
            demand--;
            bytes -= weight(next);
            consumer.onNext(next);
        }
        delivering = false;
    }

    private static long weight(SessionEvent event) {
        return switch (event) {
            case SessionEvent.Frame frame -> EVENT_BYTES + 3L * frame.raw().length();
            case SessionEvent.Unreadable unreadable -> EVENT_BYTES + unreadable.raw().length;
            case SessionEvent.Subscribed subscribed ->
                EVENT_BYTES * (1L + subscribed.markets().size());
            case SessionEvent.Refused refused ->
                EVENT_BYTES + refused.message().getBytes(StandardCharsets.UTF_8).length;
            case SessionEvent.Connected _, SessionEvent.Gap _, SessionEvent.Disconnected _ -> EVENT_BYTES;
        };
    }
}
