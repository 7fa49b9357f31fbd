package io.evenkeel.verification.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A connection to NATS that speaks just enough of its text protocol to publish to a stream and be told so. */
final class NatsLine implements AutoCloseable {
    private final Socket socket;
    private final String inbox;

    /** @param user whose answers come below {@code _INBOX_<user>.} */
    NatsLine(URI server, String user, String password) throws IOException {
        socket = new Socket(server.getHost(), server.getPort());
        socket.setSoTimeout(10_000);
        inbox = "_INBOX_" + user + ".system-test";
        assertThat(line()).startsWith("INFO");
        say("CONNECT {\"verbose\":false,\"pedantic\":false,\"lang\":\"java\",\"version\":\"1\",\"user\":\"" + user
                + "\",\"pass\":\"" + password + "\"}\r\nSUB " + inbox + " 1\r\n");
    }

    /** Returns when the stream has it. */
    void publish(String subject, byte[] payload) throws IOException {
        say("PUB " + subject + " " + inbox + " " + payload.length + "\r\n");
        socket.getOutputStream().write(payload);
        say("\r\n");
        for (var line = line(); !line.startsWith("MSG "); line = line()) {
            assertThat(line).doesNotStartWith("-ERR");
            if (line.equals("PING")) {
                say("PONG\r\n");
            }
        }
        assertThat(line()).contains("\"seq\"").doesNotContain("error");
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private void say(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    }

    private String line() throws IOException {
        var line = new ByteArrayOutputStream();
        for (var b = socket.getInputStream().read();
                b != '\n';
                b = socket.getInputStream().read()) {
            if (b < 0) {
                throw new IOException("NATS hung up after: " + line);
            }
            line.write(b);
        }
        return line.toString(StandardCharsets.UTF_8).strip();
    }
}
