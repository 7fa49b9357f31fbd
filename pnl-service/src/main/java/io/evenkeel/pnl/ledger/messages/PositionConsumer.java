package io.evenkeel.pnl.ledger.messages;

import io.evenkeel.contracts.event.PositionObserved;
import io.evenkeel.messaging.EventBatch;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Takes positions from the durable {@code pnl-service-positions}. */
@ApplicationScoped
class PositionConsumer {
    private final Inflow inflow;

    PositionConsumer(Inflow inflow) {
        this.inflow = inflow;
    }

    @Incoming("positions")
    public Uni<Void> consume(EventBatch batch) {
        return inflow.take(batch, PositionObserved.class);
    }
}
