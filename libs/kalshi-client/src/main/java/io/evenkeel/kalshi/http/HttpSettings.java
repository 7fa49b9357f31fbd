package io.evenkeel.kalshi.http;

import java.time.Duration;

/**
 * The bounds of every call.
 *
 * @param connectTimeout for the connection alone
 * @param callTimeout for one attempt of a read, from asking for a connection to the last byte
 * @param bodyBytesMax a larger answer is cut off and fails
 * @param retriesMax further attempts of a read that failed for a passing reason; nothing else is ever repeated
 * @param backoffFirst doubled each time, with jitter
 * @param connectionsMax open at once for reads, and as many for the rest
 * @param threads that sign and parse reads; the rest has one of its own
 */
public record HttpSettings(
        Duration connectTimeout,
        Duration callTimeout,
        int bodyBytesMax,
        int retriesMax,
        Duration backoffFirst,
        Duration backoffMax,
        int connectionsMax,
        int threads) {
    private static final Duration ORDER_TIMEOUT_MAX = Duration.ofSeconds(5);

    public static final HttpSettings DEFAULTS = new HttpSettings(
            Duration.ofSeconds(5),
            Duration.ofSeconds(20),
            16 * 1024 * 1024,
            5,
            Duration.ofSeconds(1),
            Duration.ofSeconds(30),
            16,
            2);

    /**
     * For the one attempt of a call that changes something: five seconds, or less if reads have less. Whoever waits
     * longer learns no more, since what became of the call is unknown either way.
     */
    public Duration orderTimeout() {
        return callTimeout.compareTo(ORDER_TIMEOUT_MAX) < 0 ? callTimeout : ORDER_TIMEOUT_MAX;
    }
}
