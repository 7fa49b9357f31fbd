package io.evenkeel.sync.health;

import io.evenkeel.messaging.Outbox;
import io.evenkeel.sync.account.Account;
import io.evenkeel.sync.account.usecase.AccountDirectory;
import io.evenkeel.sync.account.usecase.Accounts;
import io.evenkeel.sync.ingest.usecase.SyncStates;
import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Up once every account that can be read has been read to its end at least once and all its events are
 * published. Stays up then: what happens later is the business of the accounts' own state.
 */
@Readiness
@ApplicationScoped
class FirstSyncCheck implements AsyncHealthCheck {
    private static final String NAME = "first-sync";
    private static final Duration TIMEOUT = Duration.ofSeconds(3);

    private final AccountDirectory directory;
    private final Accounts accounts;
    private final SyncStates states;
    private final Outbox outbox;
    private volatile boolean done;

    FirstSyncCheck(AccountDirectory directory, Accounts accounts, SyncStates states, Outbox outbox) {
        this.directory = directory;
        this.accounts = accounts;
        this.states = states;
        this.outbox = outbox;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        if (done) {
            return Uni.createFrom().item(HealthCheckResponse.up(NAME));
        }
        return accounts.all()
                .chain(all -> states.rows().chain(rows -> outbox.pending().map(pending -> judge(all, rows, pending))))
                .ifNoItem()
                .after(TIMEOUT)
                .recoverWithItem(() -> HealthCheckResponse.down(NAME))
                .onFailure()
                .recoverWithItem(() -> HealthCheckResponse.down(NAME));
    }

    private HealthCheckResponse judge(List<Account> all, long rows, long pending) {
        var waiting = all.stream()
                .filter(account -> !account.isSettled())
                .map(account -> account.id().value())
                .collect(Collectors.joining(","));
        var up = directory.isRead() && waiting.isEmpty() && pending == 0;
        done |= up;
        return HealthCheckResponse.named(NAME)
                .withData("accounts_waiting", waiting)
                .withData("rows", rows)
                .withData("events_pending", pending)
                .status(up)
                .build();
    }
}
