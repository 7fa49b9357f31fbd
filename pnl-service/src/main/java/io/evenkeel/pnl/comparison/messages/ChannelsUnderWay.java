package io.evenkeel.pnl.comparison.messages;

import io.evenkeel.messaging.consume.NatsJetStreamConnector;
import io.evenkeel.pnl.comparison.usecase.EventsUnderWay;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import java.io.IOException;
import java.time.Duration;
import org.eclipse.microprofile.reactive.messaging.spi.Connector;
import org.jboss.logging.Logger;

/** Asks the broker what is pending on our channels; its client blocks, so a worker thread asks. */
@ApplicationScoped
class ChannelsUnderWay implements EventsUnderWay {
    private static final Logger LOG = Logger.getLogger(ChannelsUnderWay.class);
    private static final Duration ANSWER_MAX = Duration.ofSeconds(2);

    private final NatsJetStreamConnector connector;

    ChannelsUnderWay(@Any @Connector(NatsJetStreamConnector.NAME) NatsJetStreamConnector connector) {
        this.connector = connector;
    }

    @Override
    public Uni<Boolean> any() {
        return Uni.createFrom().item(this::pending).runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    private boolean pending() {
        for (var channel : connector.channels()) {
            try {
                if (channel.backlog(ANSWER_MAX) > 0) {
                    return true;
                }
            } catch (IOException e) {
                LOG.debugf("channel %s does not say what is pending: %s", channel.name(), e);
            }
        }
        return false;
    }
}
