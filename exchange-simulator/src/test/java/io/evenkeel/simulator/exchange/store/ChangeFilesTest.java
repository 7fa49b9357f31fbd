package io.evenkeel.simulator.exchange.store;

import static io.evenkeel.simulator.ExchangeFixture.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.contracts.money.Money;
import io.evenkeel.simulator.SimulatorConfig;
import io.evenkeel.simulator.exchange.Change;
import io.evenkeel.simulator.exchange.Change.AccountOpened;
import io.evenkeel.simulator.exchange.Change.ClockMoved;
import io.evenkeel.simulator.exchange.Change.CutoffMoved;
import io.evenkeel.simulator.exchange.Change.LimitsSet;
import io.evenkeel.simulator.exchange.Change.RowsPut;
import io.evenkeel.simulator.exchange.Change.StatusSet;
import io.evenkeel.simulator.exchange.Exchange;
import io.evenkeel.simulator.exchange.HistoricalCutoff;
import io.evenkeel.simulator.exchange.Limits;
import io.evenkeel.simulator.exchange.RandomTrading;
import io.evenkeel.simulator.exchange.RowKind;
import io.evenkeel.simulator.exchange.Snapshot;
import io.evenkeel.simulator.exchange.usecase.UnusableData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChangeFilesTest {
    private static final Instant NOW = Instant.parse("2026-11-21T00:00:00Z");
    private static final List<Change> EVERY_KIND = List.of(
            new ClockMoved(Instant.parse("2027-01-01T00:00:00.123456Z")),
            new CutoffMoved(HistoricalCutoff.at(Instant.parse("2026-01-01T00:00:00Z"))),
            new AccountOpened("gamma", Money.parse("-1.000001")),
            new RowsPut(RowKind.DEPOSITS, "gamma", List.of(row("id", "d", "amount_cents", 5))),
            new LimitsSet("gamma", Limits.ofTier("expert").orElseThrow()),
            new LimitsSet(null, Limits.BASIC),
            new StatusSet(true, false));

    @TempDir
    Path folder;

    private Path scenario = Path.of("unset");

    @BeforeEach
    void writeScenario() throws IOException {
        scenario = folder.resolve("scenario.json");
        Files.writeString(scenario, "{\"now\": \"2026-11-01T00:00:00Z\", \"accounts\": [{\"account\": \"alpha\"}]}");
    }

    @Test
    void every_kind_of_change_is_there_after_a_restart() {
        var before = new Exchange();
        var files = open(before, 100);
        append(files, before, EVERY_KIND);
        files.close();
        assertThat(Snapshot.of(reopened(100))).isEqualTo(Snapshot.of(before));
    }

    @Test
    void a_new_snapshot_takes_the_place_of_the_journal() {
        var before = new Exchange();
        var files = open(before, 1);
        append(files, before, EVERY_KIND);
        assertThat(files.wantsCompaction()).isTrue();
        files.compact(Snapshot.of(before));
        assertThat(files.wantsCompaction()).isFalse();
        files.close();
        assertThat(Snapshot.of(reopened(1))).isEqualTo(Snapshot.of(before));
    }

    /** Whatever the engine holds: resting orders with their places, groups, names, fees that rounding took. */
    @ParameterizedTest
    @ValueSource(ints = {3, 1000})
    void the_engine_goes_on_after_a_restart_where_it_was(int snapshotAfter) throws IOException {
        Files.writeString(scenario, "{\"now\": \"2026-10-01T12:00:00Z\"}");
        var trading = new RandomTrading(7);
        trading.run(300);
        var before = new Exchange();
        var files = open(before, snapshotAfter);
        for (var change : trading.changes()) {
            files.note(List.of(change));
            before.apply(change);
            if (files.wantsCompaction()) {
                files.compact(Snapshot.of(before));
            }
        }
        files.close();
        assertThat(before.desk().ordersOf("alpha")).isNotEmpty();
        assertThat(Snapshot.of(reopened(snapshotAfter))).isEqualTo(Snapshot.of(before));
    }

    @Test
    void a_line_torn_by_a_crash_is_left_out_and_the_journal_goes_on() throws IOException {
        var before = new Exchange();
        var files = open(before, 100);
        append(files, before, EVERY_KIND);
        files.close();
        Files.writeString(data().resolve("journal.jsonl"), "{\"changes\":[{\"cha", StandardOpenOption.APPEND);
        var again = new Exchange();
        var reopened = open(again, 100);
        append(reopened, again, List.of(new AccountOpened("delta", Money.ZERO)));
        reopened.close();
        assertThat(reopened(100).accounts()).containsExactly("alpha", "delta", "gamma");
    }

    @Test
    void a_journal_that_the_snapshot_already_has_is_left_out() throws IOException {
        var before = new Exchange();
        var files = open(before, 100);
        append(files, before, EVERY_KIND);
        var journal = Files.readString(data().resolve("journal.jsonl"));
        files.compact(Snapshot.of(before));
        files.close();
        Files.writeString(data().resolve("journal.jsonl"), journal);
        assertThat(Snapshot.of(reopened(100))).isEqualTo(Snapshot.of(before));
    }

    @Test
    void another_scenario_over_existing_data_is_refused_and_the_same_one_is_not() throws IOException {
        open(new Exchange(), 100).close();
        var moved = folder.resolve("elsewhere.json");
        Files.copy(scenario, moved);
        scenario = moved;
        open(new Exchange(), 100).close();
        Files.writeString(scenario, "{}");
        assertThatThrownBy(() -> open(new Exchange(), 100))
                .isInstanceOf(UnusableData.class)
                .hasMessageContaining("holds another scenario")
                .hasMessageContaining(moved.toString());
    }

    @Test
    void a_bad_scenario_leaves_the_folder_empty() throws IOException {
        Files.writeString(scenario, "{\"accounts\": [{}]}");
        assertThatThrownBy(() -> open(new Exchange(), 100))
                .isInstanceOf(UnusableData.class)
                .hasMessageContaining("accounts[0].account");
        assertThat(data().resolve("snapshot.jsonl")).doesNotExist();
    }

    @Test
    void a_folder_in_use_is_refused() {
        var first = open(new Exchange(), 100);
        assertThatThrownBy(() -> open(new Exchange(), 100))
                .isInstanceOf(UnusableData.class)
                .hasMessageContaining("in use");
        first.close();
    }

    private Path data() {
        return folder.resolve("data");
    }

    private Exchange reopened(int snapshotAfter) {
        var exchange = new Exchange();
        open(exchange, snapshotAfter).close();
        return exchange;
    }

    private ChangeFiles open(Exchange exchange, int snapshotAfter) {
        var files =
                new ChangeFiles(new Settings(data(), Optional.of(scenario), snapshotAfter), InstantSource.fixed(NOW));
        files.open(exchange);
        return files;
    }

    private static void append(ChangeFiles files, Exchange exchange, List<Change> changes) {
        for (var change : changes) {
            var prepared = exchange.prepared(change);
            files.append(List.of(prepared));
            exchange.apply(prepared);
        }
    }

    private record Settings(Path dataDir, Optional<Path> scenario, int snapshotAfter) implements SimulatorConfig {
        @Override
        public Duration signatureAgeMax() {
            return Duration.ZERO;
        }

        @Override
        public Duration signatureLeadMax() {
            return Duration.ZERO;
        }

        @Override
        public Duration readLag() {
            return Duration.ZERO;
        }
    }
}
