package io.evenkeel.pnl.report.store;

import io.evenkeel.contracts.id.AccountId;
import io.evenkeel.contracts.id.MarketTicker;
import io.evenkeel.pnl.bucket.Amounts;
import io.evenkeel.pnl.bucket.Slot;
import io.evenkeel.pnl.report.LinePosition;
import io.evenkeel.pnl.report.LotRow;
import io.evenkeel.pnl.report.MarketPosition;
import io.evenkeel.pnl.report.MarketRow;
import io.evenkeel.pnl.report.RealizationRow;
import io.evenkeel.pnl.report.Scope;
import io.evenkeel.pnl.report.Span;
import io.evenkeel.pnl.report.usecase.ReportReads;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Each read is one statement on one connection; the scope is always parameters 1 and 2. */
final class SqlReportReads implements ReportReads {
    private final SqlConnection connection;

    SqlReportReads(SqlConnection connection) {
        this.connection = connection;
    }

    @Override
    public Uni<Map<Slot, Amounts>> slots(Scope scope, Span span) {
        return sums(ReportSql.SLOTS, scope, span);
    }

    @Override
    public Uni<Map<Slot, Amounts>> hours(Scope scope, Span span) {
        return sums(ReportSql.HOURS, scope, span);
    }

    private Uni<Map<Slot, Amounts>> sums(String sql, Scope scope, Span span) {
        var parameters = scoped(scope).addValue(time(span.from())).addValue(time(span.to()));
        return connection.preparedQuery(sql).execute(parameters).map(rows -> {
            Map<Slot, Amounts> slots = new TreeMap<>();
            rows.forEach(
                    row -> slots.put(new Slot(row.getOffsetDateTime("slot").toInstant()), ReportRows.amounts(row)));
            return slots;
        });
    }

    @Override
    public Uni<Amounts> exact(Scope scope, Instant from, Instant to) {
        var parameters = scoped(scope).addValue(time(from)).addValue(time(to));
        return connection
                .preparedQuery(ReportSql.EXACT)
                .execute(parameters)
                .map(rows -> ReportRows.amounts(rows.iterator().next()));
    }

    @Override
    public Uni<List<MarketRow>> markets(Scope scope, Span span, MarketPosition after, int limit) {
        var parameters = scoped(scope)
                .addValue(time(span.from()))
                .addValue(time(span.to()))
                .addString(after.account())
                .addString(after.ticker())
                .addInteger(limit);
        return list(ReportSql.MARKETS, parameters, ReportRows::market);
    }

    @Override
    public Uni<List<MarketRow>> market(Scope scope, MarketTicker ticker) {
        return list(ReportSql.MARKET, scoped(scope).addString(ticker.value()), ReportRows::market);
    }

    @Override
    public Uni<List<LotRow>> lots(Scope scope, MarketTicker ticker, int limit) {
        var parameters = scoped(scope).addString(ticker.value()).addInteger(limit);
        return list(ReportSql.LOTS, parameters, ReportRows::lot);
    }

    @Override
    public Uni<List<RealizationRow>> realizations(Scope scope, MarketTicker ticker, LinePosition after, int limit) {
        var parameters = scoped(scope)
                .addString(ticker.value())
                .addString(after.account())
                .addInteger(after.subaccount())
                .addLong(after.line())
                .addInteger(limit);
        return list(ReportSql.REALIZATIONS, parameters, ReportRows::realization);
    }

    @Override
    public Uni<Optional<String>> numbering(Scope scope, MarketTicker ticker, LinePosition position) {
        var parameters = scoped(scope)
                .addString(ticker.value())
                .addString(position.account())
                .addInteger(position.subaccount());
        return connection.preparedQuery(ReportSql.NUMBERING).execute(parameters).map(rows -> {
            var row = rows.iterator();
            return row.hasNext() ? Optional.of(row.next().getString("numbering")) : Optional.empty();
        });
    }

    private <T> Uni<List<T>> list(String sql, Tuple parameters, Function<Row, T> mapping) {
        return connection.preparedQuery(sql).execute(parameters).map(rows -> {
            List<T> list = new ArrayList<>();
            rows.forEach(row -> list.add(mapping.apply(row)));
            return list;
        });
    }

    private static Tuple scoped(Scope scope) {
        var accounts = scope.accounts().stream().map(AccountId::value).toArray(String[]::new);
        var subaccount = scope.subaccount();
        return Tuple.tuple().addArrayOfString(accounts).addValue(subaccount == null ? null : subaccount.number());
    }

    private static @Nullable OffsetDateTime time(@Nullable Instant at) {
        return at == null ? null : at.atOffset(ZoneOffset.UTC);
    }
}
