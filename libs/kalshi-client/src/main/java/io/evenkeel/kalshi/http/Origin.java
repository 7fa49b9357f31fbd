package io.evenkeel.kalshi.http;

import java.net.URI;

/**
 * Where the exchange is, with the path that every call begins with.
 *
 * @param basePath such as {@code /trade-api/v2}; no slash at its end
 */
public record Origin(boolean tls, String host, int port, String basePath) {

    /** @throws IllegalArgumentException if it is no absolute http(s) URL without user, query and fragment */
    public static Origin parse(String url) {
        var uri = URI.create(url);
        var tls = "https".equals(uri.getScheme());
        if ((!tls && !"http".equals(uri.getScheme())) || uri.getHost() == null) {
            throw new IllegalArgumentException("exchange URL must begin with http:// or https:// and name a host");
        }
        if (uri.getRawUserInfo() != null || uri.getRawQuery() != null || uri.getRawFragment() != null) {
            throw new IllegalArgumentException("exchange URL must have neither user, query nor fragment");
        }
        var path = uri.getRawPath() == null ? "" : uri.getRawPath();
        var trimmed = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        return new Origin(tls, uri.getHost(), uri.getPort() < 0 ? tls ? 443 : 80 : uri.getPort(), trimmed);
    }
}
