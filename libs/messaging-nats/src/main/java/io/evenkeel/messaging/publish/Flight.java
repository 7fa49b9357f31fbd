package io.evenkeel.messaging.publish;

import io.nats.client.api.PublishAck;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** A batch that was handed to the broker and whose answers are coming in. */
final class Flight {
    private final List<OutboxRow> rows;
    private final List<CompletableFuture<PublishAck>> answers;

    private Flight(List<OutboxRow> rows, List<CompletableFuture<PublishAck>> answers) {
        this.rows = rows;
        this.answers = answers;
    }

    /** Hands every row to the broker in this order, without waiting. */
    static Flight depart(List<OutboxRow> rows, EventPublisher publisher) {
        var answers = new ArrayList<CompletableFuture<PublishAck>>(rows.size());
        for (var row : rows) {
            answers.add(publisher.publish(row.message()));
        }
        return new Flight(rows, answers);
    }

    /** Which part of each lane is under way, so that the next look leaves it out. */
    List<LaneSpan> spans() {
        Map<String, LaneSpan> spans = new HashMap<>();
        for (var row : rows) {
            var key = row.key();
            spans.merge(
                    key.stream() + '\n' + key.account(),
                    new LaneSpan(key.stream(), key.account(), key.seq(), key.seq()),
                    LaneSpan::with);
        }
        return List.copyOf(spans.values());
    }

    /** Waits for every answer; each comes within the request time-out, or fails. */
    Landing land() {
        var published = new ArrayList<Published>(rows.size());
        var outcomes = new HashMap<String, Outcome>();
        for (var i = 0; i < rows.size(); i++) {
            var key = rows.get(i).key();
            var outcome = outcomes.computeIfAbsent(key.stream(), _ -> new Outcome());
            try {
                var ack = answers.get(i).join();
                published.add(new Published(key, ack.getSeqno(), ack.isDuplicate()));
                outcome.published++;
                outcome.duplicates += ack.isDuplicate() ? 1 : 0;
            } catch (CompletionException | CancellationException e) {
                outcome.failed++;
                outcome.reason = String.valueOf(e.getCause() == null ? e : e.getCause());
            }
        }
        return new Landing(published, outcomes);
    }

    /** What came of a flight: each event that was stored, and counts by stream. */
    record Landing(List<Published> published, Map<String, Outcome> outcomes) {}

    /** Counts of one stream. */
    static final class Outcome {
        private int published;
        private int duplicates;
        private int failed;
        private String reason = "";

        int published() {
            return published;
        }

        int duplicates() {
            return duplicates;
        }

        int failed() {
            return failed;
        }

        /** Of the last failure. */
        String reason() {
            return reason;
        }
    }
}
