package io.evenkeel.testkit;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Sends a request exactly as written, which no HTTP client does, and reads the answer to the end of the connection. */
public final class RawHttp {
    private static final int READ_MILLIS_MAX = 60_000;
    private static final String NEW_LINE = "\r\n";

    private RawHttp() {}

    /** The answer to a request without a body; one may be announced all the same. */
    public static Answer send(int port, String methodAndTarget, String... headers) throws IOException {
        return send(port, methodAndTarget, List.of(headers), "");
    }

    /** The answer to a request with these bytes behind its head. */
    public static Answer send(int port, String methodAndTarget, List<String> headers, String body) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(READ_MILLIS_MAX);
            var head = methodAndTarget + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n";
            var lines = headers.isEmpty() ? "" : String.join(NEW_LINE, headers) + NEW_LINE;
            var request = head + lines + NEW_LINE + body;
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return Answer.of(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    /** @param status 0 when the connection was closed without an answer */
    public record Answer(int status, String head, String body) {
        private static final int STATUS_BEGIN = "HTTP/1.1 ".length();
        private static final int STATUS_END = "HTTP/1.1 200".length();

        private static Answer of(String text) {
            if (text.length() < STATUS_END) {
                return new Answer(0, text, "");
            }
            var parts = text.split("\r\n\r\n", 2);
            var status = Integer.parseInt(text.substring(STATUS_BEGIN, STATUS_END));
            return new Answer(status, parts[0], parts.length == 1 ? "" : parts[1]);
        }
    }
}
