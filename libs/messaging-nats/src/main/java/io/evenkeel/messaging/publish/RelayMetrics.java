package io.evenkeel.messaging.publish;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicLong;

/** Counters of the relay. The age is of the oldest event of the last batch, 0 when nothing waits. */
final class RelayMetrics {
    private final MeterRegistry registry;
    private final AtomicLong oldestMillis = new AtomicLong();

    RelayMetrics(MeterRegistry registry) {
        this.registry = registry;
        Gauge.builder("evenkeel.outbox.age", oldestMillis, millis -> millis.get() / 1000.0)
                .baseUnit("seconds")
                .description("Age of the oldest event that the broker has not acknowledged")
                .register(registry);
    }

    void oldest(long millis) {
        oldestMillis.set(millis);
    }

    void published(String stream, int events, int duplicates) {
        registry.counter("evenkeel.outbox.published", "stream", stream).increment(events);
        registry.counter("evenkeel.outbox.duplicates", "stream", stream).increment(duplicates);
    }

    void failed(String stream, int events) {
        registry.counter("evenkeel.outbox.publish.failures", "stream", stream).increment(events);
    }

    void rewound(String stream) {
        registry.counter("evenkeel.outbox.rewinds", "stream", stream).increment();
    }
}
