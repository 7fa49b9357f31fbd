package io.evenkeel.verification.bench.messaging;

import io.evenkeel.contracts.event.EventCodec;
import io.evenkeel.contracts.event.EventEnvelope;
import io.evenkeel.contracts.event.EventSubjects;
import io.evenkeel.messaging.nats.NatsSettings;
import io.nats.client.Connection;
import io.nats.client.JetStream;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamManagement;
import io.nats.client.Nats;
import io.nats.client.Options;
import io.nats.client.impl.Headers;
import io.nats.client.support.NatsJetStreamConstants;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/** A plain {@code jnats} connection: the baseline, and what looks at the server from outside. */
@ApplicationScoped
class Broker {
    static final String STREAM = "PORTFOLIO";
    /** Publications not yet acknowledged, for us and for the baseline alike. */
    static final int WINDOW = 1_000;

    private static final long PATIENCE_SECONDS = 120;
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(10);
    private static final int STREAM_NOT_FOUND = 10_059;

    private final Connection connection;

    Broker(NatsSettings settings) throws IOException, InterruptedException {
        connection = Nats.connect(Options.builder()
                .server(settings.url())
                .userInfo(settings.user().orElseThrow(), settings.password().orElseThrow())
                .build());
    }

    @PreDestroy
    void close() throws InterruptedException {
        connection.close();
    }

    JetStream jetStream() throws IOException {
        return connection.jetStream();
    }

    JetStreamManagement management() throws IOException {
        return connection.jetStreamManagement();
    }

    void flush() throws Exception {
        connection.flush(Duration.ofSeconds(10));
    }

    /** Waits for the stream, which the library makes; returns its newest sequence. */
    long newest() throws Exception {
        var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (System.nanoTime() < deadline) {
            try {
                return management().getStreamInfo(STREAM).getStreamState().getLastSequence();
            } catch (JetStreamApiException e) {
                if (e.getApiErrorCode() != STREAM_NOT_FOUND) {
                    throw e;
                }
                LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
            }
        }
        throw new IllegalStateException("the stream does not appear");
    }

    /** Until the server has nothing more to deliver to this durable and knows that all was acknowledged. */
    void awaitAllAcknowledged(String durable) throws Exception {
        while (true) {
            var info = management().getConsumerInfo(STREAM, durable);
            if (info.getNumPending() == 0 && info.getNumAckPending() == 0) {
                return;
            }
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
    }

    /** The messages of these events, encoded beforehand. */
    static List<Raw> encoded(List<EventEnvelope> events) {
        var raw = new ArrayList<Raw>(events.size());
        for (var event : events) {
            raw.add(new Raw(event.eventId().toString(), EventSubjects.of(event), EventCodec.encode(event)));
        }
        return raw;
    }

    /** Publishes them asynchronously, the window full all the time, and returns when the last one is acknowledged. */
    void publish(List<Raw> messages) throws IOException, InterruptedException {
        var publisher = jetStream();
        var window = new Semaphore(WINDOW);
        var failure = new AtomicReference<Throwable>();
        for (var message : messages) {
            window.acquire();
            var headers = new Headers()
                    .put(NatsJetStreamConstants.MSG_ID_HDR, message.id())
                    .put(NatsJetStreamConstants.EXPECTED_STREAM_HDR, STREAM);
            var _ = publisher
                    .publishAsync(message.subject(), headers, message.body())
                    .whenComplete((_, failed) -> {
                        if (failed != null) {
                            failure.set(failed);
                        }
                        window.release();
                    });
        }
        if (!window.tryAcquire(WINDOW, PATIENCE_SECONDS, TimeUnit.SECONDS) || failure.get() != null) {
            throw new IllegalStateException("not everything was published", failure.get());
        }
    }

    /** One message ready to be sent. */
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    record Raw(String id, String subject, byte[] body) {}
}
