package io.evenkeel.pnl.ledger.store;

import io.evenkeel.contracts.money.Money;
import io.evenkeel.contracts.money.Price;
import io.evenkeel.contracts.money.Quantity;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Rows turned into one array per column, for {@code unnest}; exact values become scaled integers. */
final class Columns<T> {
    private final List<T> rows;
    private final Tuple tuple = Tuple.tuple();

    private Columns(List<T> rows) {
        this.rows = rows;
    }

    static <T> Columns<T> of(List<T> rows) {
        return new Columns<>(rows);
    }

    Columns<T> texts(Function<T, @Nullable Object> column) {
        var values = new @Nullable String[rows.size()];
        for (var i = 0; i < values.length; i++) {
            var value = column.apply(rows.get(i));
            values[i] = value == null ? null : value.toString();
        }
        tuple.addArrayOfString(values);
        return this;
    }

    Columns<T> longs(Function<T, @Nullable Long> column) {
        var values = new @Nullable Long[rows.size()];
        for (var i = 0; i < values.length; i++) {
            values[i] = column.apply(rows.get(i));
        }
        tuple.addArrayOfLong(values);
        return this;
    }

    Columns<T> flags(Predicate<T> column) {
        tuple.addArrayOfBoolean(rows.stream().map(column::test).toArray(Boolean[]::new));
        return this;
    }

    Columns<T> moneys(Function<T, @Nullable Money> column) {
        return longs(row -> {
            var value = column.apply(row);
            return value == null ? null : value.dollarsE6();
        });
    }

    Columns<T> prices(Function<T, @Nullable Price> column) {
        return longs(row -> {
            var value = column.apply(row);
            return value == null ? null : value.dollarsE4();
        });
    }

    Columns<T> quantities(Function<T, @Nullable Quantity> column) {
        return longs(row -> {
            var value = column.apply(row);
            return value == null ? null : value.contractsE2();
        });
    }

    Columns<T> times(Function<T, @Nullable Instant> column) {
        var values = new @Nullable OffsetDateTime[rows.size()];
        for (var i = 0; i < values.length; i++) {
            var value = column.apply(rows.get(i));
            values[i] = value == null ? null : value.atOffset(ZoneOffset.UTC);
        }
        tuple.addArrayOfOffsetDateTime(values);
        return this;
    }

    Tuple tuple() {
        return tuple;
    }
}
