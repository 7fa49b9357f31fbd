package io.evenkeel.web;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Sends a request target exactly as written, which no HTTP client does. */
final class RawHttp {
    private static final int READ_MILLIS_MAX = 5_000;

    private RawHttp() {}

    static int status(int port, String target, String token) throws IOException {
        return status(port, "GET " + target, token, "");
    }

    /** Announces a body and does not send it: whoever refuses it may close the connection while it is being sent. */
    static int statusOfBody(int port, String target, String token, int length) throws IOException {
        return status(
                port, "POST " + target, token, "Content-Type: application/json\r\nContent-Length: " + length + "\r\n");
    }

    private static int status(int port, String line, String token, String headers) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(READ_MILLIS_MAX);
            var request = line + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token + "\r\n" + headers
                    + "Connection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return Integer.parseInt(answer.substring("HTTP/1.1 ".length(), "HTTP/1.1 200".length()));
        }
    }
}
