package io.evenkeel.simulator.door.api;

import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelOption;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.impl.ConnectionBase;

/** Ends the connection of a call in ways that no answer can. */
final class Connections {
    private Connections() {}

    /** An orderly end, but without an answer: nothing that is written from now on goes out. */
    static ChannelFuture close(HttpServerRequest request) {
        // Not through the channel itself: that one would first send what is being written.
        return ((ConnectionBase) request.connection()).channelHandlerContext().close();
    }

    /** The peer gets a reset: what has been sent and not read yet is lost with it. */
    static ChannelFuture reset(HttpServerRequest request) {
        var connection = ((ConnectionBase) request.connection()).channelHandlerContext();
        connection.channel().config().setOption(ChannelOption.SO_LINGER, 0);
        return connection.close();
    }
}
