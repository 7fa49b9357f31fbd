package io.evenkeel.gateway;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Sends a request exactly as written, which no HTTP client does, and reads the answer to the end of the connection. */
final class RawHttp {
    private static final int READ_MILLIS_MAX = 5_000;

    private RawHttp() {}

    /** Status of the answer; 0 when the connection was closed without one. */
    static int status(int port, String requestLine, String... headers) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(READ_MILLIS_MAX);
            var request = requestLine + "\r\nHost: localhost\r\nConnection: close\r\n"
                    + String.join(
                            "", Arrays.stream(headers).map(h -> h + "\r\n").toList()) + "\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return answer.length() < 12 ? 0 : Integer.parseInt(answer.substring(9, 12));
        }
    }
}
