package io.evenkeel.kalshi.ws;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.impl.VertxInternal;

/**
 * What the live sessions of all accounts share. Close it to end them all: their streams complete.
 *
 * <p>Compression is not asked for, so a small frame cannot become a large one; redirects are not followed.
 */
public final class LiveSockets implements AutoCloseable {
    private static final int SESSIONS_MAX = 1000;

    private final Vertx vertx;
    private final SessionSettings settings;
    private final WebSocketClient client;
    private volatile boolean closed;

    public LiveSockets(Vertx vertx, SessionSettings settings) {
        this.vertx = vertx;
        this.settings = settings;
        this.client = vertx.createWebSocketClient(new WebSocketClientOptions()
                .setConnectTimeout((int) settings.handshakeTimeout().toMillis())
                .setMaxConnections(SESSIONS_MAX)
                .setMaxFrameSize(settings.frameBytesMax())
                .setMaxMessageSize(settings.frameBytesMax())
                .setClosingTimeout(1)
                .setVerifyHost(true));
    }

    Vertx vertx() {
        return vertx;
    }

    SessionSettings settings() {
        return settings;
    }

    /** An event loop of its own for a session, whoever starts it: all its state lives there. */
    Context newLoop() {
        return ((VertxInternal) vertx).createEventLoopContext();
    }

    Future<WebSocket> connect(WebSocketConnectOptions options) {
        return client.connect(options);
    }

    boolean isClosed() {
        return closed;
    }

    @Override
    public void close() {
        closed = true;
        client.close();
    }
}
