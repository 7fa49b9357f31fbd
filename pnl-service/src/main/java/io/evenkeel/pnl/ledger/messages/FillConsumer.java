package io.evenkeel.pnl.ledger.messages;

import io.evenkeel.contracts.event.FillRecorded;
import io.evenkeel.messaging.EventBatch;
import io.evenkeel.pnl.ledger.usecase.RecordFacts;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Takes fills from the durable {@code pnl-service-fills}. */
@ApplicationScoped
class FillConsumer {
    private final RecordFacts record;

    FillConsumer(RecordFacts record) {
        this.record = record;
    }

    @Incoming("fills")
    public Uni<Void> consume(EventBatch batch) {
        return record.fills(Facts.read(batch, FillRecorded.class, Facts::fill));
    }
}
