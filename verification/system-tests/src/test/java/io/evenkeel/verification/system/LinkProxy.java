package io.evenkeel.verification.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Stands in one link between two components and does what networks do. It begins by passing everything on; each fault
 * lasts until {@link #heal}. Safe for use by several threads.
 */
final class LinkProxy implements AutoCloseable {
    private static final int BUFFER = 16_384;
    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(5);

    private final Supplier<URI> target;
    private final ServerSocket server;
    private final Set<Pair> pairs = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final AtomicLong bytesLeft = new AtomicLong(Long.MAX_VALUE);
    private volatile boolean refusing;
    private volatile boolean holding;
    private volatile Duration delay = Duration.ZERO;

    /** Listens at once on a free port; the target is asked for when somebody connects. */
    LinkProxy(Supplier<URI> target) {
        this.target = target;
        try {
            server = new ServerSocket();
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 512);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.execute(this::accept);
    }

    /** What the client uses instead of the target's own address. */
    String address() {
        return "127.0.0.1:" + server.getLocalPort();
    }

    /** Ends every connection in an orderly way and accepts none that lives. */
    void cut() {
        refusing = true;
        pairs.forEach(Pair::close);
    }

    /** The same with a reset, as from a firewall that forgot its connections. */
    void reset() {
        refusing = true;
        pairs.forEach(Pair::reset);
    }

    /** Resets what there is and goes on accepting. */
    void resetOnce() {
        pairs.forEach(Pair::reset);
    }

    /** Accepts, and moves no byte: neither side is told anything. */
    void blackhole() {
        holding = true;
    }

    /** Every piece of every stream comes so much later. */
    void delay(Duration each) {
        delay = each;
    }

    /** Ends the direction from the target; the client may go on sending to nobody who answers. */
    void halfClose() {
        pairs.forEach(Pair::halfClose);
    }

    /** So many bytes more, and then a reset in the middle of whatever is on its way. */
    void limit(long bytes) {
        bytesLeft.set(bytes);
    }

    /** No fault from now on; what was held goes on its way. */
    void heal() {
        refusing = false;
        delay = Duration.ZERO;
        bytesLeft.set(Long.MAX_VALUE);
        lock.lock();
        try {
            holding = false;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        heal();
        cut();
        threads.shutdownNow();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                var client = server.accept();
                threads.execute(() -> connect(client));
            } catch (IOException _) {
                // Closed; or one client was gone before it was accepted.
            }
        }
    }

    private void connect(Socket client) {
        try {
            awaitRelease();
            if (refusing) {
                client.setSoLinger(true, 0);
                client.close();
                return;
            }
            var upstream = new Socket();
            var address = target.get();
            upstream.connect(
                    new InetSocketAddress(address.getHost(), address.getPort()),
                    Math.toIntExact(CONNECT_WITHIN.toMillis()));
            client.setTcpNoDelay(true);
            upstream.setTcpNoDelay(true);
            var pair = new Pair(client, upstream);
            pairs.add(pair);
            threads.execute(() -> pump(pair, client, upstream));
            pump(pair, upstream, client);
        } catch (IOException _) {
            // The target is away: so is the link.
            closeQuietly(client);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            closeQuietly(client);
        }
    }

    private void pump(Pair pair, Socket from, Socket to) {
        var buffer = new byte[BUFFER];
        try {
            var in = from.getInputStream();
            var out = to.getOutputStream();
            for (var length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                awaitRelease();
                LockSupport.parkNanos(delay.toNanos());
                if (bytesLeft.addAndGet(-length) < 0) {
                    pair.reset();
                    return;
                }
                out.write(buffer, 0, length);
            }
            // One side has finished; the other one may still have something to say.
            to.shutdownOutput();
            pair.directionEnded();
        } catch (IOException _) {
            pair.close();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            pair.close();
        }
    }

    private void awaitRelease() throws InterruptedException {
        lock.lock();
        try {
            while (holding) {
                changed.await();
            }
        } finally {
            lock.unlock();
        }
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException _) {
            // It is as closed as it can be.
        }
    }

    /** One connection of a client and ours to the target for it. */
    private final class Pair {
        private final Socket client;
        private final Socket upstream;
        private boolean oneEnded;

        private Pair(Socket client, Socket upstream) {
            this.client = client;
            this.upstream = upstream;
        }

        private void close() {
            pairs.remove(this);
            closeQuietly(client);
            closeQuietly(upstream);
        }

        private void reset() {
            try {
                client.setSoLinger(true, 0);
                upstream.setSoLinger(true, 0);
            } catch (SocketException _) {
                // Closed already.
            }
            close();
        }

        private void halfClose() {
            try {
                client.shutdownOutput();
            } catch (IOException _) {
                close();
            }
        }

        private synchronized void directionEnded() {
            if (oneEnded) {
                close();
            }
            oneEnded = true;
        }
    }
}
