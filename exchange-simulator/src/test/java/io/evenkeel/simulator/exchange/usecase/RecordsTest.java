package io.evenkeel.simulator.exchange.usecase;

import static io.evenkeel.simulator.ExchangeFixture.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.evenkeel.contracts.BookSide;
import io.evenkeel.contracts.money.Money;
import io.evenkeel.contracts.money.Price;
import io.evenkeel.contracts.money.Quantity;
import io.evenkeel.simulator.Members;
import io.evenkeel.simulator.SimulatorConfig;
import io.evenkeel.simulator.exchange.Change;
import io.evenkeel.simulator.exchange.Change.AccountOpened;
import io.evenkeel.simulator.exchange.Change.RowsPut;
import io.evenkeel.simulator.exchange.Exchange;
import io.evenkeel.simulator.exchange.Outcome;
import io.evenkeel.simulator.exchange.RowKind;
import io.evenkeel.simulator.exchange.Snapshot;
import io.evenkeel.simulator.exchange.event.ExchangeEvent;
import io.evenkeel.simulator.exchange.event.ExchangeFeed;
import io.evenkeel.simulator.matching.Instruction;
import io.evenkeel.simulator.matching.Ticket;
import io.evenkeel.simulator.row.BadInput;
import io.quarkus.runtime.StartupEvent;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** All or nothing, also where the engine breaks in the middle of it: in a market whose fee cannot be worked out. */
class RecordsTest {
    private static final String BROKEN = "KXBROKEN-26-A";

    private final Journal journal = new Journal();
    private final ExchangeFeed feed = new ExchangeFeed();
    private final List<ExchangeEvent> told = new ArrayList<>();
    private final Records records = new Records(journal, feed, () -> Members.NOW, new Settings());

    @BeforeEach
    void start() {
        records.start(new StartupEvent());
        feed.subscribe(told::addAll);
    }

    @Test
    void what_breaks_leaves_nothing_behind_and_is_not_journalled() {
        var before = state();
        assertThatThrownBy(() -> records.instruct(List.of(bid(Members.MARKET, "1"), bid(BROKEN, "1"))))
                .hasRootCauseInstanceOf(BadInput.class);
        assertThat(state()).isEqualTo(before);
        assertThat(told).isEmpty();
        assertThat(journal.changes).isEmpty();
        assertThat(records.instruct(List.of(bid(Members.MARKET, "1")))).hasOnlyElementsOfType(Outcome.Done.class);
        assertThat(Snapshot.of(journal.stored())).isEqualTo(state());
    }

    @Test
    void who_shares_a_line_of_the_journal_with_what_breaks_is_served_all_the_same() {
        var outcomes = new ArrayList<Outcome>();
        var failures = new ArrayList<IllegalStateException>();
        var threads = new ArrayList<Thread>();
        records.change(exchange -> {
            for (var ticker : List.of(BROKEN, Members.MARKET)) {
                threads.add(Thread.ofPlatform().start(() -> {
                    try {
                        var mine = records.instruct(List.of(bid(ticker, "2")));
                        synchronized (outcomes) {
                            outcomes.addAll(mine);
                        }
                    } catch (IllegalStateException failed) {
                        synchronized (outcomes) {
                            failures.add(failed);
                        }
                    }
                }));
                await().until(() -> threads.getLast().getState() == Thread.State.WAITING);
            }
            return List.of();
        });
        await().until(() -> threads.stream().noneMatch(Thread::isAlive));
        assertThat(failures).hasSize(1);
        assertThat(outcomes).hasOnlyElementsOfType(Outcome.Done.class).hasSize(1);
        assertThat(Snapshot.of(journal.stored())).isEqualTo(state());
    }

    @Test
    void of_several_changes_none_is_made_where_one_is_refused_or_breaks() {
        var before = state();
        var broken = new RowsPut(
                RowKind.DEPOSITS,
                "alpha",
                List.of(
                        row("id", "d-1", "amount_cents", 900_000_000_000_000L),
                        row("id", "d-2", "amount_cents", 900_000_000_000_000L)));
        var refused = new RowsPut(RowKind.MARKETS, null, List.of(row("ticker", "KX-1", "close_time", "soon")));
        for (var second : List.of(broken, refused)) {
            assertThatThrownBy(() ->
                            records.change(exchange -> List.of(new AccountOpened("delta", Money.ZERO), second)))
                    .isInstanceOf(BadInput.class);
            assertThat(state()).isEqualTo(before);
        }
        assertThat(journal.changes).isEmpty();
        assertThat(told).isEmpty();
    }

    @Test
    void a_journal_that_cannot_be_written_takes_the_change_back() {
        var before = state();
        journal.full = true;
        assertThatThrownBy(() -> records.change(exchange -> List.of(new AccountOpened("delta", Money.ZERO))))
                .hasMessage("full");
        assertThatThrownBy(() -> records.instruct(List.of(bid(Members.MARKET, "1"))))
                .hasRootCauseMessage("full");
        assertThat(state()).isEqualTo(before);
        assertThat(told).isEmpty();
    }

    private List<Change> state() {
        return records.read(Snapshot::of);
    }

    private static Instruction bid(String ticker, String count) {
        return new Instruction.Place(
                "alpha", Ticket.limit(ticker, BookSide.BID, Quantity.parse(count), Price.parse("0.50")));
    }

    /** Keeps in memory what the file would; it begins with a market that no check would let in. */
    private static final class Journal implements ChangeLog {
        final List<Change> changes = new ArrayList<>();
        boolean full;

        Exchange stored() {
            var stored = new Exchange();
            restore(stored);
            return stored;
        }

        @Override
        public void open(Exchange empty) {
            restore(empty);
        }

        @Override
        public void restore(Exchange empty) {
            var members = new Members(empty);
            members.open();
            empty.apply(new RowsPut(
                    RowKind.SERIES,
                    null,
                    List.of(row("ticker", "KXBROKEN", "fee_multiplier", new BigDecimal("1e-7")))));
            members.put(RowKind.MARKETS, null, row("ticker", BROKEN));
            changes.forEach(empty::apply);
        }

        @Override
        public void append(List<Change> more) {
            if (full) {
                throw new IllegalStateException("full");
            }
            changes.addAll(more);
        }

        @Override
        public void note(List<Change> more) {
            append(more);
        }

        @Override
        public boolean wantsCompaction() {
            return false;
        }

        @Override
        public void compact(List<Change> snapshot) {}

        @Override
        public String scenarioFingerprint() {
            return "";
        }

        @Override
        public void close() {}
    }

    private record Settings() implements SimulatorConfig {
        @Override
        public Path dataDir() {
            return Path.of("nowhere");
        }

        @Override
        public Optional<Path> scenario() {
            return Optional.empty();
        }

        @Override
        public Duration signatureAgeMax() {
            return Duration.ZERO;
        }

        @Override
        public Duration signatureLeadMax() {
            return Duration.ZERO;
        }

        @Override
        public int snapshotAfter() {
            return 1;
        }

        @Override
        public Duration readLag() {
            return Duration.ZERO;
        }
    }
}
