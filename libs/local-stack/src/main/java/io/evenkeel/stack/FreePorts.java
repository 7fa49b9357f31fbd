package io.evenkeel.stack;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;

/**
 * Ports on loopback that nobody uses. They lie below the range that systems hand out to outgoing connections, so that
 * none is taken between being chosen here and being opened by a server; no port is given twice by one process.
 */
public final class FreePorts {
    private static final int LOWEST = 20_000;
    private static final int HIGHEST = 32_000;
    private static final int TRIES_MAX = 1_000;

    private static final Set<Integer> GIVEN = ConcurrentHashMap.newKeySet();

    private FreePorts() {}

    /** A port that is free now. */
    public static int next() {
        var random = RandomGenerator.getDefault();
        for (var tries = 0; tries < TRIES_MAX; tries++) {
            var port = random.nextInt(LOWEST, HIGHEST);
            if (isFree(port) && GIVEN.add(port)) {
                return port;
            }
        }
        throw new StackFailure("no free port between " + LOWEST + " and " + HIGHEST + " on loopback");
    }

    /** Whether a server could listen on this port of the loopback address now. */
    public static boolean isFree(int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), 1);
            return true;
        } catch (IOException _) {
            return false;
        }
    }
}
