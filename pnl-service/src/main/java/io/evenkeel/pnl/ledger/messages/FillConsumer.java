package io.evenkeel.pnl.ledger.messages;

import io.evenkeel.contracts.event.FillRecorded;
import io.evenkeel.messaging.EventBatch;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Takes fills from the durable {@code pnl-service-fills}. */
@ApplicationScoped
class FillConsumer {
    private final Inflow inflow;

    FillConsumer(Inflow inflow) {
        this.inflow = inflow;
    }

    @Incoming("fills")
    public Uni<Void> consume(EventBatch batch) {
        return inflow.take(batch, FillRecorded.class);
    }
}
