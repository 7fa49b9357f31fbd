package io.evenkeel.pnl.ledger.store;

import io.evenkeel.contracts.id.FillId;
import io.evenkeel.pnl.book.BookedLine;
import io.evenkeel.pnl.book.ClosedPiece;
import io.evenkeel.pnl.book.Lot;
import io.evenkeel.pnl.book.Realization;
import io.evenkeel.pnl.ledger.BookKey;
import io.evenkeel.pnl.ledger.BookUpdate;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Writes what has changed in books; a statement with nothing to do is not sent. */
final class BookWrites {
    private static final String SAVE_BOOKS = """
            INSERT INTO books (account, subaccount, ticker, fills, bid_quantity, ask_quantity, traded_pnl, charged_fees,
                unknown_fees, last_realized_at, last_fill_at, last_fill_id, lines, pnl_source, position, open_cost,
                trading_pnl, settlement_pnl, fees, exchange_pnl, settled_at, alarm, verdict, outcome_at,
                rebuilt_at, version)
            SELECT account, subaccount, ticker, fills, bid_quantity * 0.01, ask_quantity * 0.01, traded_pnl * 0.000001,
                charged_fees * 0.000001, unknown_fees, last_realized_at, last_fill_at, last_fill_id, lines, pnl_source,
                position * 0.01, open_cost * 0.000001, trading_pnl * 0.000001, settlement_pnl * 0.000001,
                fees * 0.000001, exchange_pnl * 0.000001, settled_at, alarm, verdict, outcome_at,
                CASE WHEN rebuilt THEN clock_timestamp() END, version
            FROM unnest($1::text[], $2::bigint[], $3::text[], $4::bigint[], $5::bigint[], $6::bigint[], $7::bigint[],
                    $8::bigint[], $9::bigint[], $10::timestamptz[], $11::timestamptz[], $12::text[], $13::bigint[],
                    $14::text[], $15::bigint[], $16::bigint[], $17::bigint[], $18::bigint[], $19::bigint[],
                    $20::bigint[], $21::timestamptz[], $22::text[], $23::text[], $24::timestamptz[], $25::boolean[],
                    $26::bigint[])
                AS e (account, subaccount, ticker, fills, bid_quantity, ask_quantity, traded_pnl, charged_fees,
                    unknown_fees, last_realized_at, last_fill_at, last_fill_id, lines, pnl_source, position, open_cost,
                    trading_pnl, settlement_pnl, fees, exchange_pnl, settled_at, alarm, verdict, outcome_at, rebuilt,
                    version)
            ON CONFLICT ON CONSTRAINT pk_books DO UPDATE SET
                fills = excluded.fills, bid_quantity = excluded.bid_quantity, ask_quantity = excluded.ask_quantity,
                traded_pnl = excluded.traded_pnl, charged_fees = excluded.charged_fees,
                unknown_fees = excluded.unknown_fees, last_realized_at = excluded.last_realized_at,
                last_fill_at = excluded.last_fill_at, last_fill_id = excluded.last_fill_id, lines = excluded.lines,
                pnl_source = excluded.pnl_source, position = excluded.position, open_cost = excluded.open_cost,
                trading_pnl = excluded.trading_pnl, settlement_pnl = excluded.settlement_pnl, fees = excluded.fees,
                exchange_pnl = excluded.exchange_pnl, settled_at = excluded.settled_at, alarm = excluded.alarm,
                verdict = excluded.verdict, outcome_at = excluded.outcome_at, computed_at = clock_timestamp(),
                rebuilt_at = coalesce(excluded.rebuilt_at, books.rebuilt_at), dirty_since = NULL, failures = 0,
                retry_at = NULL, version = excluded.version""";
    private static final String DELETE_LOTS = """
            DELETE FROM lots AS l
            USING unnest($1::text[], $2::bigint[], $3::text[], $4::text[]) AS k (account, subaccount, ticker, fill_id)
            WHERE l.account = k.account AND l.subaccount = k.subaccount AND l.ticker = k.ticker
                AND l.fill_id = k.fill_id""";
    private static final String SAVE_LOTS = """
            INSERT INTO lots (account, subaccount, ticker, fill_id, order_id, opened_at, side, unit_cost, quantity,
                entry_fee)
            SELECT account, subaccount, ticker, fill_id, order_id, opened_at, side, unit_cost * 0.0001,
                quantity * 0.01, entry_fee * 0.000001
            FROM unnest($1::text[], $2::bigint[], $3::text[], $4::text[], $5::text[], $6::timestamptz[], $7::text[],
                    $8::bigint[], $9::bigint[], $10::bigint[])
                AS e (account, subaccount, ticker, fill_id, order_id, opened_at, side, unit_cost, quantity, entry_fee)
            ON CONFLICT (account, subaccount, ticker, fill_id) DO UPDATE SET
                order_id = excluded.order_id, opened_at = excluded.opened_at, side = excluded.side,
                unit_cost = excluded.unit_cost, quantity = excluded.quantity, entry_fee = excluded.entry_fee""";
    private static final String DELETE_LINES = """
            DELETE FROM realizations AS r USING %s
            WHERE r.account = k.account AND r.subaccount = k.subaccount
                AND r.ticker = k.ticker""".formatted(Cells.KEYS);
    private static final String ADD_LINES = """
            INSERT INTO realizations (account, subaccount, ticker, line, reason, realized_at, gross, entry_fee,
                exit_fee, side, quantity, unit_cost, unit_proceeds, open_fill_id, open_order_id, opened_at,
                close_fill_id)
            SELECT account, subaccount, ticker, line, reason, realized_at, gross * 0.000001, entry_fee * 0.000001,
                exit_fee * 0.000001, side, quantity * 0.01, unit_cost * 0.0001, unit_proceeds * 0.0001, open_fill_id,
                open_order_id, opened_at, close_fill_id
            FROM unnest($1::text[], $2::bigint[], $3::text[], $4::bigint[], $5::text[], $6::timestamptz[], $7::bigint[],
                    $8::bigint[], $9::bigint[], $10::text[], $11::bigint[], $12::bigint[], $13::bigint[], $14::text[],
                    $15::text[], $16::timestamptz[], $17::text[])
                AS e (account, subaccount, ticker, line, reason, realized_at, gross, entry_fee, exit_fee, side,
                    quantity, unit_cost, unit_proceeds, open_fill_id, open_order_id, opened_at, close_fill_id)""";

    private record LotRow(BookKey key, Lot lot) {}

    private record GoneLot(BookKey key, FillId fill) {}

    private record Line(BookKey key, long number, Realization realization) {
        @Nullable
        ClosedPiece piece() {
            return realization instanceof ClosedPiece piece ? piece : null;
        }

        <V> @Nullable V of(Function<ClosedPiece, @Nullable V> column) {
            var piece = piece();
            return piece == null ? null : column.apply(piece);
        }
    }

    private final SqlConnection connection;

    BookWrites(SqlConnection connection) {
        this.connection = connection;
    }

    Uni<Void> save(List<BookUpdate> given) {
        var updates =
                given.stream().sorted(Comparator.comparing(BookUpdate::key)).toList();
        return saveBooks(updates)
                .chain(() -> saveLots(updates))
                .chain(() -> saveLines(updates))
                .chain(() -> new SlotWrites(connection).add(updates));
    }

    private Uni<Void> saveBooks(List<BookUpdate> updates) {
        var columns = Cells.keys(updates, BookUpdate::key)
                .longs(update -> update.totals().fills())
                .quantities(update -> update.totals().bidQuantity())
                .quantities(update -> update.totals().askQuantity())
                .moneys(update -> update.totals().realized())
                .moneys(update -> update.totals().fees())
                .longs(update -> update.totals().unknownFees())
                .times(update -> update.totals().lastRealizedAt());
        columns.times(update -> {
                    var last = update.totals().lastFill();
                    return last == null ? null : last.at();
                })
                .texts(update -> {
                    var last = update.totals().lastFill();
                    return last == null ? null : last.id();
                })
                .longs(update -> update.firstLine() + update.lines().size())
                .texts(update -> update.closing().source().wire())
                .quantities(update -> update.closing().position())
                .moneys(update -> update.closing().openCost())
                .moneys(update -> update.closing().trading())
                .moneys(update -> update.closing().settlement())
                .moneys(update -> update.closing().fees())
                .moneys(update -> update.closing().exchangePnl())
                .times(update -> update.closing().settledAt());
        return run(SAVE_BOOKS, updates, closingWords(columns).tuple());
    }

    private static Columns<BookUpdate> closingWords(Columns<BookUpdate> columns) {
        return columns.texts(update -> {
                    var alarm = update.closing().alarm();
                    return alarm == null ? null : alarm.wire();
                })
                .texts(update -> {
                    var outcome = update.closing().outcome();
                    return outcome == null ? null : outcome.verdict().wire();
                })
                .times(update -> {
                    var outcome = update.closing().outcome();
                    return outcome == null ? null : outcome.at();
                })
                .flags(BookUpdate::rebuilt)
                .longs(BookUpdate::version);
    }

    private Uni<Void> saveLots(List<BookUpdate> updates) {
        var gone = new ArrayList<GoneLot>();
        var lots = new ArrayList<LotRow>();
        for (var update : updates) {
            update.gone().forEach(fill -> gone.add(new GoneLot(update.key(), fill)));
            update.lots().forEach(lot -> lots.add(new LotRow(update.key(), lot)));
        }
        var deleted = Cells.keys(gone, GoneLot::key).texts(GoneLot::fill);
        var saved = Cells.keys(lots, LotRow::key)
                .texts(row -> row.lot().openedBy())
                .texts(row -> row.lot().orderId())
                .times(row -> row.lot().openedAt())
                .texts(row -> row.lot().side().wire())
                .prices(row -> row.lot().unitCost())
                .quantities(row -> row.lot().quantity())
                .moneys(row -> row.lot().entryFee());
        return run(DELETE_LOTS, gone, deleted.tuple()).chain(() -> run(SAVE_LOTS, lots, saved.tuple()));
    }

    private Uni<Void> saveLines(List<BookUpdate> updates) {
        var rebuilt = updates.stream()
                .filter(BookUpdate::rebuilt)
                .map(BookUpdate::key)
                .toList();
        var lines = new ArrayList<Line>();
        for (var update : updates) {
            var number = update.firstLine();
            for (var realization : update.lines()) {
                lines.add(new Line(update.key(), number++, realization));
            }
        }
        var columns = Cells.keys(lines, Line::key)
                .longs(Line::number)
                .texts(line -> line.realization().reason().wire())
                .times(line -> line.realization().at())
                .moneys(line -> line.realization().gross())
                .moneys(line -> line.of(ClosedPiece::entryFee))
                .moneys(line ->
                        line.realization() instanceof BookedLine booked ? booked.fees() : line.of(ClosedPiece::exitFee))
                .texts(line -> line.of(piece -> piece.lot().side().wire()))
                .quantities(line -> line.of(ClosedPiece::quantity))
                .prices(line -> line.of(piece -> piece.lot().unitCost()))
                .prices(line -> line.of(ClosedPiece::unitProceeds))
                .texts(line -> line.of(piece -> piece.lot().openedBy()))
                .texts(line -> line.of(piece -> piece.lot().orderId()))
                .times(line -> line.of(piece -> piece.lot().openedAt()))
                .texts(line -> line.of(ClosedPiece::closedBy));
        return run(DELETE_LINES, rebuilt, Cells.keys(rebuilt).tuple())
                .chain(() -> run(ADD_LINES, lines, columns.tuple()));
    }

    private Uni<Void> run(String sql, List<?> rows, Tuple columns) {
        return rows.isEmpty()
                ? Uni.createFrom().voidItem()
                : connection.preparedQuery(sql).execute(columns).replaceWithVoid();
    }
}
