package io.evenkeel.pnl.ledger.store;

import io.evenkeel.contracts.id.FillId;
import io.evenkeel.contracts.id.MarketTicker;
import io.evenkeel.contracts.id.OrderId;
import io.evenkeel.pnl.book.BookTotals;
import io.evenkeel.pnl.book.FillKey;
import io.evenkeel.pnl.book.Lot;
import io.evenkeel.pnl.book.Side;
import io.evenkeel.pnl.bucket.Amounts;
import io.evenkeel.pnl.bucket.Slot;
import io.evenkeel.pnl.bucket.SlotTable;
import io.evenkeel.pnl.ledger.BookKey;
import io.evenkeel.pnl.ledger.StoredBook;
import io.evenkeel.pnl.outcome.Outcome;
import io.evenkeel.pnl.outcome.Verdict;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Books as they were last stored. */
final class BookReads {
    private static final String SAME_BOOK =
            "JOIN %s ON b.account = k.account AND b.subaccount = k.subaccount AND b.ticker = k.ticker"
                    .formatted(Cells.KEYS);
    private static final String BOOKS = """
            SELECT b.account, b.subaccount, b.ticker, b.fills, (b.bid_quantity * 100)::bigint AS bid_quantity,
                (b.ask_quantity * 100)::bigint AS ask_quantity, (b.traded_pnl * 1000000)::bigint AS traded_pnl,
                (b.charged_fees * 1000000)::bigint AS charged_fees, b.unknown_fees, b.last_realized_at, b.last_fill_at,
                b.last_fill_id, b.lines, b.pnl_source = 'fills' AND b.settled_at IS NULL AS appendable, b.verdict,
                b.outcome_at, b.version, b.dirty_since IS NOT NULL AS dirty,
                b.retry_at IS NULL AND coalesce(
                    b.rebuilt_at <= clock_timestamp() - $4::bigint * interval '1 millisecond', true) AS rested
            FROM books AS b
            """ + SAME_BOOK;
    private static final String LOTS =
            """
            SELECT b.account, b.subaccount, b.ticker, b.fill_id, b.order_id, b.opened_at, b.side,
                (b.unit_cost * 10000)::bigint AS unit_cost, (b.quantity * 100)::bigint AS quantity,
                (b.entry_fee * 1000000)::bigint AS entry_fee
            FROM lots AS b
            """ + SAME_BOOK + " ORDER BY b.account, b.subaccount, b.ticker, b.opened_at, b.fill_id";
    private static final String SLOTS = """
            SELECT b.account, b.subaccount, b.ticker, b.slot, (b.trading_pnl * 1000000)::bigint AS trading_pnl,
                (b.settlement_pnl * 1000000)::bigint AS settlement_pnl, (b.fees * 1000000)::bigint AS fees,
                b.unknown_fees, b.wins, b.losses, b.breakeven, b.unknown
            FROM book_slots AS b
            """ + SAME_BOOK;
    private static final String OF_MARKETS = "SELECT account, subaccount, ticker FROM books WHERE ticker = ANY ($1)";

    private final SqlConnection connection;

    BookReads(SqlConnection connection) {
        this.connection = connection;
    }

    Uni<Set<BookKey>> ofMarkets(Collection<MarketTicker> tickers) {
        var names = tickers.stream().map(MarketTicker::value).toArray(String[]::new);
        return connection
                .preparedQuery(OF_MARKETS)
                .execute(Tuple.tuple().addArrayOfString(names))
                .map(rows -> new HashSet<>(Cells.keyRows(rows)));
    }

    Uni<Map<BookKey, StoredBook>> books(Collection<BookKey> keys, Duration rest) {
        return connection
                .preparedQuery(BOOKS)
                .execute(Cells.keys(keys).tuple().addLong(rest.toMillis()))
                .map(rows -> {
                    Map<BookKey, StoredBook> books = new HashMap<>();
                    rows.forEach(row -> books.put(Cells.key(row), book(row)));
                    return books;
                });
    }

    Uni<Map<BookKey, SlotTable>> slots(Collection<BookKey> keys) {
        return connection.preparedQuery(SLOTS).execute(Cells.keys(keys).tuple()).map(rows -> {
            Map<BookKey, SlotTable> slots = new HashMap<>();
            rows.forEach(row -> slots.computeIfAbsent(Cells.key(row), _ -> new SlotTable())
                    .add(new Slot(Cells.time(row, "slot")), amounts(row)));
            return slots;
        });
    }

    Uni<Map<BookKey, List<Lot>>> lots(Collection<BookKey> keys) {
        return connection.preparedQuery(LOTS).execute(Cells.keys(keys).tuple()).map(rows -> {
            Map<BookKey, List<Lot>> lots = new HashMap<>();
            rows.forEach(row ->
                    lots.computeIfAbsent(Cells.key(row), _ -> new ArrayList<>()).add(lot(row)));
            return lots;
        });
    }

    private static StoredBook book(Row row) {
        var lastFill = Cells.timeOrNull(row, "last_fill_at");
        var totals = new BookTotals(
                row.getLong("fills"),
                Cells.quantity(row, "bid_quantity"),
                Cells.quantity(row, "ask_quantity"),
                Cells.money(row, "traded_pnl"),
                Cells.money(row, "charged_fees"),
                row.getLong("unknown_fees"),
                Cells.timeOrNull(row, "last_realized_at"),
                lastFill == null ? null : new FillKey(lastFill, new FillId(row.getString("last_fill_id"))));
        return new StoredBook(
                row.getLong("version"),
                totals,
                List.of(),
                row.getLong("lines"),
                row.getBoolean("appendable"),
                row.getBoolean("dirty"),
                row.getBoolean("rested"),
                outcome(row));
    }

    private static @Nullable Outcome outcome(Row row) {
        var at = Cells.timeOrNull(row, "outcome_at");
        return at == null ? null : new Outcome(Verdict.valueOf(upper(row, "verdict")), at);
    }

    private static Lot lot(Row row) {
        var order = row.getString("order_id");
        return new Lot(
                new FillId(row.getString("fill_id")),
                order == null ? null : new OrderId(order),
                Cells.time(row, "opened_at"),
                Side.valueOf(upper(row, "side")),
                Cells.price(row, "unit_cost"),
                Cells.quantity(row, "quantity"),
                Cells.moneyOrNull(row, "entry_fee"));
    }

    private static Amounts amounts(Row row) {
        return new Amounts(
                Cells.money(row, "trading_pnl"),
                Cells.money(row, "settlement_pnl"),
                Cells.money(row, "fees"),
                row.getLong("unknown_fees"),
                row.getLong("wins"),
                row.getLong("losses"),
                row.getLong("breakeven"),
                row.getLong("unknown"));
    }

    private static String upper(Row row, String column) {
        return row.getString(column).toUpperCase(Locale.ROOT);
    }
}
