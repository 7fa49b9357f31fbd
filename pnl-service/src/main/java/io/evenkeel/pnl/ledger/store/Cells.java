package io.evenkeel.pnl.ledger.store;

import io.evenkeel.contracts.id.AccountId;
import io.evenkeel.contracts.id.MarketTicker;
import io.evenkeel.contracts.id.Subaccount;
import io.evenkeel.contracts.money.Money;
import io.evenkeel.contracts.money.Price;
import io.evenkeel.contracts.money.Quantity;
import io.evenkeel.pnl.ledger.BookKey;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the cells of a row; exact values arrive as scaled integers. */
final class Cells {
    /** Keys as a table to join with; parameters 1 to 3. */
    static final String KEYS = "unnest($1::text[], $2::bigint[], $3::text[]) AS k (account, subaccount, ticker)";

    private Cells() {}

    static Columns<BookKey> keys(Collection<BookKey> keys) {
        return keys(List.copyOf(new TreeSet<>(keys)), key -> key);
    }

    static <T> Columns<T> keys(List<T> rows, Function<T, BookKey> key) {
        return Columns.of(rows)
                .texts(row -> key.apply(row).account())
                .longs(row -> (long) key.apply(row).subaccount().number())
                .texts(row -> key.apply(row).ticker());
    }

    static BookKey key(Row row) {
        return new BookKey(
                new AccountId(row.getString("account")),
                new Subaccount(row.getInteger("subaccount")),
                new MarketTicker(row.getString("ticker")));
    }

    static List<BookKey> keyRows(Iterable<Row> rows) {
        var keys = new ArrayList<BookKey>();
        rows.forEach(row -> keys.add(key(row)));
        return keys;
    }

    static Money money(Row row, String column) {
        return new Money(row.getLong(column));
    }

    static @Nullable Money moneyOrNull(Row row, String column) {
        var value = row.getLong(column);
        return value == null ? null : new Money(value);
    }

    static Price price(Row row, String column) {
        return new Price(row.getLong(column));
    }

    static @Nullable Price priceOrNull(Row row, String column) {
        var value = row.getLong(column);
        return value == null ? null : new Price(value);
    }

    static Quantity quantity(Row row, String column) {
        return new Quantity(row.getLong(column));
    }

    static Instant time(Row row, String column) {
        return row.getOffsetDateTime(column).toInstant();
    }

    static @Nullable Instant timeOrNull(Row row, String column) {
        var value = row.getOffsetDateTime(column);
        return value == null ? null : value.toInstant();
    }
}
