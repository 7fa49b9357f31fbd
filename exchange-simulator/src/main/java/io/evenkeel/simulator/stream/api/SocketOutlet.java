package io.evenkeel.simulator.stream.api;

import io.evenkeel.simulator.frame.Frame;
import io.evenkeel.simulator.frame.Outlet;
import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.net.impl.ConnectionBase;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongConsumer;

/** Sends frames as fast as the client reads them; what waits is in the {@link Outbox}. */
final class SocketOutlet implements Outlet {
    private static final int UNSENT_BYTES_MAX = 256 * 1024;

    private final Context context;
    private final ConnectionBase connection;
    private final ServerWebSocket socket;
    private final Outbox outbox;
    private final AtomicBoolean pumping = new AtomicBoolean();
    private volatile LongConsumer overflow = sid -> {};
    private volatile boolean closed;

    SocketOutlet(Context context, ConnectionBase connection, ServerWebSocket socket, Outbox outbox) {
        this.context = context;
        this.connection = connection;
        this.socket = socket;
        this.outbox = outbox;
        socket.setWriteQueueMaxSize(UNSENT_BYTES_MAX);
        socket.drainHandler(drained -> pump());
    }

    /** Called with the id of a subscription that has more frames waiting than it may. */
    void onOverflow(LongConsumer consumer) {
        overflow = consumer;
    }

    void closed() {
        closed = true;
        outbox.clear();
    }

    @Override
    public void send(Frame frame) {
        if (closed) {
            return;
        }
        switch (outbox.add(frame)) {
            case WAITS -> wake();
            case OVERFLOWS -> overflow.accept(frame.sid());
            case DROPPED -> {}
            case HOPELESS -> disconnect();
        }
    }

    private void wake() {
        if (pumping.compareAndSet(false, true)) {
            context.runOnContext(now -> pump());
        }
    }

    /** On the event loop. Whatever comes after the flag is down makes its own turn. */
    private void pump() {
        pumping.set(false);
        while (!closed && !socket.isClosed() && !socket.writeQueueFull()) {
            var frame = outbox.take();
            if (frame == null) {
                return;
            }
            socket.writeFinalTextFrame(frame.text());
        }
    }

    @Override
    public void sendBinary(String text) {
        context.runOnContext(now -> {
            if (!closed) {
                var _ = socket.writeFinalBinaryFrame(Buffer.buffer(text));
            }
        });
    }

    @Override
    public void close(int code) {
        context.runOnContext(now -> {
            closed = true;
            outbox.clear();
            var _ = socket.close((short) code);
        });
    }

    @Override
    public void ping() {
        context.runOnContext(now -> {
            if (!closed) {
                socket.writePing(Buffer.buffer("heartbeat"));
            }
        });
    }

    @Override
    public void disconnect() {
        context.runOnContext(now -> {
            closed = true;
            outbox.clear();
            // Without a closing frame, which the channel itself would send: the client sees a connection that breaks.
            var _ = connection.channelHandlerContext().close();
        });
    }
}
