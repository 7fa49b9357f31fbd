package io.evenkeel.messaging.consume;

import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.config.Config;

/**
 * One inbound channel, from {@code mp.messaging.incoming.<channel>.*}.
 *
 * @param channel its name in the application
 * @param stream without the prefix, like {@code subject} and {@code durable}
 * @param subject the one filter, such as {@code portfolio.fill.>}
 * @param durable stable name of service and purpose, such as {@code pnl-service-fills}
 * @param batchSize most events of one fetch
 * @param ackWait after so long without a word the server delivers again; we give one three times as often
 * @param maxAckPending most events delivered and not settled, by all replicas together
 * @param retryAfter delays after the first and further failures of an event that may heal; one more failure than there
 *     are delays makes it a dead letter
 * @param slowHandler a handler that takes longer makes the service not ready; it is still waited for
 */
record ChannelSettings(
        String channel,
        String stream,
        String subject,
        String durable,
        int batchSize,
        Duration ackWait,
        int maxAckPending,
        List<Duration> retryAfter,
        Duration slowHandler) {
    private static final int LARGEST_BATCH = 5_000;
    private static final List<Duration> RETRY_AFTER =
            List.of(Duration.ofSeconds(1), Duration.ofSeconds(5), Duration.ofSeconds(30), Duration.ofMinutes(2));

    /** @throws IllegalArgumentException if a value is out of range */
    ChannelSettings {
        retryAfter = List.copyOf(retryAfter);
        if (batchSize < 1 || batchSize > LARGEST_BATCH) {
            throw new IllegalArgumentException(channel + ": batch-size must be 1 to " + LARGEST_BATCH);
        }
        if (maxAckPending < batchSize) {
            throw new IllegalArgumentException(channel + ": max-ack-pending must not be less than batch-size");
        }
        if (ackWait.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException(channel + ": ack-wait must be at least a second");
        }
    }

    /** @throws java.util.NoSuchElementException if stream, subject or durable is missing */
    static ChannelSettings of(Config config) {
        var batchSize = config.getOptionalValue("batch-size", Integer.class).orElse(500);
        return new ChannelSettings(
                config.getValue("channel-name", String.class),
                config.getValue("stream", String.class),
                config.getValue("subject", String.class),
                config.getValue("durable", String.class),
                batchSize,
                duration(config, "ack-wait", Duration.ofSeconds(30)),
                config.getOptionalValue("max-ack-pending", Integer.class).orElse(4 * batchSize),
                config.getOptionalValue("retry-after", Duration[].class)
                        .map(List::of)
                        .orElse(RETRY_AFTER),
                duration(config, "slow-handler", Duration.ofMinutes(1)));
    }

    private static Duration duration(Config config, String name, Duration otherwise) {
        return config.getOptionalValue(name, Duration.class).orElse(otherwise);
    }
}
