package io.evenkeel.verification.bench.messaging;

import io.evenkeel.verification.bench.Figure;
import io.evenkeel.verification.bench.Figure.Baseline;
import io.evenkeel.verification.bench.Rounds;
import io.evenkeel.verification.bench.Size;
import io.nats.client.PullSubscribeOptions;
import io.nats.client.api.AckPolicy;
import io.nats.client.api.ConsumerConfiguration;
import io.nats.client.api.DeliverPolicy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;

/**
 * A stored backlog through an inbound channel, until the server knows that everything was acknowledged. The connector
 * decodes; the baseline fetches batches of the same size, looks at nothing, and acknowledges.
 */
@ApplicationScoped
class ConsumeBenchmark {
    private static final String ACCOUNT = "consumed";
    private static final String SUBJECT = "portfolio.fill.consumed.>";
    private static final String OURS = "bench-consumed";
    private static final String RAW = "bench-raw";
    private static final int BATCH = 500;
    private static final double AIM = 0.6;
    private static final Duration FETCH = Duration.ofSeconds(5);

    private final Broker broker;
    private final CountingConsumer consumer;

    ConsumeBenchmark(Broker broker, CountingConsumer consumer) {
        this.broker = broker;
        this.consumer = consumer;
    }

    List<Figure> measure(Size size) throws Exception {
        var results = new double[2][size.rounds()];
        round("warm", size.messages() / 4, results, 0);
        for (var round = 0; round < size.rounds(); round++) {
            round(Integer.toString(round), size.messages(), results, round);
        }
        var jnats = new Baseline("jnats fetch of 500 and ack", Rounds.middle(results[0]));
        return List.of(Figure.share("connector: consume and ack", "msg/s", Rounds.middle(results[1]), jnats, AIM));
    }

    /** Both read the same stored messages; the connector's channel is held at the gate meanwhile. */
    private void round(String name, int count, double[][] results, int round) throws Exception {
        var before = broker.newest();
        consumer.close(count + 1);
        broker.publish(Broker.encoded(Fills.of(ACCOUNT, "first-" + name, 1)));
        consumer.awaitFirst();
        broker.publish(Broker.encoded(Fills.of(ACCOUNT, name, count)));
        results[0][round] = raw(before, count);

        var begun = System.nanoTime();
        consumer.open();
        consumer.awaitAll();
        broker.awaitAllAcknowledged(OURS);
        results[1][round] = Rounds.perSecond(count, begun);
    }

    private double raw(long before, int count) throws Exception {
        broker.management()
                .createConsumer(
                        Broker.STREAM,
                        ConsumerConfiguration.builder()
                                .durable(RAW)
                                .filterSubject(SUBJECT)
                                .deliverPolicy(DeliverPolicy.ByStartSequence)
                                .startSequence(before + 1)
                                .ackPolicy(AckPolicy.Explicit)
                                .ackWait(Duration.ofSeconds(30))
                                .maxAckPending(4 * BATCH)
                                .build());
        var subscription = broker.jetStream().subscribe(null, PullSubscribeOptions.bind(Broker.STREAM, RAW));
        var begun = System.nanoTime();
        // One more than is counted: the message that opened the round.
        for (var seen = 0; seen <= count; ) {
            for (var message : subscription.fetch(Math.min(BATCH, count + 1 - seen), FETCH)) {
                message.ack();
                seen++;
            }
        }
        broker.flush();
        broker.awaitAllAcknowledged(RAW);
        var speed = Rounds.perSecond(count, begun);
        subscription.unsubscribe();
        broker.management().deleteConsumer(Broker.STREAM, RAW);
        return speed;
    }
}
