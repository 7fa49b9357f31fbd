package io.evenkeel.messaging.publish;

import io.evenkeel.contracts.event.EventStream;
import io.evenkeel.messaging.nats.NatsSettings;
import io.nats.client.api.PublishAck;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jboss.logging.Logger;

/**
 * What the holder of the relay's lock does, and what it remembers while it holds it. For one thread.
 *
 * <p>Events of one stream and account leave in the order in which they were added; one that fails is published again
 * later, after others. A stream that refuses events is left alone for a while, and the others go on.
 */
final class RelayTurn {
    private static final Logger LOG = Logger.getLogger(RelayTurn.class);
    private static final Duration FIRST_REST = Duration.ofSeconds(1);
    private static final Duration LONGEST_REST = Duration.ofSeconds(30);
    private static final Duration LONGEST_IDLE = Duration.ofSeconds(1);

    private final RelayStore store;
    private final EventPublisher publisher;
    private final OwnedStreams streams;
    private final NatsSettings settings;
    private final RelayMetrics metrics;
    private final Map<String, Rest> resting = new HashMap<>();
    private final Map<String, Long> newest = new HashMap<>();
    private final Set<String> suspects = new HashSet<>();
    private Duration idle = Duration.ZERO;
    private int watchedEpoch = -1;
    private long watchedAt;

    RelayTurn(
            RelayStore store,
            EventPublisher publisher,
            OwnedStreams streams,
            NatsSettings settings,
            RelayMetrics metrics) {
        this.store = store;
        this.publisher = publisher;
        this.streams = streams;
        this.settings = settings;
        this.metrics = metrics;
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
        for (var seen : streams.ensure()) {
            watch(seen);
        }
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

    /** Publishes one batch and marks what was acknowledged; returns how long to pause before the next. */
    Duration publishOnce() {
        var relay = settings.relay();
        var batch = store.next(awake(), relay.laneSize(), relay.batchSize());
        metrics.oldest(batch.stream().mapToLong(OutboxRow::ageMillis).max().orElse(0));
        if (batch.isEmpty()) {
            idle = min(idle.isZero() ? relay.idlePause() : idle.multipliedBy(2), LONGEST_IDLE);
            return idle;
        }
        idle = Duration.ZERO;
        var published = publish(batch);
        if (!published.isEmpty()) {
            store.mark(published);
        }
        return published.isEmpty() ? relay.idlePause() : Duration.ZERO;
    }

    /** Something is being added: its commit comes soon, so look often for a while. */
    void expectMore() {
        idle = Duration.ZERO;
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

    private List<Published> publish(List<OutboxRow> batch) {
        var answers = new ArrayList<CompletableFuture<PublishAck>>(batch.size());
        for (var row : batch) {
            answers.add(publisher.publish(row.eventId(), row.key().stream(), row.subject(), row.bytes()));
        }
        var published = new ArrayList<Published>(batch.size());
        var outcomes = new HashMap<String, Outcome>();
        for (var i = 0; i < batch.size(); i++) {
            var row = batch.get(i);
            var outcome = outcomes.computeIfAbsent(row.key().stream(), _ -> new Outcome());
            try {
                var ack = answers.get(i).join();
                published.add(new Published(row.key(), ack.getSeqno(), ack.isDuplicate()));
                outcome.published++;
                outcome.duplicates += ack.isDuplicate() ? 1 : 0;
            } catch (CompletionException | CancellationException e) {
                outcome.failed++;
                outcome.reason = String.valueOf(e.getCause() == null ? e : e.getCause());
            }
        }
        outcomes.forEach(this::settle);
        published.forEach(this::suspectIfBackwards);
        return published;
    }

    private void settle(String stream, Outcome outcome) {
        if (outcome.published > 0) {
            metrics.published(stream, outcome.published, outcome.duplicates);
        }
        if (outcome.failed == 0) {
            resting.remove(stream);
            return;
        }
        metrics.failed(stream, outcome.failed);
        var before = resting.get(stream);
        var rest = before == null ? FIRST_REST : min(before.length().multipliedBy(2), LONGEST_REST);
        LOG.warnf("stream %s refused %d events, trying again in %s: %s", stream, outcome.failed, rest, outcome.reason);
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

    private static final class Outcome {
        private int published;
        private int duplicates;
        private int failed;
        private String reason = "";
    }
}
