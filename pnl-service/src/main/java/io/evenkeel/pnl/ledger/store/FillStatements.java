package io.evenkeel.pnl.ledger.store;

import io.evenkeel.contracts.BookSide;
import io.evenkeel.contracts.id.FillId;
import io.evenkeel.contracts.id.OrderId;
import io.evenkeel.pnl.book.Fill;
import io.evenkeel.pnl.ledger.BookKey;
import io.evenkeel.pnl.ledger.FillFact;
import io.evenkeel.pnl.ledger.usecase.FillChanges;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Fills: stored once each, replaced by a higher revision. */
final class FillStatements {
    private static final String KNOWN = """
            SELECT f.account, f.subaccount, f.ticker
            FROM fills AS f
            JOIN unnest($1::text[], $2::text[]) AS k (account, fill_id)
                ON f.account = k.account AND f.fill_id = k.fill_id""";
    private static final String SAVE = """
            INSERT INTO fills AS f (account, subaccount, ticker, fill_id, order_id, book_side, quantity, yes_price, fee,
                created_time, revision)
            SELECT account, subaccount, ticker, fill_id, order_id, book_side, quantity * 0.01, yes_price * 0.0001,
                fee * 0.000001, created_time, revision
            FROM unnest($1::text[], $2::bigint[], $3::text[], $4::text[], $5::text[], $6::text[], $7::bigint[],
                    $8::bigint[], $9::bigint[], $10::timestamptz[], $11::bigint[])
                AS e (account, subaccount, ticker, fill_id, order_id, book_side, quantity, yes_price, fee, created_time,
                    revision)
            ORDER BY account, fill_id
            ON CONFLICT (account, fill_id) DO UPDATE SET
                subaccount = excluded.subaccount, ticker = excluded.ticker, order_id = excluded.order_id,
                book_side = excluded.book_side, quantity = excluded.quantity, yes_price = excluded.yes_price,
                fee = excluded.fee, created_time = excluded.created_time, revision = excluded.revision,
                recorded_at = clock_timestamp()
            WHERE f.revision < excluded.revision
            RETURNING account, fill_id, xmax = 0 AS added""";
    private static final String LOAD = """
            SELECT f.account, f.subaccount, f.ticker, f.fill_id, f.order_id, f.book_side,
                (f.quantity * 100)::bigint AS quantity, (f.yes_price * 10000)::bigint AS yes_price,
                (f.fee * 1000000)::bigint AS fee, f.created_time
            FROM fills AS f
            JOIN %s ON f.account = k.account AND f.subaccount = k.subaccount
                AND f.ticker = k.ticker""".formatted(Cells.KEYS);

    private final SqlConnection connection;

    FillStatements(SqlConnection connection) {
        this.connection = connection;
    }

    Uni<FillChanges> save(List<FillFact> given) {
        var newest = new TreeMap<String, FillFact>();
        given.forEach(fact -> newest.merge(id(fact), fact, (a, b) -> a.revision() >= b.revision() ? a : b));
        var facts = List.copyOf(newest.values());
        return booksOfKnown(facts).chain(known -> insert(facts).map(rows -> changes(newest, known, rows)));
    }

    Uni<Map<BookKey, List<Fill>>> load(Collection<BookKey> keys) {
        return connection.preparedQuery(LOAD).execute(Cells.keys(keys).tuple()).map(rows -> {
            Map<BookKey, List<Fill>> fills = new HashMap<>();
            rows.forEach(row -> fills.computeIfAbsent(Cells.key(row), _ -> new ArrayList<>())
                    .add(fill(row)));
            return fills;
        });
    }

    /** Only a later revision can replace a fill, and it may have moved it to another book. */
    private Uni<Set<BookKey>> booksOfKnown(List<FillFact> facts) {
        var later = facts.stream().filter(fact -> fact.revision() > 1).toList();
        if (later.isEmpty()) {
            return Uni.createFrom().item(Set.of());
        }
        var columns = Columns.of(later)
                .texts(fact -> fact.book().account())
                .texts(fact -> fact.fill().id());
        return connection.preparedQuery(KNOWN).execute(columns.tuple()).map(rows -> new HashSet<>(Cells.keyRows(rows)));
    }

    private Uni<List<Row>> insert(List<FillFact> facts) {
        var columns = Cells.keys(facts, FillFact::book)
                .texts(fact -> fact.fill().id())
                .texts(fact -> fact.fill().orderId())
                .texts(fact -> fact.fill().bookSide().wire())
                .quantities(fact -> fact.fill().quantity())
                .prices(fact -> fact.fill().yesPrice())
                .moneys(fact -> fact.fill().fee())
                .times(fact -> fact.fill().at())
                .longs(fact -> (long) fact.revision());
        return connection.preparedQuery(SAVE).execute(columns.tuple()).map(rows -> {
            List<Row> list = new ArrayList<>();
            rows.forEach(list::add);
            return list;
        });
    }

    private static FillChanges changes(Map<String, FillFact> facts, Set<BookKey> known, List<Row> rows) {
        var added = new HashMap<BookKey, List<Fill>>();
        var disturbed = new HashSet<BookKey>();
        for (var row : rows) {
            var fact = facts.get(row.getString("account") + " " + row.getString("fill_id"));
            if (fact == null) {
                throw new IllegalStateException("a fill came back that was not sent");
            }
            if (row.getBoolean("added")) {
                added.computeIfAbsent(fact.book(), _ -> new ArrayList<>()).add(fact.fill());
            } else {
                disturbed.add(fact.book());
                disturbed.addAll(known);
            }
        }
        return new FillChanges(added, disturbed);
    }

    private static String id(FillFact fact) {
        return fact.book().account() + " " + fact.fill().id();
    }

    private static Fill fill(Row row) {
        var order = row.getString("order_id");
        return new Fill(
                new FillId(row.getString("fill_id")),
                order == null ? null : new OrderId(order),
                BookSide.ofWire(row.getString("book_side")),
                Cells.quantity(row, "quantity"),
                Cells.price(row, "yes_price"),
                Cells.moneyOrNull(row, "fee"),
                Cells.time(row, "created_time"));
    }
}
