package io.evenkeel.pnl.ledger.messages;

import io.evenkeel.contracts.event.PositionObserved;
import io.evenkeel.messaging.EventBatch;
import io.evenkeel.pnl.ledger.usecase.RecordFacts;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Takes positions from the durable {@code pnl-service-positions}. */
@ApplicationScoped
class PositionConsumer {
    private final RecordFacts record;

    PositionConsumer(RecordFacts record) {
        this.record = record;
    }

    @Incoming("positions")
    public Uni<Void> consume(EventBatch batch) {
        return record.positions(Facts.read(batch, PositionObserved.class, Facts::position));
    }
}
