package io.evenkeel.messaging.consume;

import io.evenkeel.contracts.event.EventEnvelope;
import io.evenkeel.messaging.EventBatch;
import io.evenkeel.messaging.nats.NatsConnection;
import io.evenkeel.messaging.nats.NatsNames;
import io.evenkeel.messaging.publish.EventPublisher;
import io.evenkeel.messaging.publish.OutboundChannel;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.BackPressureStrategy;
import io.smallrye.mutiny.subscription.MultiEmitter;
import io.smallrye.reactive.messaging.connector.InboundConnector;
import io.smallrye.reactive.messaging.connector.OutboundConnector;
import io.smallrye.reactive.messaging.providers.connectors.ExecutionHolder;
import io.vertx.core.impl.VertxInternal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Flow;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.spi.Connector;
import org.jboss.logging.Logger;

/**
 * The connector {@code nats-jetstream}.
 *
 * <p>Inbound channels carry {@link EventBatch}; outbound ones take {@link EventEnvelope} and acknowledge a message when
 * the broker has stored it. An outbound channel is for events that may be lost; facts go through the outbox.
 */
@ApplicationScoped
@Connector(NatsJetStreamConnector.NAME)
public class NatsJetStreamConnector implements InboundConnector, OutboundConnector {
    /** What {@code mp.messaging.incoming.<channel>.connector} says. */
    public static final String NAME = "nats-jetstream";

    private static final Logger LOG = Logger.getLogger(NatsJetStreamConnector.class);
    private static final Duration SHUTDOWN = Duration.ofSeconds(10);
    private static final Duration DRAIN = Duration.ofSeconds(6);
    private static final Duration FLUSH = Duration.ofSeconds(2);

    private final ExecutionHolder execution;
    private final NatsConnection connection;
    private final NatsNames names;
    private final EventPublisher publisher;
    private final DeadLetterStore deadLetters;
    private final MeterRegistry registry;
    private final List<InboundChannel> channels = new CopyOnWriteArrayList<>();
    private final List<OutboundChannel> outbound = new CopyOnWriteArrayList<>();
    private final List<ChannelMetrics> figures = new CopyOnWriteArrayList<>();

    NatsJetStreamConnector(
            ExecutionHolder execution,
            NatsConnection connection,
            NatsNames names,
            EventPublisher publisher,
            DeadLetterStore deadLetters,
            MeterRegistry registry) {
        this.execution = execution;
        this.connection = connection;
        this.names = names;
        this.publisher = publisher;
        this.deadLetters = deadLetters;
        this.registry = registry;
    }

    /** Every inbound channel, for the readiness check. */
    public List<InboundChannel> channels() {
        return List.copyOf(channels);
    }

    /** Every outbound channel, for the readiness check. */
    public List<OutboundChannel> outboundChannels() {
        return List.copyOf(outbound);
    }

    @Override
    public Flow.Publisher<? extends Message<?>> getPublisher(Config config) {
        var settings = ChannelSettings.of(config);
        var metrics = ChannelMetrics.of(registry, settings.channel(), InstantSource.system());
        var channel = new InboundChannel(settings, new DurableConsumer(connection, names, settings, metrics));
        channels.add(channel);
        figures.add(metrics);
        // Never more than one message in the buffer: the channel waits for each batch to be settled.
        return Multi.createFrom()
                .<Message<EventBatch>>emitter(
                        emitter -> start(channel, settings, metrics, emitter), BackPressureStrategy.BUFFER);
    }

    private void start(
            InboundChannel channel,
            ChannelSettings settings,
            ChannelMetrics metrics,
            MultiEmitter<? super Message<EventBatch>> emitter) {
        var vertx = (VertxInternal) execution.vertx().getDelegate();
        var handoff = new Handoff(vertx.createEventLoopContext(), emitter, settings.slowHandler(), channel::slow);
        emitter.onTermination(channel::stop);
        var processor = new BatchProcessor(settings, handoff, deadLetters, metrics, channel.stopping());
        channel.start(processor, new Replay(settings, handoff, deadLetters));
    }

    @Override
    public Flow.Subscriber<? extends Message<?>> getSubscriber(Config config) {
        var inFlight = config.getOptionalValue("max-in-flight", Integer.class).orElse(256);
        var channel = new OutboundChannel(config.getValue("channel-name", String.class), publisher::publish, inFlight);
        outbound.add(channel);
        return channel;
    }

    /** Stops fetching everywhere, waits for what is in flight, in and out, and makes sure acknowledgements are out. */
    void stop(@Observes ShutdownEvent event) {
        channels.forEach(InboundChannel::stop);
        try {
            for (var channel : channels) {
                channel.join(SHUTDOWN);
            }
            for (var channel : outbound) {
                if (!channel.drain(DRAIN)) {
                    LOG.warnf("channel %s: not everything was answered within %s", channel.name(), DRAIN);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        connection.flush(FLUSH);
        figures.forEach(ChannelMetrics::close);
        LOG.debug("channels have stopped");
    }
}
