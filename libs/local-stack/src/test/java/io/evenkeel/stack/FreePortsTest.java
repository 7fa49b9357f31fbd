package io.evenkeel.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
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

    @Test
    void a_port_that_somebody_listens_on_is_not_free() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            assertThat(FreePorts.isFree(taken.getLocalPort())).isFalse();
        }
    }
}
