package io.evenkeel.kalshi.ws;

import io.evenkeel.kalshi.ws.SessionEvent.Cause;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketFrame;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One open connection: puts messages together, watches that it lives and that it keeps the bounds. Tells its end once;
 * after that nothing of it is heard any more. Lives on one event loop.
 */
final class Link {
    private final WebSocket socket;
    private final SessionSettings settings;
    private final Consumer<SessionEvent> tell;
    private final Consumer<Breach> lost;
    private final Conversation conversation;
    private @Nullable Buffer message;
    private int quietTicks;
    private int pings;
    private boolean over;

    /** @param lost told once, unless {@link #end()} came first */
    Link(
            WebSocket socket,
            SessionSettings settings,
            Interests interests,
            Consumer<SessionEvent> tell,
            Consumer<Breach> lost) {
        this.socket = socket;
        this.settings = settings;
        this.tell = event -> {
            if (!over) {
                tell.accept(event);
            }
        };
        this.lost = lost;
        this.conversation = new Conversation(interests::of, this.tell, this::say, settings.repairsMax());
    }

    void open() {
        socket.frameHandler(frame -> guarded(() -> onFrame(frame)));
        socket.exceptionHandler(cause -> fail(new Breach(
                Cause.BREACH, "the connection broke: " + cause.getClass().getSimpleName())));
        socket.closeHandler(_ -> fail(new Breach(Cause.CLOSED, closing())));
        settle();
    }

    /** What is wanted has changed. */
    void settle() {
        guarded(conversation::settle);
    }

    void tick() {
        guarded(() -> {
            pings = 0;
            if (++quietTicks > SessionSettings.TICKS) {
                throw new Breach(
                        Cause.SILENT,
                        "nothing was heard for " + settings.silenceMax().toMillis() + " ms");
            }
            conversation.tick();
        });
    }

    boolean isSound() {
        return conversation.isSound();
    }

    /** Closes it; it tells nothing more. */
    void end() {
        if (!over) {
            over = true;
            socket.close();
        }
    }

    private void onFrame(WebSocketFrame frame) {
        if (over) {
            return;
        }
        quietTicks = 0;
        switch (frame.type()) {
            case TEXT -> onPart(Buffer.buffer(), frame);
            case CONTINUATION -> {
                if (message == null) {
                    throw new Breach(Cause.BREACH, "a frame continues what never began");
                }
                onPart(message, frame);
            }
            case BINARY -> throw new Breach(Cause.BREACH, "a binary frame came");
            case PING -> {
                if (++pings > settings.pingsMax()) {
                    throw new Breach(Cause.BREACH, "more than " + settings.pingsMax() + " pings came at once");
                }
            }
            // The socket answers the first by itself, and tells of the end by its close handler.
            case PONG, CLOSE -> {}
        }
    }

    private void onPart(Buffer before, WebSocketFrame frame) {
        var part = frame.binaryData();
        if (before.length() + part.length() > settings.frameBytesMax()) {
            throw new Breach(Cause.BREACH, "a message is larger than " + settings.frameBytesMax() + " bytes");
        }
        message = before.appendBuffer(part);
        if (frame.isFinal()) {
            var bytes = message.getBytes();
            message = null;
            onMessage(bytes);
        }
    }

    private void onMessage(byte[] bytes) {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            tell.accept(new SessionEvent.Unreadable(null, bytes, "frame is not UTF-8"));
            return;
        }
        // Each frame of the exchange ends with a newline.
        conversation.onText(text.strip());
    }

    private void say(String command) {
        if (!over) {
            socket.writeTextMessage(command);
        }
    }

    private void guarded(Runnable work) {
        if (over) {
            return;
        }
        try {
            work.run();
        } catch (Breach breach) {
            fail(breach);
        }
    }

    private void fail(Breach breach) {
        if (!over) {
            end();
            lost.accept(breach);
        }
    }

    private String closing() {
        var code = socket.closeStatusCode();
        return code == null ? "the connection was cut" : "the exchange closed the connection with code " + code;
    }
}
