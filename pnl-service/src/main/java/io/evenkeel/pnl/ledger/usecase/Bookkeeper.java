package io.evenkeel.pnl.ledger.usecase;

import io.evenkeel.pnl.book.Book;
import io.evenkeel.pnl.book.Fill;
import io.evenkeel.pnl.bucket.SlotTable;
import io.evenkeel.pnl.ledger.BookKey;
import io.evenkeel.pnl.ledger.BookUpdate;
import io.evenkeel.pnl.ledger.StoredBook;
import io.evenkeel.pnl.settlement.MarketFacts;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Brings books up to date, each once, whatever touched it. A late fill has its book computed from nothing, but not
 * again before the book has rested: until then it is only noted, or a history that comes in any order would compute
 * almost every book again with every batch.
 */
@ApplicationScoped
class Bookkeeper {
    /** More is computed on a worker thread: the event loop has other connections to serve. */
    private static final int FILLS_ON_EVENT_LOOP_MAX = 2_000;

    /** Beyond this a batch of late fills would take so long that every book has rested before the next one. */
    private static final int LATE_FILLS_AT_ONCE_MAX = 2_000;

    private final LotMemory memory;
    private final Duration rest;
    private final Counter appended;
    private final Counter rebuilt;
    private final Counter deferred;

    Bookkeeper(LotMemory memory, LedgerConfig config, MeterRegistry metrics) {
        this.memory = memory;
        this.rest = config.rest();
        this.appended = metrics.counter("evenkeel.pnl.books", "how", "appended");
        this.rebuilt = metrics.counter("evenkeel.pnl.books", "how", "rebuilt");
        this.deferred = metrics.counter("evenkeel.pnl.books", "how", "deferred");
    }

    /** Computes these books from nothing. */
    Uni<Void> rebuild(LedgerTransaction tx, Collection<BookKey> keys) {
        return keys.isEmpty()
                ? Uni.createFrom().voidItem()
                : tx.books(keys, rest)
                        .chain(books -> withLots(tx, books, books.keySet()))
                        .chain(books -> withFacts(tx, books, keys))
                        .chain(loaded -> fromNothing(tx, loaded, new TreeSet<>(keys), List.of()))
                        .chain(tx::save);
    }

    /**
     * Applies what storing fills has changed.
     *
     * @return what was written; to be {@link #remember remembered} once it is committed
     */
    Uni<List<BookUpdate>> apply(LedgerTransaction tx, FillChanges changes) {
        var keys = new TreeSet<>(changes.added().keySet());
        keys.addAll(changes.disturbed());
        if (keys.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return tx.books(keys, rest)
                .chain(books -> remembered(tx, books))
                .chain(books -> withFacts(tx, books, keys))
                .chain(loaded -> {
                    var plan = plan(loaded, changes);
                    return fromNothing(tx, loaded, plan.late, plan.updates)
                            .call(tx::save)
                            .call(() -> tx.markDirty(plan.waiting));
                });
    }

    /** What was committed need not be read again, as long as nobody else changes it. */
    void remember(List<BookUpdate> committed) {
        committed.forEach(update ->
                memory.keep(update.key(), update.version(), update.closing().openLots()));
    }

    private record Loaded(Map<BookKey, StoredBook> books, Map<BookKey, MarketFacts> facts) {
        StoredBook book(BookKey key) {
            return books.getOrDefault(key, StoredBook.NEW);
        }

        MarketFacts factsOf(BookKey key) {
            return facts.getOrDefault(key, MarketFacts.OPEN);
        }
    }

    private static Uni<Loaded> withFacts(
            LedgerTransaction tx, Map<BookKey, StoredBook> books, Collection<BookKey> keys) {
        return tx.facts(keys).map(facts -> new Loaded(books, facts));
    }

    /** Lots of a remembered version are not read. */
    private Uni<Map<BookKey, StoredBook>> remembered(LedgerTransaction tx, Map<BookKey, StoredBook> books) {
        var unknown = new TreeSet<BookKey>();
        books.replaceAll((key, book) -> {
            var lots = memory.of(key, book.version());
            if (lots.isEmpty()) {
                unknown.add(key);
            }
            return lots.map(book::with).orElse(book);
        });
        return withLots(tx, books, unknown);
    }

    private static Uni<Map<BookKey, StoredBook>> withLots(
            LedgerTransaction tx, Map<BookKey, StoredBook> books, Set<BookKey> keys) {
        if (keys.isEmpty()) {
            return Uni.createFrom().item(books);
        }
        return tx.lots(keys).map(lots -> {
            lots.forEach((key, open) -> books.computeIfPresent(key, (_, book) -> book.with(open)));
            return books;
        });
    }

    /** What to do about each book; those that are only noted are computed when they have rested. */
    private static final class Plan {
        private final List<BookUpdate> updates = new ArrayList<>();
        private final Set<BookKey> late = new TreeSet<>();
        private final Set<BookKey> waiting = new TreeSet<>();
        private long lateFills;

        void defer(BookKey key, StoredBook stored) {
            var now = stored.rested() && lateFills < LATE_FILLS_AT_ONCE_MAX;
            lateFills += now ? stored.totals().fills() : 0;
            // What does not exist yet cannot be noted, and costs nothing.
            (now || stored.version() == 0 ? late : waiting).add(key);
        }
    }

    private Plan plan(Loaded loaded, FillChanges changes) {
        var plan = new Plan();
        changes.disturbed().forEach(key -> plan.defer(key, loaded.book(key)));
        new TreeMap<>(changes.added()).forEach((key, fills) -> {
            var stored = loaded.book(key);
            var ordered = Book.inOrder(fills);
            if (!changes.disturbed().contains(key) && BookUpdate.canAppend(stored, ordered, loaded.factsOf(key))) {
                plan.updates.add(BookUpdate.append(key, stored, ordered, loaded.factsOf(key)));
            } else {
                plan.defer(key, stored);
            }
        });
        appended.increment(plan.updates.size());
        deferred.increment(plan.waiting.size());
        return plan;
    }

    private Uni<List<BookUpdate>> fromNothing(
            LedgerTransaction tx, Loaded loaded, Set<BookKey> late, List<BookUpdate> updates) {
        if (late.isEmpty()) {
            return Uni.createFrom().item(updates);
        }
        rebuilt.increment(late.size());
        return tx.fills(late)
                .chain(fills -> tx.slots(late).chain(slots -> {
                    var computed = Uni.createFrom().item(() -> computed(loaded, late, fills, slots, updates));
                    var size = fills.values().stream().mapToInt(List::size).sum();
                    return size <= FILLS_ON_EVENT_LOOP_MAX
                            ? computed
                            : computed.runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
                }));
    }

    private static List<BookUpdate> computed(
            Loaded loaded,
            Set<BookKey> late,
            Map<BookKey, List<Fill>> fills,
            Map<BookKey, SlotTable> slots,
            List<BookUpdate> updates) {
        var all = new ArrayList<>(updates);
        for (var key : late) {
            all.add(BookUpdate.rebuild(
                    key,
                    loaded.book(key),
                    fills.getOrDefault(key, List.of()),
                    loaded.factsOf(key),
                    slots.getOrDefault(key, new SlotTable())));
        }
        return all;
    }
}
