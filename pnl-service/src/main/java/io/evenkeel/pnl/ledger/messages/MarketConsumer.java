package io.evenkeel.pnl.ledger.messages;

import io.evenkeel.contracts.event.MarketObserved;
import io.evenkeel.messaging.EventBatch;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Takes markets from the durable {@code pnl-service-markets}. */
@ApplicationScoped
class MarketConsumer {
    private final Inflow inflow;

    MarketConsumer(Inflow inflow) {
        this.inflow = inflow;
    }

    @Incoming("markets")
    public Uni<Void> consume(EventBatch batch) {
        return inflow.take(batch, MarketObserved.class);
    }
}
