package io.evenkeel.messaging.publish;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Figures of the relay. The age is of the oldest event of the last batch, 0 when nothing waits. */
final class RelayMetrics {
    private final MeterRegistry registry;
    private final List<Gauge> gauges;
    private final AtomicLong oldestMillis = new AtomicLong();
    private final AtomicLong pending = new AtomicLong();

    RelayMetrics(MeterRegistry registry) {
        this.registry = registry;
        var age = Gauge.builder("evenkeel.outbox.age", oldestMillis, millis -> millis.get() / 1000.0)
                .baseUnit("seconds")
                .description("Age of the oldest event that the broker has not acknowledged")
                .register(registry);
        var waiting = Gauge.builder("evenkeel.outbox.pending", pending, AtomicLong::get)
                .description("Events that the broker has not acknowledged, counted now and then, at most 100,000")
                .register(registry);
        gauges = List.of(age, waiting);
    }

    /** Takes the gauges back: a registry may outlive the application, and would go on showing its last figures. */
    void close() {
        gauges.forEach(registry::remove);
    }

    void pending(long events) {
        pending.set(events);
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
