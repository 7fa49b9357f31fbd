package io.evenkeel.kalshi.http;

import java.time.Duration;

/**
 * The bounds of every call.
 *
 * @param connectTimeout for the connection alone
 * @param callTimeout for one attempt, from asking for a connection to the last byte
 * @param bodyBytesMax a larger answer is cut off and fails
 * @param retriesMax further attempts of a read that failed for a passing reason
 * @param backoffFirst doubled each time, with jitter
 * @param connectionsMax open at once
 * @param threads that sign and parse
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
    public static final HttpSettings DEFAULTS = new HttpSettings(
            Duration.ofSeconds(5),
            Duration.ofSeconds(20),
            16 * 1024 * 1024,
            5,
            Duration.ofSeconds(1),
            Duration.ofSeconds(30),
            16,
            2);
}
