package io.evenkeel.pnl.ledger.usecase;

import io.evenkeel.contracts.id.AccountId;
import io.evenkeel.migration.BeforeSchema;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Finds open markets whose fills are not all known: the position computed from fills differs from the exchange's on
 * three checks in a row. Their P&L is unknown until late fills or the settlement heal it ({@code docs/pnl-rules.md}
 * §5).
 */
@ApplicationScoped
public class CheckPositions {
    public static final int MISMATCHES_MAX = 3;

    private static final Logger LOG = Logger.getLogger(CheckPositions.class);

    private final Ledger ledger;
    private final AccountDirectory accounts;
    private final Bookkeeper bookkeeper;
    private final Duration pause;

    CheckPositions(Ledger ledger, AccountDirectory accounts, Bookkeeper bookkeeper, PositionCheckConfig config) {
        this.ledger = ledger;
        this.accounts = accounts;
        this.bookkeeper = bookkeeper;
        // Half of the interval: the next check of this replica counts, the same check of another one does not.
        this.pause = config.every().dividedBy(2);
    }

    @Scheduled(
            every = "${pnl.position-check.every}",
            delayed = "${pnl.position-check.every}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = BeforeSchema.class)
    Uni<Void> onSchedule() {
        return all();
    }

    /**
     * Checks every account, one after the other, each in a transaction of its own; one that fails keeps no other from
     * its check.
     */
    public Uni<Void> all() {
        return accounts.owners()
                .onItem()
                .transformToMulti(owners -> Multi.createFrom().iterable(owners.keySet()))
                .onItem()
                .transformToUniAndConcatenate(this::one)
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Void> one(AccountId account) {
        return ledger.inTransaction(tx -> tx.lockAccounts(List.of(account))
                        .chain(() -> tx.checkPositions(account, MISMATCHES_MAX, pause))
                        .chain(changed -> bookkeeper.rebuild(tx, changed)))
                .onFailure()
                .recoverWithUni(failure -> {
                    LOG.warnf("positions of %s are not checked: %s", account, failure);
                    return Uni.createFrom().voidItem();
                });
    }
}
