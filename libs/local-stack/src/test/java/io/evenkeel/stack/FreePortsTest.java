package io.evenkeel.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.BindException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import org.junit.jupiter.api.Test;

class FreePortsTest {
    @Test
    void a_port_is_given_once_only() {
        var ports = new HashSet<Integer>();
        for (var i = 0; i < 200; i++) {
            assertThat(ports.add(FreePorts.next())).isTrue();
        }
    }

    /** As another process would: it knows nothing of what was given here. */
    @Test
    void a_port_that_was_given_is_marked_for_every_process() {
        var port = FreePorts.next();
        assertThat(FreePorts.isFree(port)).isTrue();
        assertThatThrownBy(() -> new DatagramSocket(port, InetAddress.ofLiteral("127.0.0.1")))
                .isInstanceOf(BindException.class);
    }

    @Test
    void a_port_that_somebody_listens_on_is_not_free() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            assertThat(FreePorts.isFree(taken.getLocalPort())).isFalse();
        }
    }
}
