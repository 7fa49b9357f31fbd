package io.evenkeel.verification.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Clients that ask something and are gone before the answer. */
final class HangUps {
    private static final int AT_ONCE = 100;
    private static final List<String> QUESTIONS = List.of(
            "GET /api/pnl/summary?period=daily",
            "GET /api/pnl/markets?limit=1000",
            "GET /api/fills?limit=1000",
            "GET /api/sync/status",
            "POST /api/sync/fills");

    private final URI door;
    private final String token;

    HangUps(URI door, String token) {
        this.door = door;
        this.token = token;
    }

    /** Returns when the last one has hung up. */
    void come(int clients, Random random) {
        var sent = new AtomicInteger();
        var room = new Semaphore(AT_ONCE);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var i = 0; i < clients; i++) {
                var question = QUESTIONS.get(random.nextInt(QUESTIONS.size()));
                var stayNanos = random.nextLong(60_000_000);
                room.acquireUninterruptibly();
                threads.execute(() -> {
                    try {
                        askAndGo(question, stayNanos);
                        sent.incrementAndGet();
                    } finally {
                        room.release();
                    }
                });
            }
        }
        assertThat(sent.get()).as("clients that came through").isEqualTo(clients);
    }

    private void askAndGo(String question, long stayNanos) {
        try (var socket = new Socket(door.getHost(), door.getPort())) {
            // Closing sends a reset: the service notices in the middle of whatever it does.
            socket.setSoLinger(true, 0);
            var request = question + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token
                    + "\r\nContent-Length: 0\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            LockSupport.parkNanos(stayNanos);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
