package io.evenkeel.pnl.ledger.usecase;

import io.evenkeel.migration.BeforeSchema;
import io.evenkeel.pnl.ledger.BookKey;
import io.evenkeel.pnl.ledger.Rebuild;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jboss.logging.Logger;

/**
 * Computes books from nothing, some in one transaction, while everything else goes on: a reader sees each of them as it
 * was or as it is, never half. One book that cannot be computed keeps no other waiting: the books of a step that failed
 * are done one by one, and that one is set back. How far a rebuild is, is written in the same transaction, so that
 * after a kill it goes on where it was.
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
    private final LedgerConfig config;
    private final Counter setBack;

    RebuildBooks(Ledger ledger, Rebuilds rebuilds, Bookkeeper bookkeeper, LedgerConfig config, MeterRegistry metrics) {
        this.ledger = ledger;
        this.setBack = metrics.counter("evenkeel.pnl.books", "how", "set_back");
        this.rebuilds = rebuilds;
        this.bookkeeper = bookkeeper;
        this.config = config;
    }

    @Scheduled(
            every = "${evenkeel.pnl.rebuild.every:1s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = BeforeSchema.class)
    Uni<Void> rested() {
        return settleLateFills().onFailure().recoverWithUni(failure -> {
            LOG.warnf("late fills wait: %s", failure);
            return Uni.createFrom().voidItem();
        });
    }

    @Scheduled(
            every = "${evenkeel.pnl.rebuild.every:1s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = BeforeSchema.class)
    Uni<Void> asked() {
        return workOff().onFailure().recoverWithUni(this::note);
    }

    /** Brings every book up to date that has rested since a fill came late. */
    public Uni<Void> settleLateFills() {
        return repeat(restedStep(), STEPS_MAX);
    }

    /** Works off the rebuilds that were asked for. */
    public Uni<Void> workOff() {
        return repeat(askedStep(), STEPS_MAX);
    }

    /** Computes these books from nothing, now and in one transaction. */
    public Uni<Void> now(Set<BookKey> keys) {
        return ledger.inTransaction(tx -> lock(tx, keys).chain(() -> bookkeeper.rebuild(tx, keys)));
    }

    private static Uni<Void> repeat(Uni<Boolean> step, int stepsMax) {
        return Multi.createBy()
                .repeating()
                .uni(() -> step)
                .whilst(more -> more)
                .select()
                .first(stepsMax)
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Boolean> restedStep() {
        return ledger.inTransaction(tx -> tx.dirtyBooks(config.rest(), config.fillsPerStep()))
                .chain(keys -> keys.isEmpty()
                        ? Uni.createFrom().item(false)
                        : settle(keys)
                                .onFailure()
                                .recoverWithUni(() -> settleOneByOne(keys))
                                .replaceWith(true));
    }

    private Uni<Void> settle(Set<BookKey> keys) {
        return ledger.inTransaction(
                tx -> lock(tx, keys).chain(() -> tx.stillDirty(keys)).chain(dirty -> bookkeeper.rebuild(tx, dirty)));
    }

    private Uni<Void> settleOneByOne(Set<BookKey> keys) {
        return Multi.createFrom()
                .iterable(new TreeSet<>(keys))
                .onItem()
                .transformToUniAndConcatenate(key -> settle(Set.of(key))
                        .onFailure()
                        .recoverWithUni(failure -> ledger.inTransaction(tx -> setBack(tx, key, failure))))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Boolean> askedStep() {
        return step(config.booksPerStep()).onFailure().recoverWithUni(this::stepsOfOneBook);
    }

    /** As many as the step that failed may have had. */
    private Uni<Boolean> stepsOfOneBook() {
        return repeat(step(1).onFailure().recoverWithUni(this::withoutNext), config.booksPerStep())
                .replaceWith(true);
    }

    private Uni<Boolean> step(int booksMax) {
        return ledger.inTransaction(tx -> tx.nextRebuild()
                .chain(found -> found.map(rebuild -> step(tx, rebuild, booksMax))
                        .orElseGet(() -> Uni.createFrom().item(false))));
    }

    private Uni<Boolean> step(LedgerTransaction tx, Rebuild rebuild, int booksMax) {
        return tx.booksToRebuild(rebuild, booksMax, config.fillsPerStep())
                .chain(keys -> keys.isEmpty() ? sums(tx, rebuild) : books(tx, rebuild, keys))
                .chain(progress -> tx.saveProgress(rebuild, progress))
                .replaceWith(true);
    }

    private Uni<Rebuild.Progress> books(LedgerTransaction tx, Rebuild rebuild, List<BookKey> keys) {
        return lock(tx, keys)
                .chain(() -> bookkeeper.rebuild(tx, keys))
                .replaceWith(() -> rebuild.progress().with(keys));
    }

    /** At the end of whole accounts, one after the other: a sum may be wrong although every book is right. */
    private Uni<Rebuild.Progress> sums(LedgerTransaction tx, Rebuild rebuild) {
        var ended = rebuild.progress().ended();
        return rebuild.ticker() != null
                ? Uni.createFrom().item(ended)
                : tx.accountToAddUp(rebuild)
                        .chain(next -> next.map(account -> tx.lockAccounts(List.of(account))
                                        .chain(() -> tx.addUp(account))
                                        .replaceWith(() -> rebuild.progress().withSumsOf(account)))
                                .orElseGet(() -> Uni.createFrom().item(ended)));
    }

    /** Goes on after the book that cannot be computed; a failure of anything else stays one. */
    private Uni<Boolean> withoutNext(Throwable failure) {
        return ledger.inTransaction(tx -> tx.nextRebuild()
                .map(found -> found.orElseThrow(() -> new IllegalStateException("no rebuild goes on", failure)))
                .chain(rebuild -> tx.booksToRebuild(rebuild, 1, config.fillsPerStep())
                        .map(keys -> keys.stream()
                                .findFirst()
                                .orElseThrow(() -> new IllegalStateException("sums are not added up", failure)))
                        .call(key -> setBack(tx, key, failure))
                        .chain(key ->
                                tx.saveProgress(rebuild, rebuild.progress().without(key, reason(failure)))))
                .replaceWith(true));
    }

    private Uni<Void> setBack(LedgerTransaction tx, BookKey key, Throwable failure) {
        LOG.warnf("the book of %s in %s cannot be computed and is set back: %s", key.account(), key.ticker(), failure);
        setBack.increment();
        return tx.lockAccounts(List.of(key.account())).chain(() -> tx.setBack(key));
    }

    private static Uni<Void> lock(LedgerTransaction tx, Collection<BookKey> keys) {
        return tx.shareMarkets(keys.stream().map(BookKey::ticker).toList())
                .chain(() -> tx.lockAccounts(keys.stream().map(BookKey::account).toList()));
    }

    private Uni<Void> note(Throwable failure) {
        LOG.warnf("a step of a rebuild failed: %s", failure);
        // The step is made again whether its failure was counted or not; a database that is away is the usual reason.
        return rebuilds.stepFailed(reason(failure), FAILURES_MAX)
                .onFailure()
                .invoke(uncounted -> LOG.warnf("the failed step was not counted: %s", uncounted))
                .onFailure()
                .recoverWithNull();
    }

    private static String reason(Throwable failure) {
        var reason = String.valueOf(failure.getMessage());
        return reason.substring(0, Math.min(reason.length(), REASON_CHARACTERS_MAX));
    }
}
