package io.evenkeel.messaging.consume;

import io.evenkeel.messaging.nats.NotConnected;
import io.nats.client.JetStreamApiException;
import io.nats.client.api.ConsumerInfo;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One inbound channel at work: fetches, has the fetch settled, fetches again, on a virtual thread of its own.
 *
 * <p>Whatever goes wrong with the server ends in a pause and another look at stream and durable; the channel never ends
 * but by {@link #stop}.
 */
public final class InboundChannel {
    private static final Logger LOG = Logger.getLogger(InboundChannel.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final ChannelSettings settings;
    private final DurableConsumer consumer;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private volatile @Nullable String waitingFor = "the first look at the stream";
    private volatile boolean slow;
    private volatile @Nullable Thread thread;

    InboundChannel(ChannelSettings settings, DurableConsumer consumer) {
        this.settings = settings;
        this.consumer = consumer;
    }

    /** The name that the application gave it. */
    public String name() {
        return settings.channel();
    }

    /** Why nothing is being received, or empty while all is well. */
    public Optional<String> waitingFor() {
        return Optional.ofNullable(slow ? "its handler, for longer than " + settings.slowHandler() : waitingFor);
    }

    /** Pending and unacknowledged events, asked from the server now. Blocks up to the time-out. */
    public ConsumerInfo info(Duration timeout) throws IOException, JetStreamApiException {
        return consumer.info(timeout);
    }

    /** How many events are pending or unacknowledged, asked from the server now. Blocks up to the time-out. */
    public long backlog(Duration timeout) throws IOException {
        try {
            var found = info(timeout);
            return found.getNumPending() + found.getNumAckPending();
        } catch (JetStreamApiException | NotConnected e) {
            throw new IOException(e);
        }
    }

    void slow(boolean now) {
        if (now && !slow) {
            LOG.errorf("channel %s: its handler has been at work for %s", settings.channel(), settings.slowHandler());
        }
        slow = now;
    }

    CountDownLatch stopping() {
        return stopping;
    }

    void start(BatchProcessor processor, Replay replay) {
        thread = Thread.ofVirtual().name("nats-" + settings.channel()).start(() -> run(processor, replay));
    }

    /** Begins no new fetch. */
    void stop() {
        stopping.countDown();
    }

    /** Waits until the batch in flight is settled; beyond the limit it is given up and will be delivered again. */
    void join(Duration limit) throws InterruptedException {
        var running = thread;
        if (running != null && !running.join(limit)) {
            LOG.warnf("channel %s: the batch in flight did not end within %s", settings.channel(), limit);
            running.interrupt();
        }
    }

    private void run(BatchProcessor processor, Replay replay) {
        try {
            while (stopping.getCount() > 0) {
                turn(processor, replay);
            }
        } catch (InterruptedException e) {
            LOG.debugf("channel %s: %s", settings.channel(), e.getMessage());
        }
    }

    private void turn(BatchProcessor processor, Replay replay) throws InterruptedException {
        try {
            var messages = consumer.fetch();
            clear();
            if (!messages.isEmpty()) {
                processor.process(messages);
            }
            replay.lookNowAndThen();
        } catch (IOException | JetStreamApiException | RuntimeException e) { // The edge of the thread.
            note(e);
            consumer.drop();
            stopping.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void clear() {
        if (waitingFor != null) {
            LOG.infof("channel %s receives", settings.channel());
            waitingFor = null;
        }
    }

    private void note(Exception e) {
        var reason = String.valueOf(e.getMessage());
        if (!reason.equals(waitingFor)) {
            LOG.warnf("channel %s waits: %s", settings.channel(), e);
            waitingFor = reason;
        }
    }
}
