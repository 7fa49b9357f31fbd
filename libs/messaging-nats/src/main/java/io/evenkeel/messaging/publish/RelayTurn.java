package io.evenkeel.messaging.publish;

import io.evenkeel.contracts.event.EventStream;
import io.evenkeel.messaging.nats.NatsSettings;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * What the holder of the relay's lock does, and what it remembers while it holds it. For one thread.
 *
 * <p>Events of one stream and account leave in the order in which they were added; one that fails is published again
 * later, after others. While the answers for one batch come in the next is read and sent, never a third: memory and
 * what is unanswered are bounded. A stream that refuses events is left alone for a while, and the others go on.
 */
final class RelayTurn {
    private static final Logger LOG = Logger.getLogger(RelayTurn.class);
    private static final Duration FIRST_REST = Duration.ofSeconds(1);
    private static final Duration LONGEST_REST = Duration.ofSeconds(30);

    private final RelayStore store;
    private final EventPublisher publisher;
    private final OwnedStreams streams;
    private final NatsSettings settings;
    private final RelayMetrics metrics;
    private final OutboxPruning pruning;
    private final Map<String, Rest> resting = new HashMap<>();
    private final LossSigns signs = new LossSigns();
    private @Nullable Flight flight;
    private int watchedEpoch = -1;
    private long watchedAt;

    RelayTurn(
            RelayStore store,
            EventPublisher publisher,
            OwnedStreams streams,
            NatsSettings settings,
            RelayMetrics metrics,
            OutboxPruning pruning) {
        this.store = store;
        this.publisher = publisher;
        this.streams = streams;
        this.settings = settings;
        this.metrics = metrics;
        this.pruning = pruning;
    }

    /**
     * Compares each owned stream with what was last seen of it: after every connect, regularly, and when an answer
     * looked wrong. Comes before publishing, so that a stream which went back is noticed before it grows again.
     */
    void watchStreams(int epoch) throws IOException {
        var since = System.nanoTime() - watchedAt;
        var due = epoch != watchedEpoch
                || signs.isPresent()
                || since > settings.stream().checkEvery().toNanos();
        if (!due) {
            return;
        }
        // Nothing may be under way: its answers would look older than what the stream says now.
        land();
        for (var seen : streams.ensure()) {
            watch(seen);
        }
        metrics.pending(store.pending());
        watchedEpoch = epoch;
        watchedAt = System.nanoTime();
    }

    private void watch(StreamSeen seen) {
        var stream = seen.stream();
        var before = store.lastSeen(stream);
        if (before.isEmpty()) {
            rewind(seen, 0);
        } else if (seen.isAnotherThan(before.get())) {
            LOG.warnf("stream %s is new; publishing what the outbox retains", stream);
            store.letNewOnesPass(stream);
            rewind(seen, 0);
            metrics.rewound(stream);
        } else if (signs.tellOfLoss(seen, before.get(), store.isPending(stream))) {
            var behind = Math.max(0, signs.intact(seen) - unseen());
            LOG.warnf("stream %s lost events, or may have; publishing those that came after %d", stream, behind);
            rewind(seen, behind);
            metrics.rewound(stream);
        } else if (!seen.server().equals(before.get().server())) {
            store.remember(seen);
        }
        signs.looked(seen);
    }

    /**
     * How many events may be stored since a loss without our knowing: what the client still held when the server came
     * back. Two batches are under way at a time, and as many may be of a relay before this one.
     */
    private long unseen() {
        return 4L * settings.relay().batchSize();
    }

    private void rewind(StreamSeen seen, long behind) {
        // First the rows, then the memory of the stream: cut off in between, it is done again.
        store.rewind(seen.stream(), behind);
        store.remember(seen);
        resting.remove(seen.stream());
    }

    /** Sends one batch, then marks what was acknowledged of the one before; returns how long to pause. */
    Duration publishOnce() {
        var relay = settings.relay();
        var underWay = flight == null ? List.<LaneSpan>of() : flight.spans();
        var batch = store.next(awake(), underWay, relay);
        metrics.oldest(batch.stream().mapToLong(OutboxRow::ageMillis).max().orElse(0));
        var departed = batch.isEmpty() ? null : Flight.depart(batch, publisher);
        var progress = land();
        flight = departed;
        pruning.step();
        return departed != null || progress ? Duration.ZERO : relay.pollEvery();
    }

    /** Waits for the batch that is under way and marks it; true if anything of it was stored. */
    private boolean land() {
        var coming = flight;
        flight = null;
        if (coming == null) {
            return false;
        }
        var landing = coming.land();
        landing.outcomes().forEach(this::settle);
        landing.published().forEach(signs::answered);
        var certain = landing.published().stream().filter(signs::mayBeMarked).toList();
        if (certain.isEmpty()) {
            return false;
        }
        store.mark(certain);
        return true;
    }

    private RelayStore.Awake awake() {
        var now = System.nanoTime();
        var awake = streams.streams().stream()
                .filter(stream -> {
                    var rest = resting.get(stream.name());
                    return rest == null || now - rest.until() >= 0;
                })
                .toList();
        return new RelayStore.Awake(
                awake.stream().map(EventStream::name).toList(),
                awake.stream()
                        .filter(streams::isNearlyFull)
                        .map(EventStream::name)
                        .toList());
    }

    private void settle(String stream, Flight.Outcome outcome) {
        if (outcome.published() > 0) {
            metrics.published(stream, outcome.published(), outcome.duplicates());
        }
        if (outcome.failed() == 0) {
            resting.remove(stream);
            return;
        }
        metrics.failed(stream, outcome.failed());
        var before = resting.get(stream);
        var rest = before == null ? FIRST_REST : min(before.length().multipliedBy(2), LONGEST_REST);
        LOG.warnf(
                "stream %s refused %d events, trying again in %s: %s",
                stream, outcome.failed(), rest, outcome.reason());
        resting.put(stream, new Rest(System.nanoTime() + rest.toNanos(), rest));
        // It may be gone; have it looked at at once, and made again.
        watchedEpoch = -1;
    }

    private static Duration min(Duration a, Duration b) {
        return a.compareTo(b) <= 0 ? a : b;
    }

    /** How long a stream is left alone after it refused something; {@code until} is of the nano clock. */
    private record Rest(long until, Duration length) {}
}
