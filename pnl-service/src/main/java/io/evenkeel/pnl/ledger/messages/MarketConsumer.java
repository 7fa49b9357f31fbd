package io.evenkeel.pnl.ledger.messages;

import io.evenkeel.contracts.event.MarketObserved;
import io.evenkeel.messaging.EventBatch;
import io.evenkeel.pnl.ledger.usecase.RecordFacts;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Takes markets from the durable {@code pnl-service-markets}. */
@ApplicationScoped
class MarketConsumer {
    private final RecordFacts record;

    MarketConsumer(RecordFacts record) {
        this.record = record;
    }

    @Incoming("markets")
    public Uni<Void> consume(EventBatch batch) {
        return record.markets(Facts.read(batch, MarketObserved.class, Facts::market));
    }
}
