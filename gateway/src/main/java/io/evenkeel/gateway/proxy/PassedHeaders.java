package io.evenkeel.gateway.proxy;

import java.util.Locale;
import java.util.Set;

/**
 * The headers that pass, in either direction. A list of what passes rather than of what does not: a header that nobody
 * thought of (hop-by-hop, forwarding, method override, a proxy's own) can then never fool whoever is behind.
 */
public final class PassedHeaders {
    private static final Set<String> REQUEST = Set.of(
            "authorization",
            "accept",
            "accept-language",
            "content-type",
            "idempotency-key",
            "if-match",
            "if-none-match",
            "last-event-id",
            "traceparent",
            "user-agent");

    private static final Set<String> ANSWER = Set.of(
            "allow",
            "cache-control",
            "content-disposition",
            "content-type",
            "etag",
            "idempotency-hit",
            "last-modified",
            "location",
            "retry-after",
            "vary",
            "www-authenticate");

    private PassedHeaders() {}

    public static boolean toService(String name) {
        return REQUEST.contains(name.toLowerCase(Locale.ROOT));
    }

    public static boolean toCaller(String name) {
        return ANSWER.contains(name.toLowerCase(Locale.ROOT));
    }
}
