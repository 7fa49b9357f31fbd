package io.evenkeel.pnl.ledger.messages;

import io.evenkeel.contracts.event.SettlementRecorded;
import io.evenkeel.messaging.EventBatch;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Takes settlement rows from the durable {@code pnl-service-settlements}. */
@ApplicationScoped
class SettlementConsumer {
    private final Inflow inflow;

    SettlementConsumer(Inflow inflow) {
        this.inflow = inflow;
    }

    @Incoming("settlements")
    public Uni<Void> consume(EventBatch batch) {
        return inflow.take(batch, SettlementRecorded.class);
    }
}
