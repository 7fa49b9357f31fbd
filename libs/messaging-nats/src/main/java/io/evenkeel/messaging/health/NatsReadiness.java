package io.evenkeel.messaging.health;

import io.evenkeel.messaging.consume.InboundChannel;
import io.evenkeel.messaging.consume.NatsJetStreamConnector;
import io.evenkeel.messaging.nats.NatsConnection;
import io.evenkeel.messaging.nats.NotConnected;
import io.evenkeel.messaging.publish.OutboxRelay;
import io.nats.client.JetStreamApiException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import java.io.IOException;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;
import org.eclipse.microprofile.reactive.messaging.spi.Connector;

/**
 * The check {@code nats}: up while connected, nothing was refused to the service's user on this connection, every
 * inbound channel has its durable, and no outbound channel has ended. Per inbound channel it says how many events are
 * pending and how many are delivered and not acknowledged, as the server counts them now.
 */
@Readiness
@ApplicationScoped
class NatsReadiness implements HealthCheck {
    private static final Duration TIMEOUT = Duration.ofSeconds(2);

    private final NatsConnection connection;
    private final NatsJetStreamConnector connector;
    private final OutboxRelay relay;

    NatsReadiness(
            NatsConnection connection,
            @Any @Connector(NatsJetStreamConnector.NAME) NatsJetStreamConnector connector,
            OutboxRelay relay) {
        this.connection = connection;
        this.connector = connector;
        this.relay = relay;
    }

    @Override
    public HealthCheckResponse call() {
        var answer = HealthCheckResponse.named("nats");
        var refusal = connection.refusal();
        refusal.ifPresent(subject -> answer.withData("refused", subject));
        if (!connection.isConnected()) {
            return answer.withData("reason", connection.objection().orElse("not connected"))
                    .down()
                    .build();
        }
        connection.serverVersion().ifPresent(version -> answer.withData("server", version));
        relay.waitingFor().ifPresent(problem -> answer.withData("outbox.waiting-for", problem));
        // A right that is missing is missing until somebody gives it: whatever needs it does not work.
        var ready = refusal.isEmpty();
        for (var channel : connector.channels()) {
            ready &= describe(channel, answer);
        }
        for (var channel : connector.outboundChannels()) {
            var ended = channel.ended();
            ended.ifPresent(reason -> answer.withData(channel.name() + ".ended", reason));
            ready &= ended.isEmpty();
        }
        return answer.status(ready).build();
    }

    private static boolean describe(InboundChannel channel, HealthCheckResponseBuilder answer) {
        var name = channel.name();
        try {
            var info = channel.info(TIMEOUT);
            answer.withData(name + ".pending", info.getNumPending());
            answer.withData(name + ".unacknowledged", info.getNumAckPending());
        } catch (IOException | JetStreamApiException | NotConnected e) {
            answer.withData(name + ".waiting-for", String.valueOf(e.getMessage()));
            return false;
        }
        var waiting = channel.waitingFor();
        waiting.ifPresent(reason -> answer.withData(name + ".waiting-for", reason));
        return waiting.isEmpty();
    }
}
