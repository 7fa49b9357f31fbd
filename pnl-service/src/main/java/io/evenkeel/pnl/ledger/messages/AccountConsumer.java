package io.evenkeel.pnl.ledger.messages;

import io.evenkeel.contracts.event.AccountObserved;
import io.evenkeel.messaging.EventBatch;
import io.evenkeel.pnl.ledger.usecase.AccountDirectory;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Takes accounts from the durable {@code pnl-service-accounts}. */
@ApplicationScoped
class AccountConsumer {
    private final AccountDirectory accounts;

    AccountConsumer(AccountDirectory accounts) {
        this.accounts = accounts;
    }

    @Incoming("accounts")
    public Uni<Void> consume(EventBatch batch) {
        return accounts.save(Facts.read(batch, AccountObserved.class, Facts::account));
    }
}
