package io.evenkeel.pnl.ledger.messages;

import io.evenkeel.contracts.event.AccountObserved;
import io.evenkeel.messaging.EventBatch;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Takes accounts from the durable {@code pnl-service-accounts}. */
@ApplicationScoped
class AccountConsumer {
    private final Inflow inflow;

    AccountConsumer(Inflow inflow) {
        this.inflow = inflow;
    }

    @Incoming("accounts")
    public Uni<Void> consume(EventBatch batch) {
        return inflow.take(batch, AccountObserved.class);
    }
}
