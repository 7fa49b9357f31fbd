package io.evenkeel.messaging.consume;

import io.evenkeel.contracts.event.DecodedEvent;
import io.evenkeel.contracts.event.EventCodec;
import io.evenkeel.contracts.event.MalformedEvent;
import io.evenkeel.messaging.ReceivedEvent;
import io.vertx.mutiny.core.buffer.Buffer;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Another attempt at the dead letters of one channel that an operator asked for, each as a batch of its own. Blocks;
 * for the channel's thread, between two fetches.
 */
final class Replay {
    private static final Logger LOG = Logger.getLogger(Replay.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);
    private static final Duration STATEMENT = Duration.ofSeconds(5);
    private static final int AT_ONCE = 20;

    /** A letter as it is tried again. */
    record Letter(UUID id, long streamSequence, int delivered, Buffer payload) {}

    private final ChannelSettings settings;
    private final Handoff handoff;
    private final DeadLetterStore store;
    private long lookedAt = System.nanoTime();

    Replay(ChannelSettings settings, Handoff handoff, DeadLetterStore store) {
        this.settings = settings;
        this.handoff = handoff;
        this.store = store;
    }

    void lookNowAndThen() throws InterruptedException {
        if (System.nanoTime() - lookedAt < BETWEEN_LOOKS.toNanos()) {
            return;
        }
        lookedAt = System.nanoTime();
        // A database that does not answer is found out by whoever needs it; replays wait.
        var letters = store.requested(settings.durable(), AT_ONCE)
                .ifNoItem()
                .after(STATEMENT)
                .fail()
                .onFailure()
                .recoverWithItem(List.of())
                .await()
                .atMost(STATEMENT.multipliedBy(2));
        for (var letter : letters) {
            attempt(letter);
        }
    }

    private void attempt(Letter letter) throws InterruptedException {
        try {
            switch (EventCodec.decode(letter.payload().getBytes())) {
                case DecodedEvent.Known(var envelope) -> {
                    var event = new ReceivedEvent(envelope, letter.streamSequence(), letter.delivered());
                    var failure = handoff.deliver(List.of(event), new KeepAlive(List.of(), settings.ackWait()));
                    note(letter, failure.map(String::valueOf).orElse(""));
                }
                case DecodedEvent.Unknown unknown -> note(letter, "unknown type " + unknown.type());
            }
        } catch (MalformedEvent e) {
            note(letter, String.valueOf(e.getMessage()));
        }
    }

    private void note(Letter letter, String failure) {
        LOG.infof(
                "channel %s: replay of dead letter %s %s",
                settings.channel(), letter.id(), failure.isEmpty() ? "worked" : "failed: " + failure);
        var noted = failure.isEmpty() ? store.replayed(letter.id()) : store.replayFailed(letter.id(), failure);
        // Not noted, it is tried once more: handlers stand that.
        noted.ifNoItem()
                .after(STATEMENT)
                .fail()
                .onFailure()
                .recoverWithNull()
                .await()
                .atMost(STATEMENT.multipliedBy(2));
    }
}
