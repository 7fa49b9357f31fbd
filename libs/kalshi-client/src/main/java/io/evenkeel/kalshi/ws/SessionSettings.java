package io.evenkeel.kalshi.ws;

import java.time.Duration;

/**
 * The bounds of every session.
 *
 * @param handshakeTimeout from the attempt to connect to the exchange's yes
 * @param silenceMax after so long without any frame or ping the connection is given up; the exchange pings every ten
 *     seconds but not always, so a value near that would cut good connections. A command may take half of it
 * @param backoffFirst before the second attempt; doubled for each further one, with jitter
 * @param backoffMax never longer than this
 * @param frameBytesMax a larger message ends the connection
 * @param bufferEventsMax how many events may wait for the consumer
 * @param bufferBytesMax how much they may weigh together
 * @param pingsMax how many pings are borne in a quarter of {@code silenceMax}
 * @param repairsMax how many gaps are mended on one connection within {@code silenceMax}; beyond, it is given up
 */
public record SessionSettings(
        Duration handshakeTimeout,
        Duration silenceMax,
        Duration backoffFirst,
        Duration backoffMax,
        int frameBytesMax,
        int bufferEventsMax,
        int bufferBytesMax,
        int pingsMax,
        int repairsMax) {
    public static final SessionSettings DEFAULTS = new SessionSettings(
            Duration.ofSeconds(10),
            Duration.ofSeconds(30),
            Duration.ofMillis(500),
            Duration.ofSeconds(30),
            1024 * 1024,
            10_000,
            16 * 1024 * 1024,
            20,
            3);
    /** The watch looks so many times within {@code silenceMax}. */
    static final int TICKS = 4;

    static final int COMMAND_TICKS = 2;

    public SessionSettings {
        if (silenceMax.toMillis() < TICKS || backoffFirst.toMillis() < 1 || backoffMax.compareTo(backoffFirst) < 0) {
            throw new IllegalArgumentException("times must be positive and in order");
        }
        if (frameBytesMax < 1 || bufferEventsMax < 1 || bufferBytesMax < frameBytesMax) {
            throw new IllegalArgumentException("the buffer must hold at least one frame");
        }
        if (pingsMax < TICKS || repairsMax < 0) {
            throw new IllegalArgumentException("pingsMax must be at least " + TICKS + ", repairsMax not negative");
        }
    }

    Duration tick() {
        return silenceMax.dividedBy(TICKS);
    }
}
