package io.evenkeel.simulator.exchange;

import io.evenkeel.simulator.exchange.Change.AccountOpened;
import io.evenkeel.simulator.exchange.Change.ClockMoved;
import io.evenkeel.simulator.exchange.Change.CloseDelaySet;
import io.evenkeel.simulator.exchange.Change.CutoffMoved;
import io.evenkeel.simulator.exchange.Change.DeskRestored;
import io.evenkeel.simulator.exchange.Change.FeePrecisionSet;
import io.evenkeel.simulator.exchange.Change.LimitsSet;
import io.evenkeel.simulator.exchange.Change.PaceSet;
import io.evenkeel.simulator.exchange.Change.RowsPut;
import io.evenkeel.simulator.exchange.Change.StatusSet;
import io.evenkeel.simulator.exchange.life.Ending;
import io.evenkeel.simulator.robot.Robot;
import io.evenkeel.simulator.row.WireRow;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The state of an exchange as the shortest list of changes that makes it again from nothing. */
public final class Snapshot {
    /** Small enough for a line of a file to be read at once. */
    private static final int ROWS_PER_CHANGE = 1000;

    private Snapshot() {}

    public static List<Change> of(Exchange exchange) {
        var changes = new ArrayList<Change>();
        changes.add(new DeskRestored(DeskState.begin()));
        changes.add(new ClockMoved(exchange.now()));
        changes.add(new CutoffMoved(exchange.cutoff()));
        changes.add(new StatusSet(exchange.isExchangeActive(), exchange.isTradingActive()));
        changes.add(new LimitsSet(null, exchange.publicLimits()));
        changes.addAll(puts(RowKind.SERIES, null, exchange.series().values()));
        changes.addAll(puts(RowKind.EVENTS, null, exchange.events().values()));
        changes.addAll(puts(RowKind.MARKETS, null, rows(exchange.markets())));
        changes.addAll(puts(RowKind.TRADES, null, rows(exchange.tape().all())));
        changes.addAll(
                puts(RowKind.SERIES_FEE_CHANGES, null, rows(exchange.fees().ofSeries())));
        changes.addAll(
                puts(RowKind.EVENT_FEE_CHANGES, null, rows(exchange.fees().ofEvents())));
        var floor = exchange.floor();
        changes.addAll(puts(
                RowKind.ENDINGS, null, floor.endings().stream().map(Ending::row).toList()));
        changes.addAll(puts(
                RowKind.ROBOTS, null, floor.robots().stream().map(Robot::row).toList()));
        changes.add(new PaceSet(floor.pace()));
        changes.add(new CloseDelaySet(floor.life().cancelDelay()));
        for (var account : exchange.participants()) {
            changes.addAll(ofAccount(exchange.bookOf(account)));
        }
        changes.add(new DeskRestored(DeskState.of(exchange)));
        return changes;
    }

    private static List<Change> ofAccount(AccountBook book) {
        var account = book.account();
        var changes = new ArrayList<Change>();
        changes.add(new AccountOpened(account, book.openingCash()));
        changes.add(new LimitsSet(account, book.limits()));
        changes.add(new FeePrecisionSet(account, book.feePrecision()));
        changes.addAll(puts(RowKind.FILLS, account, rows(book.fills())));
        changes.addAll(puts(
                RowKind.SETTLEMENTS,
                account,
                book.settlements().oldestFirst().stream()
                        .map(Settlement::storedRow)
                        .toList()));
        changes.addAll(puts(RowKind.ORDERS, account, rows(book.orders())));
        changes.addAll(puts(RowKind.DEPOSITS, account, rows(book.deposits())));
        changes.addAll(puts(RowKind.WITHDRAWALS, account, rows(book.withdrawals())));
        changes.addAll(puts(RowKind.TRANSFERS, account, rows(book.transfers())));
        changes.addAll(puts(RowKind.EXCHANGE_TRANSFERS, account, rows(book.exchangeTransfers())));
        changes.addAll(puts(RowKind.CANDLESTICKS, account, book.candlesticks()));
        return changes;
    }

    /** Oldest first, so that entries of one time get their order again. */
    private static <T extends Entry> List<WireRow> rows(Register<T> register) {
        return register.oldestFirst().stream().map(Entry::row).toList();
    }

    /** Rows in the order in which they are to be put, cut into changes of bearable size. */
    public static List<Change> puts(RowKind kind, @Nullable String account, Collection<WireRow> rows) {
        var all = List.copyOf(rows);
        var changes = new ArrayList<Change>();
        for (var from = 0; from < all.size(); from += ROWS_PER_CHANGE) {
            var to = Math.min(all.size(), from + ROWS_PER_CHANGE);
            changes.add(new RowsPut(kind, account, all.subList(from, to)));
        }
        return changes;
    }
}
