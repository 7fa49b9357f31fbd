package io.evenkeel.gateway.session.api;

import io.vertx.core.http.HttpServerRequest;
import java.util.Arrays;

/** Where a call comes from, as the connection says; headers count only where {@code quarkus.http.proxy} lets them. */
final class Addresses {
    private static final int PREFIX_GROUPS = 4;

    private Addresses() {}

    /**
     * The IPv4 address, or the first half of an IPv6 one, because whoever has one of those has all of its second half.
     */
    static String of(HttpServerRequest request) {
        var address = request.remoteAddress();
        var host = address == null || address.hostAddress() == null ? "unknown" : address.hostAddress();
        if (!host.contains(":")) {
            return host;
        }
        var groups = host.split(":", PREFIX_GROUPS + 1);
        return String.join(":", Arrays.asList(groups).subList(0, Math.min(PREFIX_GROUPS, groups.length)));
    }
}
