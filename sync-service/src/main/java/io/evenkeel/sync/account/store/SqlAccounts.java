package io.evenkeel.sync.account.store;

import io.evenkeel.contracts.event.AccountObserved;
import io.evenkeel.contracts.event.EventEnvelope;
import io.evenkeel.contracts.event.EventIds;
import io.evenkeel.contracts.event.EventType;
import io.evenkeel.contracts.id.AccountId;
import io.evenkeel.messaging.Outbox;
import io.evenkeel.sync.SyncConfig;
import io.evenkeel.sync.account.Account;
import io.evenkeel.sync.account.ConnectionState;
import io.evenkeel.sync.account.CredentialsState;
import io.evenkeel.sync.account.usecase.Accounts;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class SqlAccounts implements Accounts {
    private static final String ALL = "SELECT * FROM accounts ORDER BY account";
    private static final String OBSERVE = """
            INSERT INTO accounts AS a
                (account, display_name, owner, environment, credentials, connection, last_error, revision, observed_at)
            VALUES ($1, $2, $3, $4, $5, 'unknown', $6, 1, $7)
            ON CONFLICT (account) DO UPDATE SET
                revision = a.revision + CASE
                    WHEN (a.display_name, a.owner, a.environment, a.credentials)
                        IS DISTINCT FROM (excluded.display_name, excluded.owner, excluded.environment,
                            excluded.credentials)
                    THEN 1 ELSE 0 END,
                display_name = excluded.display_name, owner = excluded.owner, environment = excluded.environment,
                credentials = excluded.credentials, connection = 'unknown', last_error = excluded.last_error,
                failed_attempts = 0, observed_at = excluded.observed_at
            RETURNING *""";
    private static final String ANSWERED = """
            UPDATE accounts SET
                revision = revision + CASE WHEN credentials <> $2 THEN 1 ELSE 0 END,
                credentials = $2, connection = $3, last_error = $4, observed_at = $5,
                failed_attempts = CASE WHEN $6 THEN failed_attempts + 1 ELSE 0 END
            WHERE account = $1
            RETURNING *""";
    private static final String SYNCED = """
            UPDATE accounts SET first_synced_at = coalesce(first_synced_at, $2::timestamptz),
                last_synced_at = $2::timestamptz
            WHERE account = $1""";

    private final Pool pool;
    private final Outbox outbox;
    private final SyncConfig config;
    private final Clock clock;

    SqlAccounts(Pool pool, Outbox outbox, SyncConfig config, Clock clock) {
        this.pool = pool;
        this.outbox = outbox;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public Uni<List<Account>> all() {
        return pool.query(ALL)
                .execute()
                .map(rows -> {
                    List<Account> accounts = new ArrayList<>();
                    rows.forEach(row -> accounts.add(account(row)));
                    return accounts;
                })
                .ifNoItem()
                .after(config.writeTimeout())
                .fail();
    }

    @Override
    public Uni<Void> observe(Observed observed) {
        var values = Tuple.tuple()
                .addString(observed.account().value())
                .addString(observed.displayName())
                .addString(observed.owner())
                .addString(config.environment())
                .addString(observed.credentials().wire())
                .addString(observed.problem())
                .addOffsetDateTime(now());
        return changed(OBSERVE, values);
    }

    @Override
    public Uni<Void> answered(AccountId account, Answered answered) {
        var values = Tuple.tuple()
                .addString(account.value())
                .addString(answered.credentials().wire())
                .addString(answered.connection().wire())
                .addString(answered.lastError())
                .addOffsetDateTime(now())
                .addBoolean(answered.withoutHope());
        return changed(ANSWERED, values);
    }

    @Override
    public Uni<Void> synced(AccountId account) {
        return pool.preparedQuery(SYNCED)
                .execute(Tuple.of(account.value(), now()))
                .replaceWithVoid()
                .ifNoItem()
                .after(config.writeTimeout())
                .fail();
    }

    /** The id of the event holds the revision: telling the same state again adds nothing. */
    private Uni<Void> changed(String sql, Tuple values) {
        return pool.withTransaction(tx -> tx.preparedQuery(sql).execute(values).chain(rows -> {
                    var events = new ArrayList<EventEnvelope>();
                    rows.forEach(row -> events.add(event(row)));
                    return add(tx, events);
                }))
                .ifNoItem()
                .after(config.writeTimeout())
                .fail();
    }

    private Uni<Void> add(SqlConnection tx, List<EventEnvelope> events) {
        return outbox.add(tx, events).replaceWithVoid();
    }

    private EventEnvelope event(Row row) {
        var account = account(row);
        var revision = row.getInteger("revision");
        var id = EventIds.derive(EventType.ACCOUNT_OBSERVED, account.id().value(), Integer.toString(revision));
        var now = clock.instant();
        return new EventEnvelope(
                id,
                now,
                now,
                account.id(),
                new AccountObserved(
                        account.displayName(),
                        account.owner(),
                        account.environment(),
                        account.credentials().wire(),
                        revision));
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static Account account(Row row) {
        return new Account(
                new AccountId(row.getString("account")),
                row.getString("display_name"),
                row.getString("owner"),
                row.getString("environment"),
                CredentialsState.ofWire(row.getString("credentials")),
                ConnectionState.ofWire(row.getString("connection")),
                row.getString("last_error"),
                row.getInteger("failed_attempts"),
                instant(row, "first_synced_at"),
                instant(row, "last_synced_at"));
    }

    private static @Nullable Instant instant(Row row, String column) {
        var time = row.getOffsetDateTime(column);
        return time == null ? null : time.toInstant();
    }
}
