package io.evenkeel.simulator.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;

/** One signed call on a connection of its own, whose end is told apart: an answer, a close, a reset, or nothing. */
final class RawCall implements AutoCloseable {
    /** How a call ended. */
    enum End {
        ANSWERED,
        CLOSED,
        RESET,
        NOTHING
    }

    /** Long enough for any answer that comes at all. */
    static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Socket socket = new Socket();
    private final StringBuilder received = new StringBuilder();

    private RawCall() {}

    /** Sends everything and waits for nothing. */
    static RawCall send(SimulatorProcess simulator, String account, String method, String path, String body) {
        var call = new RawCall();
        var base = URI.create(simulator.base());
        var timestamp = SimulatorProcess.timestamp(Duration.ZERO);
        var key = simulator.key(account);
        var signed = SimulatorProcess.ROOT + path.replaceFirst("[?].*", "");
        var text = new StringBuilder(method + " " + SimulatorProcess.ROOT + path + " HTTP/1.1\r\n")
                .append("Host: 127.0.0.1\r\n");
        SimulatorProcess.headers(key.keyId(), timestamp, key.sign(timestamp + method + signed, 32))
                .forEach((name, value) ->
                        text.append(name).append(": ").append(value).append("\r\n"));
        text.append("Content-Type: application/json\r\nContent-Length: ")
                .append(body.getBytes(UTF_8).length)
                .append("\r\n\r\n")
                .append(body);
        try {
            call.socket.connect(new InetSocketAddress(base.getHost(), base.getPort()));
            call.socket.getOutputStream().write(text.toString().getBytes(UTF_8));
            call.socket.getOutputStream().flush();
        } catch (IOException failed) {
            throw new AssertionError("nobody listens", failed);
        }
        return call;
    }

    /** Waits for the end, or until the patience is used up. */
    End end(Duration patience) {
        var bytes = new byte[8192];
        try {
            socket.setSoTimeout((int) patience.toMillis());
            while (!isWhole()) {
                var count = socket.getInputStream().read(bytes);
                if (count < 0) {
                    return End.CLOSED;
                }
                received.append(new String(bytes, 0, count, UTF_8));
            }
            return End.ANSWERED;
        } catch (SocketTimeoutException nothing) {
            return End.NOTHING;
        } catch (SocketException reset) {
            return End.RESET;
        } catch (IOException failed) {
            throw new AssertionError("the connection broke in an unknown way", failed);
        }
    }

    /** The status of the answer; it must have come. */
    int status() {
        return Integer.parseInt(received.substring("HTTP/1.1 ".length(), "HTTP/1.1 ".length() + 3));
    }

    String received() {
        return received.toString();
    }

    private boolean isWhole() {
        var head = received.indexOf("\r\n\r\n");
        if (head < 0) {
            return false;
        }
        var length = received.substring(0, head)
                .lines()
                .filter(line -> line.toLowerCase(java.util.Locale.ROOT).startsWith("content-length:"))
                .mapToInt(line ->
                        Integer.parseInt(line.substring(line.indexOf(':') + 1).trim()))
                .findFirst()
                .orElse(0);
        return received.length() >= head + 4 + length;
    }

    /** Gives up. */
    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
    }
}
