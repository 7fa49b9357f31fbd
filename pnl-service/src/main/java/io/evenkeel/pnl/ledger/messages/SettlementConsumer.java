package io.evenkeel.pnl.ledger.messages;

import io.evenkeel.contracts.event.SettlementRecorded;
import io.evenkeel.messaging.EventBatch;
import io.evenkeel.pnl.ledger.usecase.RecordFacts;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Takes settlement rows from the durable {@code pnl-service-settlements}. */
@ApplicationScoped
class SettlementConsumer {
    private final RecordFacts record;

    SettlementConsumer(RecordFacts record) {
        this.record = record;
    }

    @Incoming("settlements")
    public Uni<Void> consume(EventBatch batch) {
        return record.settlements(Facts.read(batch, SettlementRecorded.class, Facts::settlement));
    }
}
