package io.evenkeel.kalshi.ws;

import io.evenkeel.kalshi.http.Origin;

/**
 * Where the live feed is.
 *
 * @param path what the handshake asks for, and what is signed
 */
public record FeedAddress(boolean tls, String host, int port, String path) {

    /** @throws IllegalArgumentException if it is no absolute ws(s) URL without user, query and fragment */
    public static FeedAddress parse(String url) {
        if (!url.startsWith("ws://") && !url.startsWith("wss://")) {
            throw new IllegalArgumentException("feed URL must begin with ws:// or wss://");
        }
        var origin = Origin.parse("http" + url.substring(2));
        return new FeedAddress(origin.tls(), origin.host(), origin.port(), origin.basePath());
    }

    /**
     * The feed that belongs to a REST address: {@code /trade-api/ws/v2} beside {@code /trade-api/v2}, and for the
     * exchange's own hosts that begin with {@code external-api} the twin that ends in {@code -ws}.
     */
    public static FeedAddress beside(Origin rest) {
        var host = rest.host();
        var twin =
                host.startsWith("external-api.") ? "external-api-ws." + host.substring("external-api.".length()) : host;
        return new FeedAddress(rest.tls(), twin, rest.port(), rest.basePath().replace("/trade-api/", "/trade-api/ws/"));
    }
}
