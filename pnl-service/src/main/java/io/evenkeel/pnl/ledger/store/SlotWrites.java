package io.evenkeel.pnl.ledger.store;

import io.evenkeel.contracts.id.AccountId;
import io.evenkeel.contracts.id.Subaccount;
import io.evenkeel.pnl.bucket.Amounts;
import io.evenkeel.pnl.bucket.Slot;
import io.evenkeel.pnl.bucket.SlotTable;
import io.evenkeel.pnl.ledger.BookKey;
import io.evenkeel.pnl.ledger.BookUpdate;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;

/** Adds differences to the sums by time, of books and of sub-accounts; in key order, so that writers never cross. */
final class SlotWrites {
    private static final String ADD = """
            INSERT INTO %1$s AS s (%2$s, slot, trading_pnl, settlement_pnl, fees, unknown_fees, wins, losses, breakeven,
                unknown)
            SELECT %2$s, slot, trading_pnl * 0.000001, settlement_pnl * 0.000001, fees * 0.000001, unknown_fees, wins,
                losses, breakeven, unknown
            FROM unnest(%3$s, $%4$d::timestamptz[], $%5$d::bigint[], $%6$d::bigint[], $%7$d::bigint[], $%8$d::bigint[],
                    $%9$d::bigint[], $%10$d::bigint[], $%11$d::bigint[], $%12$d::bigint[])
                AS e (%2$s, slot, trading_pnl, settlement_pnl, fees, unknown_fees, wins, losses, breakeven, unknown)
            ON CONFLICT (%2$s, slot) DO UPDATE SET
                trading_pnl = s.trading_pnl + excluded.trading_pnl,
                settlement_pnl = s.settlement_pnl + excluded.settlement_pnl,
                fees = s.fees + excluded.fees, unknown_fees = s.unknown_fees + excluded.unknown_fees,
                wins = s.wins + excluded.wins, losses = s.losses + excluded.losses,
                breakeven = s.breakeven + excluded.breakeven, unknown = s.unknown + excluded.unknown""";
    private static final String ADD_TO_BOOKS = ADD.formatted(
            "book_slots",
            "account, subaccount, ticker",
            "$1::text[], $2::bigint[], $3::text[]",
            4,
            5,
            6,
            7,
            8,
            9,
            10,
            11,
            12);
    private static final String ADD_TO_SLOTS = ofAccounts("slots");
    private static final String ADD_TO_HOURS = ofAccounts("hours");

    private record Owner(AccountId account, Subaccount subaccount) {}

    private record BookSlot(BookKey key, Slot slot, Amounts amounts) {}

    private record AccountSlot(Owner owner, Slot slot, Amounts amounts) {}

    private final SqlConnection connection;

    SlotWrites(SqlConnection connection) {
        this.connection = connection;
    }

    Uni<Void> add(List<BookUpdate> updates) {
        var books = new ArrayList<BookSlot>();
        var byOwner = new TreeMap<Owner, SlotTable>(
                Comparator.comparing(Owner::account).thenComparing(Owner::subaccount));
        for (var update : updates) {
            var key = update.key();
            update.difference().slots().forEach((slot, amounts) -> books.add(new BookSlot(key, slot, amounts)));
            byOwner.computeIfAbsent(new Owner(key.account(), key.subaccount()), _ -> new SlotTable())
                    .addAll(update.difference());
        }
        var slots = new ArrayList<AccountSlot>();
        var hours = new ArrayList<AccountSlot>();
        byOwner.forEach((owner, table) -> {
            table.slots().forEach((slot, amounts) -> slots.add(new AccountSlot(owner, slot, amounts)));
            table.hours().slots().forEach((slot, amounts) -> hours.add(new AccountSlot(owner, slot, amounts)));
        });
        return addToBooks(books)
                .chain(() -> addToAccounts(ADD_TO_SLOTS, slots))
                .chain(() -> addToAccounts(ADD_TO_HOURS, hours));
    }

    private static String ofAccounts(String table) {
        return ADD.formatted(table, "account, subaccount", "$1::text[], $2::bigint[]", 3, 4, 5, 6, 7, 8, 9, 10, 11);
    }

    private Uni<Void> addToBooks(List<BookSlot> rows) {
        if (rows.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var columns = Cells.keys(rows, BookSlot::key).times(row -> row.slot().start());
        return connection
                .preparedQuery(ADD_TO_BOOKS)
                .execute(amounts(columns, BookSlot::amounts).tuple())
                .replaceWithVoid();
    }

    private Uni<Void> addToAccounts(String sql, List<AccountSlot> rows) {
        if (rows.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var columns = Columns.of(rows)
                .texts(row -> row.owner().account())
                .longs(row -> (long) row.owner().subaccount().number())
                .times(row -> row.slot().start());
        return connection
                .preparedQuery(sql)
                .execute(amounts(columns, AccountSlot::amounts).tuple())
                .replaceWithVoid();
    }

    private static <T> Columns<T> amounts(Columns<T> columns, Function<T, Amounts> of) {
        return columns.moneys(row -> of.apply(row).trading())
                .moneys(row -> of.apply(row).settlement())
                .moneys(row -> of.apply(row).fees())
                .longs(row -> of.apply(row).unknownFees())
                .longs(row -> of.apply(row).wins())
                .longs(row -> of.apply(row).losses())
                .longs(row -> of.apply(row).breakeven())
                .longs(row -> of.apply(row).unknown());
    }
}
