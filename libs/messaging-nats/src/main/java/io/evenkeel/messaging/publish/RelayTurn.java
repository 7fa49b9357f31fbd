package io.evenkeel.messaging.publish;

import io.evenkeel.contracts.event.EventStream;
import io.evenkeel.messaging.nats.NatsSettings;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
    private final Map<String, Long> newest = new HashMap<>();
    private final Set<String> suspects = new HashSet<>();
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
                || !suspects.isEmpty()
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
        var before = store.lastSeen(seen.stream());
        var lost = before.isEmpty() || seen.lostSomethingSince(before.get()) || suspects.contains(seen.stream());
        if (lost) {
            if (before.isPresent()) {
                LOG.warnf("stream %s lost events; publishing what the outbox retains", seen.stream());
                metrics.rewound(seen.stream());
            }
            // First the rows, then the memory of the stream: cut off in between, it is done again.
            store.rewind(seen.stream());
            store.remember(seen);
            resting.remove(seen.stream());
        }
        newest.put(seen.stream(), seen.lastSequence());
        suspects.remove(seen.stream());
    }

    /** Sends one batch, then marks what was acknowledged of the one before; returns how long to pause. */
    Duration publishOnce() {
        var relay = settings.relay();
        var underWay = flight == null ? List.<LaneSpan>of() : flight.spans();
        var batch = store.next(awake(), underWay, relay.laneSize(), relay.batchSize());
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
        landing.published().forEach(this::suspectIfBackwards);
        if (landing.published().isEmpty()) {
            return false;
        }
        store.mark(landing.published());
        return true;
    }

    private List<String> awake() {
        var now = System.nanoTime();
        return streams.streams().stream()
                .map(EventStream::name)
                .filter(stream -> {
                    var rest = resting.get(stream);
                    return rest == null || now - rest.until() >= 0;
                })
                .toList();
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

    /** A new event below the newest known sequence: the stream went back in between and has lost others too. */
    private void suspectIfBackwards(Published one) {
        var stream = one.key().stream();
        var known = newest.getOrDefault(stream, 0L);
        if (!one.duplicate() && one.streamSequence() <= known) {
            suspects.add(stream);
        } else {
            newest.put(stream, Math.max(known, one.streamSequence()));
        }
    }

    private static Duration min(Duration a, Duration b) {
        return a.compareTo(b) <= 0 ? a : b;
    }

    /** How long a stream is left alone after it refused something; {@code until} is of the nano clock. */
    private record Rest(long until, Duration length) {}
}
