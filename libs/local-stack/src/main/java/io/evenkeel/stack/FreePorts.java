package io.evenkeel.stack;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.random.RandomGenerator;

/**
 * Ports on loopback that nobody uses. They lie below the range that systems hand out to outgoing connections, so that
 * none is taken between being chosen here and being opened by a server.
 *
 * <p>While the process runs that a port was given to, no process of this machine is given it again: the UDP port of the
 * same number, which no server of ours uses, is held as the sign. The system frees it however the process ends.
 */
public final class FreePorts {
    private static final int LOWEST = 20_000;
    private static final int HIGHEST = 32_000;
    private static final int TRIES_MAX = 1_000;

    private static final Queue<DatagramSocket> SIGNS = new ConcurrentLinkedQueue<>();

    private FreePorts() {}

    /** A port that is free now. */
    public static int next() {
        var random = RandomGenerator.getDefault();
        for (var tries = 0; tries < TRIES_MAX; tries++) {
            var port = random.nextInt(LOWEST, HIGHEST);
            if (isFree(port) && claim(port)) {
                return port;
            }
        }
        throw new StackFailure("no free port between " + LOWEST + " and " + HIGHEST + " on loopback");
    }

    /** Whether a server could listen on this port of the loopback address now. */
    public static boolean isFree(int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(loopback(port), 1);
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    private static boolean claim(int port) {
        try {
            SIGNS.add(new DatagramSocket(loopback(port)));
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    private static InetSocketAddress loopback(int port) {
        return new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port);
    }
}
