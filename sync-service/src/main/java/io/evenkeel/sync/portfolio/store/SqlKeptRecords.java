package io.evenkeel.sync.portfolio.store;

import io.evenkeel.contracts.id.AccountId;
import io.evenkeel.contracts.id.Subaccount;
import io.evenkeel.contracts.money.Money;
import io.evenkeel.sync.SyncConfig;
import io.evenkeel.sync.ingest.Resource;
import io.evenkeel.sync.portfolio.KeptRow;
import io.evenkeel.sync.portfolio.usecase.KeptRecords;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class SqlKeptRecords implements KeptRecords {
    private static final String LIST = """
            SELECT account, record_id, subaccount, occurred_at, synced_at, raw::text AS raw, %2$s
            FROM %1$s
            WHERE account = ANY ($1::text[])
                AND ($2::int IS NULL OR subaccount = $2::int)
                AND ($3::text IS NULL OR ticker = $3::text)
                AND ($4::timestamptz IS NULL OR occurred_at >= $4::timestamptz)
                AND ($5::timestamptz IS NULL OR occurred_at < $5::timestamptz)
                AND ($6::timestamptz IS NULL OR synced_at > $6::timestamptz)
                AND ($7::timestamptz IS NULL
                    OR (occurred_at, account, record_id) < ($7::timestamptz, $8::text, $9::text))
                AND ($10::boolean IS NULL OR %3$s)
            ORDER BY occurred_at DESC, account DESC, record_id DESC LIMIT $11""";
    private static final String BALANCES = """
            SELECT account, sum(balance_dollars) AS balance, sum(portfolio_value_dollars) AS value,
                min(observed_at) AS observed_at
            FROM (
                SELECT DISTINCT ON (account, subaccount) * FROM balances WHERE account = ANY ($1::text[])
                ORDER BY account, subaccount, observed_at DESC) AS latest
            GROUP BY account""";
    private static final String QUARANTINE = """
            SELECT account || '/' || resource || '/' || left(raw_hash, 16) AS id, * FROM quarantine
            WHERE account = ANY ($1::text[]) AND resolved_at IS NULL
                AND ($2::timestamptz IS NULL
                    OR (last_seen_at, account || '/' || resource || '/' || left(raw_hash, 16)) < ($2::timestamptz, $3))
            ORDER BY last_seen_at DESC, id DESC LIMIT $4""";

    private final Pool pool;
    private final SyncConfig config;

    SqlKeptRecords(Pool pool, SyncConfig config) {
        this.pool = pool;
        this.config = config;
    }

    @Override
    public Uni<List<KeptRow>> list(Query query) {
        return bounded(pool.preparedQuery(sql(query.resource()))
                .execute(values(query))
                .map(rows -> {
                    List<KeptRow> list = new ArrayList<>();
                    rows.forEach(row -> list.add(kept(row)));
                    return list;
                }));
    }

    @Override
    public Uni<Map<AccountId, Holdings>> balances(List<AccountId> accounts) {
        return bounded(pool.preparedQuery(BALANCES)
                .execute(Tuple.of(names(accounts)))
                .map(rows -> {
                    Map<AccountId, Holdings> balances = new HashMap<>();
                    rows.forEach(row -> balances.put(
                            new AccountId(row.getString("account")),
                            new Holdings(
                                    Money.of(row.getBigDecimal("balance")),
                                    Money.of(row.getBigDecimal("value")),
                                    row.getOffsetDateTime("observed_at").toInstant())));
                    return balances;
                }));
    }

    @Override
    public Uni<List<SetApart>> quarantine(List<AccountId> accounts, @Nullable SeenPosition after, int limit) {
        return bounded(pool.preparedQuery(QUARANTINE)
                .execute(Tuple.of(
                        names(accounts),
                        after == null ? null : time(after.lastSeenAt()),
                        after == null ? null : after.id(),
                        limit))
                .map(rows -> {
                    List<SetApart> list = new ArrayList<>();
                    rows.forEach(row -> list.add(new SetApart(
                            row.getString("id"),
                            row.getString("account"),
                            row.getString("resource"),
                            row.getInteger("subaccount"),
                            row.getString("kind"),
                            row.getString("record_id"),
                            row.getString("reason"),
                            row.getBuffer("raw").toString(),
                            row.getInteger("seen"),
                            row.getOffsetDateTime("first_seen_at").toInstant(),
                            row.getOffsetDateTime("last_seen_at").toInstant())));
                    return list;
                }));
    }

    private static String sql(Resource resource) {
        var table = switch (resource) {
            case FILLS -> "fills";
            case SETTLEMENTS -> "settlements";
            case ORDERS -> "orders";
            case CASH_MOVEMENTS -> "cash_movements";
            case POSITIONS -> "positions";
            case MARKETS, BALANCE -> throw new IllegalArgumentException("not listed here: " + resource);
        };
        return resource == Resource.POSITIONS
                ? LIST.formatted(table, "last_seen_at, closed_at", "(closed_at IS NULL) = $10::boolean")
                : LIST.formatted(
                        table, "NULL::timestamptz AS last_seen_at, NULL::timestamptz AS closed_at", "$10::boolean");
    }

    private static Tuple values(Query query) {
        var subaccount = query.subaccount();
        var after = query.after();
        return Tuple.tuple()
                .addArrayOfString(names(query.accounts()))
                .addInteger(subaccount == null ? null : subaccount.number())
                .addString(query.ticker())
                .addOffsetDateTime(time(query.from()))
                .addOffsetDateTime(time(query.to()))
                .addOffsetDateTime(time(query.syncedAfter()))
                .addOffsetDateTime(after == null ? null : time(after.occurredAt()))
                .addString(after == null ? null : after.account())
                .addString(after == null ? null : after.recordId())
                .addBoolean(query.open())
                .addInteger(query.limit());
    }

    private static KeptRow kept(Row row) {
        return new KeptRow(
                new AccountId(row.getString("account")),
                row.getString("record_id"),
                new Subaccount(row.getInteger("subaccount")),
                row.getOffsetDateTime("occurred_at").toInstant(),
                row.getOffsetDateTime("synced_at").toInstant(),
                row.getString("raw"),
                instant(row, "last_seen_at"),
                instant(row, "closed_at"));
    }

    private <T> Uni<T> bounded(Uni<T> work) {
        return work.ifNoItem().after(config.writeTimeout()).fail();
    }

    private static String[] names(List<AccountId> accounts) {
        return accounts.stream().map(AccountId::value).toArray(String[]::new);
    }

    private static @Nullable OffsetDateTime time(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable Instant instant(Row row, String column) {
        var time = row.getOffsetDateTime(column);
        return time == null ? null : time.toInstant();
    }
}
