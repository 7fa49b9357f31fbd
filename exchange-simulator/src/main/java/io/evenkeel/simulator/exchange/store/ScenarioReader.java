package io.evenkeel.simulator.exchange.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.evenkeel.contracts.id.AccountId;
import io.evenkeel.contracts.money.Money;
import io.evenkeel.simulator.demo.Demo;
import io.evenkeel.simulator.exchange.Change;
import io.evenkeel.simulator.exchange.Change.AccountOpened;
import io.evenkeel.simulator.exchange.Change.ClockMoved;
import io.evenkeel.simulator.exchange.Change.CutoffMoved;
import io.evenkeel.simulator.exchange.Change.FeePrecisionSet;
import io.evenkeel.simulator.exchange.Change.PaceSet;
import io.evenkeel.simulator.exchange.HistoricalCutoff;
import io.evenkeel.simulator.exchange.RowKind;
import io.evenkeel.simulator.exchange.Snapshot;
import io.evenkeel.simulator.exchange.usecase.Scenarios;
import io.evenkeel.simulator.matching.FeeAccount;
import io.evenkeel.simulator.row.BadInput;
import io.evenkeel.simulator.row.WireRow;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A scenario file as the list of changes that make its state from nothing. */
final class ScenarioReader {
    private static final List<RowKind> OF_EVERYBODY = List.of(
            RowKind.SERIES,
            RowKind.EVENTS,
            RowKind.MARKETS,
            RowKind.TRADES,
            RowKind.SERIES_FEE_CHANGES,
            RowKind.EVENT_FEE_CHANGES,
            RowKind.ENDINGS,
            RowKind.ROBOTS);
    private static final List<RowKind> OF_ACCOUNT = List.of(
            RowKind.FILLS,
            RowKind.SETTLEMENTS,
            RowKind.ORDERS,
            RowKind.DEPOSITS,
            RowKind.WITHDRAWALS,
            RowKind.CANDLESTICKS);

    private ScenarioReader() {}

    /**
     * Reads a scenario; lists are newest first, as the exchange pages them.
     *
     * @param wallClock the clock's start where the file holds no time at all
     * @throws BadInput naming the field that is missing or wrong
     */
    static List<Change> read(byte[] json, Instant wallClock) {
        var scenario = told(parse(json), wallClock);
        var times = RecordTimes.of(scenario);
        var now = scenario.instantIfAny("now").or(times::newest).orElse(wallClock);
        var changes = new ArrayList<Change>();
        changes.add(new ClockMoved(now));
        changes.add(new CutoffMoved(cutoff(scenario, times.oldest().orElse(now))));
        changes.addAll(content(scenario, wallClock, now));
        return changes;
    }

    /** As {@link Scenarios#added}. */
    static List<Change> added(byte[] json, Instant wallClock, Instant present) {
        var scenario = told(parse(json), wallClock);
        var times = RecordTimes.of(scenario);
        var given = scenario.instantIfAny("now").or(times::newest).orElse(present);
        var now = given.isAfter(present) ? given : present;
        var changes = new ArrayList<Change>();
        changes.add(new ClockMoved(now));
        if (scenario.has("historical_cutoff")) {
            changes.add(new CutoffMoved(cutoff(scenario, now)));
        }
        changes.addAll(content(scenario, wallClock, now));
        return changes;
    }

    private static List<Change> content(WireRow scenario, Instant wallClock, Instant now) {
        var changes = new ArrayList<Change>();
        for (var kind : OF_EVERYBODY) {
            changes.addAll(puts(scenario, kind, Optional.empty()));
        }
        var seen = new HashSet<String>();
        var accounts = JsonRows.rows(scenario, "accounts");
        for (var i = 0; i < accounts.size(); i++) {
            try {
                changes.addAll(account(accounts.get(i), seen));
            } catch (BadInput bad) {
                throw bad.within("accounts[" + i + "]");
            }
        }
        if (scenario.has("clock")) {
            var clock = JsonRows.object(scenario.fields().get("clock"), "clock");
            changes.add(new PaceSet(PaceCodec.start(clock, wallClock, now)));
        }
        return changes;
    }

    /** A file may leave everything but the names of its accounts to the demonstration, which ends now. */
    private static WireRow told(WireRow given, Instant wallClock) {
        if (!given.has("demonstration")) {
            return given;
        }
        var demonstration = JsonRows.object(given.fields().get("demonstration"), "demonstration");
        return Demo.scenario(demonstration.whole("seed"), wallClock);
    }

    private static WireRow parse(byte[] json) {
        try {
            return JsonRows.parse(json);
        } catch (JsonProcessingException notJson) {
            throw new BadInput("scenario", "is not one JSON object: " + notJson.getOriginalMessage());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static List<Change> account(WireRow given, Set<String> seen) {
        var name = given.parsed("account", AccountId::new).value();
        if (!seen.add(name)) {
            throw new BadInput("account", "is there twice: " + name);
        }
        var cash = given.parsedIfAny("opening_cash_dollars", Money::parse).orElse(Money.ZERO);
        var changes = new ArrayList<Change>();
        changes.add(new AccountOpened(name, cash));
        given.parsedIfAny("fee_precision_dollars", FeeAccount::parsePrecision)
                .ifPresent(precision -> changes.add(new FeePrecisionSet(name, precision)));
        for (var kind : OF_ACCOUNT) {
            changes.addAll(puts(given, kind, Optional.of(name)));
        }
        return changes;
    }

    /** The last of a list is the oldest and is put first, so that equal times keep the order of the file. */
    private static List<Change> puts(WireRow owner, RowKind kind, Optional<String> account) {
        var rows = JsonRows.rows(owner, kind.wire());
        return Snapshot.puts(kind, account.orElse(null), rows.reversed());
    }

    private static HistoricalCutoff cutoff(WireRow scenario, Instant oldest) {
        var given = scenario.fields().get("historical_cutoff");
        if (given == null) {
            return HistoricalCutoff.wellBefore(oldest);
        }
        if (given instanceof String) {
            return HistoricalCutoff.at(scenario.instant("historical_cutoff"));
        }
        return Cutoffs.read(JsonRows.object(given, "historical_cutoff"), HistoricalCutoff.wellBefore(oldest));
    }
}
