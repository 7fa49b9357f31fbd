package io.evenkeel.verification.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each fault of a link, against a target that says back what it is told. */
class LinkProxyTest {
    private ServerSocket target;
    private LinkProxy link;

    @BeforeEach
    void start() throws IOException {
        target = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        link = new LinkProxy(() -> URI.create("tcp://127.0.0.1:" + target.getLocalPort()));
        Thread.ofVirtual().start(this::echo);
    }

    @AfterEach
    void stop() throws IOException {
        link.close();
        target.close();
    }

    @Test
    void without_a_fault_everything_passes() throws IOException {
        try (var client = client()) {
            assertThat(said(client, 'a')).isEqualTo('a');
            assertThat(said(client, 'b')).isEqualTo('b');
        }
    }

    @Test
    void a_cut_ends_what_there_is_and_what_comes_until_it_is_healed() throws IOException {
        try (var client = client()) {
            assertThat(said(client, 'a')).isEqualTo('a');
            link.cut();
            assertThat(isOver(client)).isTrue();
        }
        try (var refused = client()) {
            assertThat(isOver(refused)).isTrue();
        }
        link.heal();
        try (var client = client()) {
            assertThat(said(client, 'b')).isEqualTo('b');
        }
    }

    @Test
    void a_reset_is_an_error_and_not_an_end() throws IOException {
        try (var client = client()) {
            assertThat(said(client, 'a')).isEqualTo('a');
            link.resetOnce();
            assertThatThrownBy(() -> said(client, 'b')).isInstanceOf(IOException.class);
        }
        try (var client = client()) {
            assertThat(said(client, 'c')).isEqualTo('c');
        }
    }

    @Test
    void a_black_hole_tells_nobody_anything_and_gives_all_back_when_healed() throws IOException {
        try (var client = client()) {
            assertThat(said(client, 'a')).isEqualTo('a');
            link.blackhole();
            client.getOutputStream().write('b');
            client.setSoTimeout(200);
            assertThatThrownBy(() -> client.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);
            link.heal();
            client.setSoTimeout(5_000);
            assertThat(client.getInputStream().read()).isEqualTo('b');
        }
    }

    @Test
    void a_delay_makes_late_and_changes_nothing() throws IOException {
        try (var client = client()) {
            link.delay(Duration.ofMillis(150));
            var before = System.nanoTime();
            assertThat(said(client, 'a')).isEqualTo('a');
            assertThat(System.nanoTime() - before).isGreaterThan(300_000_000L);
        }
    }

    @Test
    void a_half_closed_link_still_takes_and_never_answers() throws IOException {
        try (var client = client()) {
            assertThat(said(client, 'a')).isEqualTo('a');
            link.halfClose();
            client.getOutputStream().write('b');
            assertThat(client.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void a_limit_breaks_off_after_so_many_bytes() throws IOException {
        try (var client = client()) {
            link.limit(2);
            assertThat(said(client, 'a')).isEqualTo('a');
            assertThatThrownBy(() -> said(client, 'b')).isInstanceOf(IOException.class);
        }
    }

    private void echo() {
        while (!target.isClosed()) {
            try {
                var socket = target.accept();
                Thread.ofVirtual().start(() -> echo(socket));
            } catch (IOException _) {
                // The test is over.
            }
        }
    }

    private static void echo(Socket socket) {
        try (socket) {
            socket.getInputStream().transferTo(socket.getOutputStream());
        } catch (IOException _) {
            // Reset by the test.
        }
    }

    private Socket client() throws IOException {
        var address = link.address().split(":", 2);
        var socket = new Socket(address[0], Integer.parseInt(address[1]));
        socket.setSoTimeout(5_000);
        return socket;
    }

    private static int said(Socket client, int letter) throws IOException {
        client.getOutputStream().write(letter);
        var answer = client.getInputStream().read();
        if (answer < 0) {
            throw new IOException("ended");
        }
        return answer;
    }

    private static boolean isOver(Socket client) {
        try {
            return client.getInputStream().read() < 0;
        } catch (SocketTimeoutException _) {
            // Silence is no end.
            return false;
        } catch (IOException _) {
            return true;
        }
    }
}
