package io.evenkeel.messaging.consume;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Figures of one inbound channel, in events; the lag is in seconds. */
final class ChannelMetrics {
    private final Counter received;
    private final Counter redelivered;
    private final Counter acknowledged;
    private final Counter retried;
    private final Counter deadLettered;
    private final Counter unknownTypes;
    private final AtomicLong pending = new AtomicLong();
    private final AtomicLong unacknowledged = new AtomicLong();
    private final AtomicLong lagMillis = new AtomicLong();
    private final MeterRegistry registry;
    private final InstantSource clock;
    private final List<Gauge> gauges;

    private ChannelMetrics(MeterRegistry registry, String channel, InstantSource clock) {
        this.registry = registry;
        this.clock = clock;
        received = counter(registry, channel, "received");
        redelivered = counter(registry, channel, "redelivered");
        acknowledged = counter(registry, channel, "acknowledged");
        retried = counter(registry, channel, "retried");
        deadLettered = counter(registry, channel, "dead.lettered");
        unknownTypes = counter(registry, channel, "unknown.types");
        var lag = Gauge.builder("evenkeel.messages.lag", lagMillis, millis -> millis.get() / 1000.0)
                .tag("channel", channel)
                .baseUnit("seconds")
                .description("Age of the oldest event of the last fetch; 0 when there was none")
                .register(registry);
        gauges = List.of(
                gauge(registry, channel, "pending", pending),
                gauge(registry, channel, "unacknowledged", unacknowledged),
                lag);
    }

    static ChannelMetrics of(MeterRegistry registry, String channel, InstantSource clock) {
        return new ChannelMetrics(registry, channel, clock);
    }

    /** A fetch came in; its first event was stored by the broker then, and so many wait behind it. */
    void fetched(int events, Instant oldest, long behind) {
        received.increment(events);
        unacknowledged.set(events);
        pending.set(behind);
        lagMillis.set(Math.max(0, Duration.between(oldest, clock.instant()).toMillis()));
    }

    /** Everything that was fetched is settled. */
    void settled() {
        unacknowledged.set(0);
    }

    /** A fetch brought nothing; the server counts these. */
    void idle(long waiting, long delivered) {
        pending.set(waiting);
        unacknowledged.set(delivered);
        lagMillis.set(0);
    }

    /** Takes the gauges back: a registry may outlive the application, and would go on showing its last figures. */
    void close() {
        gauges.forEach(registry::remove);
    }

    Counter redelivered() {
        return redelivered;
    }

    Counter acknowledged() {
        return acknowledged;
    }

    Counter retried() {
        return retried;
    }

    Counter deadLettered() {
        return deadLettered;
    }

    Counter unknownTypes() {
        return unknownTypes;
    }

    private static Counter counter(MeterRegistry registry, String channel, String what) {
        return registry.counter("evenkeel.messages." + what, "channel", channel);
    }

    private static Gauge gauge(MeterRegistry registry, String channel, String what, AtomicLong value) {
        return Gauge.builder("evenkeel.messages." + what, value, AtomicLong::get)
                .tag("channel", channel)
                .register(registry);
    }
}
