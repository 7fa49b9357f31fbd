package io.evenkeel.stack;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;

/** Waits until a child answers at its health page. */
final class HealthPage {
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(50);
    private static final int HTTP_TIMEOUT_MILLIS = 2_000;
    private static final int TAIL = 20;

    private final String name;
    private final URI url;

    HealthPage(String name, URI url) {
        this.name = name;
        this.url = url;
    }

    /**
     * Returns when it answers 200; otherwise the child is not left behind.
     *
     * @throws StackFailure with the end of its log
     */
    void await(ChildProcess child, Duration limit) {
        var deadline = System.nanoTime() + limit.toNanos();
        while (System.nanoTime() < deadline) {
            if (isHealthy()) {
                return;
            }
            if (child.awaitExit(BETWEEN_TRIES)) {
                throw new StackFailure(name + " ended while starting:\n" + child.logTail(TAIL));
            }
        }
        child.kill();
        throw new StackFailure(name + " is not healthy after " + limit.toSeconds() + " s:\n" + child.logTail(TAIL));
    }

    private boolean isHealthy() {
        try {
            var connection = (HttpURLConnection) url.toURL().openConnection();
            connection.setConnectTimeout(HTTP_TIMEOUT_MILLIS);
            connection.setReadTimeout(HTTP_TIMEOUT_MILLIS);
            return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
        } catch (IOException _) {
            return false;
        }
    }
}
