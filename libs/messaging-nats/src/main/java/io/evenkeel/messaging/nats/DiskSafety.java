package io.evenkeel.messaging.nats;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/**
 * Whether the server writes what it acknowledges to the disk first ({@code sync_interval: always}), as its monitoring
 * page {@code /varz} says. Without that a power loss takes acknowledged events and the stream itself, and it is up to
 * the outbox to repair it.
 *
 * <p>Where it is required, nothing is sent or received until the server has said so; it is asked again after every
 * connect, and every few seconds while it does not answer.
 */
final class DiskSafety {
    private static final Logger LOG = Logger.getLogger(DiskSafety.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(2);
    private static final Duration AGAIN = Duration.ofSeconds(3);
    private static final int OK = 200;
    private static final String NOT_ASKED = "it is not known yet whether NATS runs with sync_interval: always";

    private final NatsSettings settings;
    private final ObjectMapper json = new ObjectMapper();
    private final AtomicBoolean warned = new AtomicBoolean();
    private volatile String objection;
    private volatile boolean closed;

    DiskSafety(NatsSettings settings) {
        this.settings = settings;
        this.objection = settings.requireSyncAlways() ? NOT_ASKED : "";
    }

    /** Why this service refuses to work with the server; empty where it does not. */
    Optional<String> objection() {
        return Optional.of(objection).filter(text -> !text.isEmpty());
    }

    /** Asks in the background. A server that was safe may have come back with another configuration. */
    void onConnected() {
        if (settings.requireSyncAlways()) {
            objection = NOT_ASKED;
        }
        askIn(Duration.ZERO);
    }

    void close() {
        closed = true;
    }

    private void askIn(Duration pause) {
        CompletableFuture.delayedExecutor(
                        pause.toMillis(),
                        TimeUnit.MILLISECONDS,
                        task -> Thread.ofVirtual().name("nats-disk-safety").start(task))
                .execute(this::ask);
    }

    private void ask() {
        if (closed) {
            return;
        }
        var address = settings.monitoringUrl();
        if (address.isEmpty()) {
            judge("evenkeel.nats.monitoring-url is not set");
            return;
        }
        try {
            judge(objectionTo(varz(address.get())));
        } catch (IOException e) {
            LOG.debugf("NATS monitoring does not answer: %s", e);
            if (settings.requireSyncAlways()) {
                objection = "NATS monitoring does not answer: " + e.getMessage();
                askIn(AGAIN);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String varz(String address) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(address + "/varz"))
                .timeout(TIMEOUT)
                .build();
        try (var client = HttpClient.newBuilder().connectTimeout(TIMEOUT).build()) {
            var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != OK) {
                throw new IOException("status " + answer.statusCode());
            }
            return answer.body();
        }
    }

    /** Empty if this page says that everything is written to the disk before it is acknowledged. */
    String objectionTo(String varz) throws JsonProcessingException {
        var config = json.readTree(varz).path("jetstream").path("config");
        if (config.path("sync_always").asBoolean()) {
            return "";
        }
        var interval = Duration.ofNanos(config.path("sync_interval").asLong());
        return "NATS does not run with sync_interval: always, but "
                + (interval.isZero() ? "without any (older than 2.10)" : "every " + interval);
    }

    private void judge(String found) {
        if (settings.requireSyncAlways()) {
            if (!found.isEmpty()) {
                LOG.errorf("nothing is sent or received: %s", found);
            }
            objection = found;
        } else if (!found.isEmpty() && settings.monitoringUrl().isPresent() && warned.compareAndSet(false, true)) {
            LOG.warnf("%s; after a power loss the outbox has to repair it", found);
        }
    }
}
