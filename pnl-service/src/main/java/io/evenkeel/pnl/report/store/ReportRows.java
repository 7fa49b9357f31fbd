package io.evenkeel.pnl.report.store;

import io.evenkeel.contracts.BookSide;
import io.evenkeel.contracts.id.AccountId;
import io.evenkeel.contracts.id.FillId;
import io.evenkeel.contracts.id.MarketTicker;
import io.evenkeel.contracts.id.OrderId;
import io.evenkeel.contracts.id.Subaccount;
import io.evenkeel.contracts.money.Money;
import io.evenkeel.contracts.money.Price;
import io.evenkeel.contracts.money.Quantity;
import io.evenkeel.pnl.bucket.Amounts;
import io.evenkeel.pnl.report.FillRow;
import io.evenkeel.pnl.report.LotRow;
import io.evenkeel.pnl.report.MarketRow;
import io.evenkeel.pnl.report.RealizationRow;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Turns rows of {@link ReportSql} into records; exact values arrive as scaled integers. */
final class ReportRows {
    private ReportRows() {}

    static Amounts amounts(Row row) {
        return new Amounts(
                new Money(row.getLong("trading_pnl")),
                new Money(row.getLong("settlement_pnl")),
                new Money(row.getLong("fees")),
                row.getLong("unknown_fees"),
                row.getLong("wins"),
                row.getLong("losses"),
                row.getLong("breakeven"),
                row.getLong("unknown"));
    }

    static MarketRow market(Row row) {
        return new MarketRow(
                account(row),
                new MarketTicker(row.getString("ticker")),
                new Quantity(row.getLong("position")),
                new Money(row.getLong("open_cost")),
                money(row, "realized"),
                money(row, "fees"),
                row.getString("pnl_source"),
                money(row, "exchange_pnl"),
                time(row, "settled_at"),
                row.getString("alarm"));
    }

    static LotRow lot(Row row) {
        return new LotRow(
                account(row),
                new Subaccount(row.getInteger("subaccount")),
                row.getString("side"),
                new Quantity(row.getLong("quantity")),
                new Price(row.getLong("unit_cost")),
                money(row, "entry_fee"),
                Objects.requireNonNull(fill(row, "open")));
    }

    static RealizationRow realization(Row row) {
        return new RealizationRow(
                account(row),
                new Subaccount(row.getInteger("subaccount")),
                row.getLong("line"),
                row.getString("numbering"),
                row.getString("reason"),
                row.getOffsetDateTime("realized_at").toInstant(),
                row.getString("side"),
                quantity(row, "quantity"),
                price(row, "unit_cost"),
                price(row, "unit_proceeds"),
                new Money(row.getLong("gross")),
                money(row, "entry_fee"),
                money(row, "exit_fee"),
                fill(row, "open"),
                fill(row, "shut"));
    }

    private static @Nullable FillRow fill(Row row, String prefix) {
        var id = row.getString(prefix + "_id");
        if (id == null) {
            return null;
        }
        var order = row.getString(prefix + "_order_id");
        return new FillRow(
                new FillId(id),
                order == null ? null : new OrderId(order),
                BookSide.ofWire(row.getString(prefix + "_book_side")),
                new Quantity(row.getLong(prefix + "_quantity")),
                new Price(row.getLong(prefix + "_yes_price")),
                money(row, prefix + "_fee"),
                row.getOffsetDateTime(prefix + "_created_time").toInstant());
    }

    private static AccountId account(Row row) {
        return new AccountId(row.getString("account"));
    }

    private static @Nullable Money money(Row row, String column) {
        var value = row.getLong(column);
        return value == null ? null : new Money(value);
    }

    private static @Nullable Price price(Row row, String column) {
        var value = row.getLong(column);
        return value == null ? null : new Price(value);
    }

    private static @Nullable Quantity quantity(Row row, String column) {
        var value = row.getLong(column);
        return value == null ? null : new Quantity(value);
    }

    private static @Nullable Instant time(Row row, String column) {
        var value = row.getOffsetDateTime(column);
        return value == null ? null : value.toInstant();
    }
}
