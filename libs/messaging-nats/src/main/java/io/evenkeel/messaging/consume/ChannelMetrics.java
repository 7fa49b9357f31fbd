package io.evenkeel.messaging.consume;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** Counters of one inbound channel, all in events. */
record ChannelMetrics(
        Counter received,
        Counter redelivered,
        Counter acknowledged,
        Counter retried,
        Counter deadLettered,
        Counter unknownTypes) {
    static ChannelMetrics of(MeterRegistry registry, String channel) {
        return new ChannelMetrics(
                counter(registry, channel, "received"),
                counter(registry, channel, "redelivered"),
                counter(registry, channel, "acknowledged"),
                counter(registry, channel, "retried"),
                counter(registry, channel, "dead.lettered"),
                counter(registry, channel, "unknown.types"));
    }

    private static Counter counter(MeterRegistry registry, String channel, String what) {
        return registry.counter("evenkeel.messages." + what, "channel", channel);
    }
}
