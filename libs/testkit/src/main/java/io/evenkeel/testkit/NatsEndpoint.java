package io.evenkeel.testkit;

import java.net.URI;

/** A nats-server and who logs in there. */
public record NatsEndpoint(String url, String user, String password) {
    static NatsEndpoint parse(String address) {
        var uri = URI.create(address);
        var login = uri.getUserInfo().split(":", 2);
        return new NatsEndpoint("nats://" + uri.getHost() + ":" + uri.getPort(), login[0], login[1]);
    }
}
