package io.evenkeel.simulator.door.api;

import io.netty.channel.ChannelOption;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.impl.ConnectionBase;

/** Ends the connection of a call in ways that no answer can. */
final class Connections {
    private Connections() {}

    /** An orderly end, but without an answer. */
    static void close(HttpServerRequest request) {
        var unused = ((ConnectionBase) request.connection()).channel().close();
    }

    /** The peer gets a reset: what has been sent and not read yet is lost with it. */
    static void reset(HttpServerRequest request) {
        var channel = ((ConnectionBase) request.connection()).channel();
        channel.config().setOption(ChannelOption.SO_LINGER, 0);
        var unused = channel.close();
    }
}
