package io.evenkeel.messaging.consume;

import io.nats.client.Message;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The messages of one fetch that are not settled yet. Tells the server, three times per ack wait, that they are being
 * worked on; otherwise the tail of a slow batch would be delivered again while it waits its turn. For one thread.
 */
final class KeepAlive {
    private final Set<Message> unsettled;
    private final long everyNanos;
    private long toldAt = System.nanoTime();

    KeepAlive(List<Message> messages, Duration ackWait) {
        this.unsettled = new LinkedHashSet<>(messages);
        this.everyNanos = ackWait.toNanos() / 3;
    }

    void settled(Message message) {
        unsettled.remove(message);
    }

    /** How long to wait at most before the next {@link #tell}. */
    Duration interval() {
        return Duration.ofNanos(everyNanos);
    }

    void tell() {
        if (System.nanoTime() - toldAt < everyNanos) {
            return;
        }
        unsettled.forEach(Message::inProgress);
        toldAt = System.nanoTime();
    }
}
