package io.evenkeel.pnl.ledger.usecase;

import io.evenkeel.pnl.ledger.BookKey;
import io.evenkeel.pnl.ledger.Rebuild;
import io.evenkeel.pnl.schema.BeforeSchema;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * Computes books from nothing, some in one transaction, while everything else goes on: a reader sees each of them as it
 * was or as it is, never half. How far a rebuild is, is written in the same transaction, so that after a kill it goes
 * on where it was.
 */
@ApplicationScoped
public class RebuildBooks {
    private static final Logger LOG = Logger.getLogger(RebuildBooks.class);
    private static final int FAILURES_MAX = 10;
    private static final int REASON_CHARACTERS_MAX = 500;

    /** Steps of one turn; the next one comes with the next look. */
    private static final int STEPS_MAX = 10_000;

    private final Ledger ledger;
    private final Rebuilds rebuilds;
    private final Bookkeeper bookkeeper;
    private final AccountDirectory accounts;
    private final LedgerConfig config;

    RebuildBooks(
            Ledger ledger, Rebuilds rebuilds, Bookkeeper bookkeeper, AccountDirectory accounts, LedgerConfig config) {
        this.ledger = ledger;
        this.accounts = accounts;
        this.rebuilds = rebuilds;
        this.bookkeeper = bookkeeper;
        this.config = config;
    }

    @Scheduled(
            every = "${evenkeel.pnl.rebuild.every:1s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = BeforeSchema.class)
    Uni<Void> rested() {
        return repeat(restedStep()).onFailure().recoverWithUni(failure -> {
            LOG.warnf("late fills wait: %s", failure);
            return Uni.createFrom().voidItem();
        });
    }

    @Scheduled(
            every = "${evenkeel.pnl.rebuild.every:1s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = BeforeSchema.class)
    Uni<Void> asked() {
        return repeat(askedStep()).onFailure().recoverWithUni(this::note);
    }

    /** Brings every book up to date that has rested since a fill came late. */
    public Uni<Void> settleLateFills() {
        return repeat(restedStep());
    }

    /** Works off the rebuilds that were asked for. */
    public Uni<Void> workOff() {
        return repeat(askedStep());
    }

    /** Computes these books from nothing, now and in one transaction. */
    public Uni<Void> now(Set<BookKey> keys) {
        return ledger.inTransaction(tx -> lock(tx, keys).chain(() -> bookkeeper.rebuild(tx, keys)));
    }

    private Uni<Void> repeat(Uni<Boolean> step) {
        return Multi.createBy()
                .repeating()
                .uni(() -> step)
                .whilst(more -> more)
                .select()
                .first(STEPS_MAX)
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Boolean> restedStep() {
        return ledger.inTransaction(tx -> tx.dirtyBooks(config.rest(), config.fillsPerStep())
                .chain(keys -> lock(tx, keys)
                        .chain(() -> keys.isEmpty() ? Uni.createFrom().item(keys) : tx.stillDirty(keys))
                        .chain(dirty -> bookkeeper.rebuild(tx, dirty))
                        .replaceWith(() -> !keys.isEmpty())));
    }

    private Uni<Boolean> askedStep() {
        return ledger.inTransaction(tx -> tx.nextRebuild()
                .chain(found -> found.map(rebuild -> step(tx, rebuild))
                        .orElseGet(() -> Uni.createFrom().item(false))));
    }

    private Uni<Boolean> step(LedgerTransaction tx, Rebuild rebuild) {
        return tx.booksToRebuild(rebuild, config.booksPerStep(), config.fillsPerStep())
                .call(keys -> lock(tx, keys))
                .call(keys -> bookkeeper.rebuild(tx, keys))
                .call(keys -> keys.isEmpty() && rebuild.ticker() == null
                        ? addUp(tx, rebuild)
                        : Uni.createFrom().voidItem())
                .call(keys -> tx.saveProgress(rebuild.after(List.copyOf(keys))))
                .replaceWith(true);
    }

    /** At the end of whole accounts: a sum may be wrong although every book is right. */
    private Uni<Void> addUp(LedgerTransaction tx, Rebuild rebuild) {
        var account = rebuild.account();
        var whole = account == null
                ? accounts.owners().map(Map::keySet)
                : Uni.createFrom().item(Set.of(account));
        return whole.chain(names -> tx.lockAccounts(names).chain(() -> tx.addUp(names)));
    }

    private static Uni<Void> lock(LedgerTransaction tx, Collection<BookKey> keys) {
        return tx.shareMarkets(keys.stream().map(BookKey::ticker).toList())
                .chain(() -> tx.lockAccounts(keys.stream().map(BookKey::account).toList()));
    }

    private Uni<Void> note(Throwable failure) {
        LOG.warnf("a step of a rebuild failed: %s", failure);
        var reason = String.valueOf(failure.getMessage());
        return rebuilds.stepFailed(reason.substring(0, Math.min(reason.length(), REASON_CHARACTERS_MAX)), FAILURES_MAX)
                .onFailure()
                .recoverWithNull();
    }
}
