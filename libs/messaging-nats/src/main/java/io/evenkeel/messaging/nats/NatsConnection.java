package io.evenkeel.messaging.nats;

import io.nats.client.Connection;
import io.nats.client.ConnectionListener.Events;
import io.nats.client.JetStream;
import io.nats.client.JetStreamManagement;
import io.nats.client.JetStreamOptions;
import io.nats.client.Nats;
import io.nats.client.Options;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The service's connection to NATS, for any number of threads.
 *
 * <p>It is opened in the background and opened again for ever; a server that freezes is noticed within 6 seconds.
 */
@ApplicationScoped
public class NatsConnection {
    private static final Logger LOG = Logger.getLogger(NatsConnection.class);
    private static final Duration REOPEN_AFTER = Duration.ofSeconds(2);

    private final NatsSettings settings;
    private final NatsErrors errors = new NatsErrors();
    private final AtomicInteger epoch = new AtomicInteger();
    private final AtomicBoolean opened = new AtomicBoolean();
    private final DiskSafety safety;
    private volatile @Nullable Connection connection;
    private volatile @Nullable Publishing publishing;
    private volatile boolean closing;
    private volatile boolean away;

    NatsConnection(NatsSettings settings) {
        this.settings = settings;
        this.safety = new DiskSafety(settings);
    }

    void start(@Observes @Priority(Interceptor.Priority.LIBRARY_BEFORE) StartupEvent event) {
        if (opened.compareAndSet(false, true)) {
            open();
        }
    }

    /** Whether the server is there and this service works with it. */
    public boolean isConnected() {
        return isOpen() && safety.objection().isEmpty();
    }

    /** Why this service refuses to work with the server that it is connected to. */
    public Optional<String> objection() {
        return isOpen() ? safety.objection() : Optional.empty();
    }

    private boolean isOpen() {
        var current = connection;
        return current != null && current.getStatus() == Connection.Status.CONNECTED;
    }

    /** Another number after every connect and reconnect: whoever remembers server-side state looks at it again. */
    public int epoch() {
        return epoch.get();
    }

    /** The last subject that the server refused to this service's user. */
    public Optional<String> refusal() {
        return errors.refusal();
    }

    /** @throws NotConnected while the server is away */
    public JetStream jetStream() {
        var open = connected();
        var known = publishing;
        if (known != null && Objects.equals(known.connection(), open)) {
            return known.jetStream();
        }
        try {
            var made = open.jetStream(options(settings.requestTimeout()));
            publishing = new Publishing(open, made);
            return made;
        } catch (IOException e) {
            throw new NotConnected(String.valueOf(e.getMessage()));
        }
    }

    /** @throws NotConnected while the server is away */
    public JetStreamManagement management() {
        return management(settings.requestTimeout());
    }

    /** @throws NotConnected while the server is away */
    public JetStreamManagement management(Duration timeout) {
        try {
            return connected().jetStreamManagement(options(timeout));
        } catch (IOException e) {
            throw new NotConnected(String.valueOf(e.getMessage()));
        }
    }

    /** The server's version, empty while it is away. */
    public Optional<String> serverVersion() {
        var current = connection;
        if (current == null || !isOpen()) {
            return Optional.empty();
        }
        return Optional.ofNullable(current.getServerInfo().getVersion());
    }

    /** Names the server's process: another one after it was started anew. Empty before the first connect. */
    public String serverId() {
        var current = connection;
        return current == null ? "" : String.valueOf(current.getServerInfo().getServerId());
    }

    /** Hands what was written to the server, so that acknowledgements sent just before are not lost by a shutdown. */
    public void flush(Duration timeout) {
        try {
            connected().flush(timeout);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (TimeoutException | NotConnected e) {
            LOG.debugf("not flushed: %s", e.getMessage());
        }
    }

    @PreDestroy
    void close() {
        closing = true;
        safety.close();
        var current = connection;
        if (current != null) {
            try {
                current.close();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private Connection connected() {
        var current = connection;
        if (current == null || current.getStatus() != Connection.Status.CONNECTED) {
            throw new NotConnected(current == null ? "no answer yet" : String.valueOf(current.getLastError()));
        }
        var objection = safety.objection();
        if (objection.isPresent()) {
            throw new NotConnected(objection.get());
        }
        return current;
    }

    private static JetStreamOptions options(Duration timeout) {
        return JetStreamOptions.builder().requestTimeout(timeout).build();
    }

    private void open() {
        try {
            Nats.connectAsynchronously(clientOptions(), true);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Options clientOptions() {
        var user = settings.user().orElse("evenkeel");
        var options = Options.builder()
                .servers(settings.url().split(","))
                .connectionName(user)
                .inboxPrefix("_INBOX_" + user)
                .connectionTimeout(Duration.ofSeconds(5))
                .pingInterval(Duration.ofSeconds(2))
                .maxPingsOut(2)
                .maxReconnects(-1)
                .reconnectWait(Duration.ofMillis(500))
                .reconnectJitter(Duration.ofMillis(500))
                .socketWriteTimeout(Duration.ofSeconds(10))
                // Also after how long, or twice that, the client gives up on a publication: soon, because those that
                // a dead server took with it are only repeated then.
                .requestCleanupInterval(Duration.ofSeconds(1))
                .errorListener(errors)
                .connectionListener(this::onEvent);
        var password = settings.password();
        if (settings.user().isPresent() && password.isPresent()) {
            options.userInfo(settings.user().get().toCharArray(), password.get().toCharArray());
        }
        return options.build();
    }

    private void onEvent(Connection source, Events event) {
        connection = source;
        switch (event) {
            case CONNECTED, RECONNECTED -> {
                away = false;
                errors.forget();
                safety.onConnected();
                epoch.incrementAndGet();
                LOG.infof("connected to NATS %s", source.getServerInfo().getVersion());
            }
            case DISCONNECTED -> {
                // The client tells it once per attempt.
                if (!closing && !away) {
                    LOG.warn("NATS is away; reconnecting");
                }
                away = true;
            }
            case CLOSED -> reopenLater();
            case RESUBSCRIBED, DISCOVERED_SERVERS, LAME_DUCK -> LOG.debugf("NATS connection: %s", event);
        }
    }

    /** The client gives up for good after refused credentials; they may be put right while we run. */
    private void reopenLater() {
        if (closing) {
            return;
        }
        LOG.warn("the NATS client gave up; opening a new connection");
        CompletableFuture.delayedExecutor(REOPEN_AFTER.toMillis(), TimeUnit.MILLISECONDS)
                .execute(() -> {
                    if (!closing) {
                        open();
                    }
                });
    }

    /** Made once for each connection: every message asks for it. */
    private record Publishing(Connection connection, JetStream jetStream) {}
}
