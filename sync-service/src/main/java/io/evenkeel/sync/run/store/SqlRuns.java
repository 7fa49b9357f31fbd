package io.evenkeel.sync.run.store;

import io.evenkeel.contracts.event.EventEnvelope;
import io.evenkeel.contracts.event.EventIds;
import io.evenkeel.contracts.event.EventType;
import io.evenkeel.contracts.event.SyncRunFinished;
import io.evenkeel.contracts.id.AccountId;
import io.evenkeel.messaging.Outbox;
import io.evenkeel.sync.SyncConfig;
import io.evenkeel.sync.ingest.Counts;
import io.evenkeel.sync.ingest.Resource;
import io.evenkeel.sync.run.RunRow;
import io.evenkeel.sync.run.Wish;
import io.evenkeel.sync.run.usecase.ResourceOutcome;
import io.evenkeel.sync.run.usecase.Runs;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class SqlRuns implements Runs {
    private static final String REQUEST = """
            INSERT INTO sync_runs (run_id, account, resource, kind, state, requested_by, requested_at, window_from,
                window_to, dry_run)
            SELECT $1::uuid, account, $3, $4, 'requested', $5, $6::timestamptz, $7::timestamptz, $8::timestamptz,
                $9::boolean
            FROM unnest($2::text[]) AS a (account) ORDER BY account""";
    private static final String OPEN = """
            SELECT * FROM sync_runs WHERE account = $1 AND state IN ('requested', 'running')
            ORDER BY requested_at, run_id LIMIT 100""";
    private static final String STARTED = """
            UPDATE sync_runs SET state = 'running', started_at = $3::timestamptz
            WHERE run_id = ANY ($1::uuid[]) AND account = $2 AND state = 'requested'""";
    private static final String FINISHED = """
            INSERT INTO sync_runs AS r (run_id, account, resource, kind, state, requested_at, started_at, finished_at,
                pages, fetched, inserted, updated, unchanged, unreadable, error, progress)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
            ON CONFLICT (run_id, account) DO UPDATE SET state = excluded.state, started_at = excluded.started_at,
                finished_at = excluded.finished_at, pages = excluded.pages, fetched = excluded.fetched,
                inserted = excluded.inserted, updated = excluded.updated, unchanged = excluded.unchanged,
                unreadable = excluded.unreadable, error = excluded.error,
                progress = excluded.progress""";
    private static final String BACKFILLED = """
            SELECT resource, read_to FROM backfill_windows WHERE run_id = $1 AND account = $2""";
    private static final String PROGRESSED = """
            UPDATE sync_runs SET pages = pages + $3, fetched = fetched + $4, inserted = inserted + $5,
                updated = updated + $6, unchanged = unchanged + $7, unreadable = unreadable + $8, progress = $9
            WHERE run_id = $1 AND account = $2""";
    private static final String READ_TO = """
            INSERT INTO backfill_windows AS w (run_id, account, resource, read_to)
            SELECT $1::uuid, $2, resource, read_to FROM unnest($3::text[], $4::timestamptz[]) AS r (resource, read_to)
            ORDER BY resource
            ON CONFLICT (run_id, account, resource) DO UPDATE SET read_to = greatest(w.read_to, excluded.read_to)""";
    private static final String PRUNE = """
            WITH old_runs AS (
                DELETE FROM sync_runs WHERE finished_at < $1 RETURNING run_id, account),
            old_windows AS (
                DELETE FROM backfill_windows w USING old_runs r WHERE w.run_id = r.run_id AND w.account = r.account),
            old_quarantine AS (
                DELETE FROM quarantine WHERE resolved_at < $1)
            SELECT count(*) AS pruned FROM old_runs""";
    private static final String FIND = """
            SELECT * FROM sync_runs WHERE run_id = $1 AND account = ANY ($2::text[]) ORDER BY account""";
    private static final String NEWEST = """
            SELECT * FROM sync_runs WHERE account = ANY ($1::text[])
                AND ($2::timestamptz IS NULL OR (requested_at, run_id) < ($2::timestamptz, $3::uuid))
            ORDER BY requested_at DESC, run_id DESC LIMIT $4""";

    private final Pool pool;
    private final Outbox outbox;
    private final SyncConfig config;
    private final Clock clock;

    SqlRuns(Pool pool, Outbox outbox, SyncConfig config, Clock clock) {
        this.pool = pool;
        this.outbox = outbox;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public Uni<Void> request(UUID runId, Wish wish, List<AccountId> accounts, String requestedBy) {
        var span = wish.backfill();
        var values = Tuple.tuple()
                .addUUID(runId)
                .addArrayOfString(names(accounts))
                .addString(wish.resource())
                .addString(wish.kind())
                .addString(requestedBy)
                .addOffsetDateTime(time(clock.instant()))
                .addOffsetDateTime(span == null ? null : time(span.from()))
                .addOffsetDateTime(span == null ? null : time(span.to()))
                .addBoolean(span != null && span.dryRun());
        return bounded(pool.preparedQuery(REQUEST).execute(values).replaceWithVoid());
    }

    @Override
    public Uni<List<RunRow>> open(AccountId account) {
        return bounded(
                pool.preparedQuery(OPEN).execute(Tuple.of(account.value())).map(SqlRuns::rows));
    }

    @Override
    public Uni<Void> started(List<UUID> runIds, AccountId account) {
        if (runIds.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var values = Tuple.of(runIds.toArray(UUID[]::new), account.value(), time(clock.instant()));
        return bounded(pool.preparedQuery(STARTED).execute(values).replaceWithVoid());
    }

    @Override
    public Uni<Void> finished(RunRow run, List<ResourceOutcome> outcomes) {
        var events = outcomes.stream().map(outcome -> event(run, outcome)).toList();
        return bounded(pool.withTransaction(tx -> tx.preparedQuery(FINISHED)
                .execute(columns(run))
                .chain(() -> outbox.add(tx, events))
                .replaceWithVoid()));
    }

    @Override
    public Uni<Map<Resource, Instant>> backfilled(UUID runId, AccountId account) {
        return bounded(pool.preparedQuery(BACKFILLED)
                .execute(Tuple.of(runId, account.value()))
                .map(rows -> {
                    Map<Resource, Instant> readTo = new EnumMap<>(Resource.class);
                    rows.forEach(row -> Resource.ofWire(row.getString("resource"))
                            .ifPresent(resource -> readTo.put(
                                    resource, row.getOffsetDateTime("read_to").toInstant())));
                    return readTo;
                }));
    }

    @Override
    public Uni<Void> progressed(RunRow run, Backfilled more) {
        var counts = more.counts();
        var added = Tuple.tuple()
                .addUUID(run.runId())
                .addString(run.account().value())
                .addLong(counts.pages())
                .addLong(counts.fetched())
                .addLong(counts.inserted())
                .addLong(counts.updated())
                .addLong(counts.unchanged())
                .addLong(counts.unreadable())
                .addInteger(more.progress());
        var each = List.copyOf(more.readTo().entrySet());
        var readTo = Tuple.of(
                run.runId(),
                run.account().value(),
                each.stream().map(entry -> entry.getKey().wire()).toArray(String[]::new),
                each.stream().map(entry -> time(entry.getValue())).toArray(OffsetDateTime[]::new));
        return bounded(pool.withTransaction(tx -> tx.preparedQuery(PROGRESSED)
                .execute(added)
                .chain(() -> tx.preparedQuery(READ_TO).execute(readTo))
                .replaceWithVoid()));
    }

    @Override
    public Uni<Long> prune(Instant before) {
        return bounded(pool.preparedQuery(PRUNE)
                .execute(Tuple.of(time(before)))
                .map(rows -> rows.iterator().next().getLong("pruned")));
    }

    @Override
    public Uni<List<RunRow>> find(UUID runId, List<AccountId> accounts) {
        return bounded(pool.preparedQuery(FIND)
                .execute(Tuple.of(runId, names(accounts)))
                .map(SqlRuns::rows));
    }

    @Override
    public Uni<List<RunRow>> newest(
            List<AccountId> accounts, @Nullable Instant before, @Nullable UUID beforeId, int limit) {
        var values = Tuple.of(names(accounts), time(before), beforeId, limit);
        return bounded(pool.preparedQuery(NEWEST).execute(values).map(SqlRuns::rows));
    }

    private EventEnvelope event(RunRow run, ResourceOutcome outcome) {
        var resource = outcome.resource().wire();
        var counts = outcome.counts();
        var id = EventIds.derive(
                EventType.SYNC_RUN_FINISHED, run.account().value(), run.runId().toString(), resource);
        var data = new SyncRunFinished(
                run.runId(),
                resource,
                outcome.succeeded() ? "succeeded" : "failed",
                counts.fetched(),
                counts.inserted(),
                counts.updated(),
                counts.unchanged(),
                outcome.startedAt(),
                outcome.finishedAt(),
                outcome.error());
        return new EventEnvelope(id, outcome.finishedAt(), clock.instant(), run.account(), data);
    }

    private static Tuple columns(RunRow run) {
        var counts = run.counts();
        return Tuple.tuple()
                .addUUID(run.runId())
                .addString(run.account().value())
                .addString(run.resource())
                .addString(run.kind())
                .addString(run.state())
                .addOffsetDateTime(time(run.requestedAt()))
                .addOffsetDateTime(time(run.startedAt()))
                .addOffsetDateTime(time(run.finishedAt()))
                .addLong(counts.pages())
                .addLong(counts.fetched())
                .addLong(counts.inserted())
                .addLong(counts.updated())
                .addLong(counts.unchanged())
                .addLong(counts.unreadable())
                .addString(run.error())
                .addInteger(run.progress());
    }

    private static List<RunRow> rows(RowSet<Row> rows) {
        var runs = new ArrayList<RunRow>();
        rows.forEach(row -> runs.add(run(row)));
        return runs;
    }

    private static RunRow run(Row row) {
        return new RunRow(
                row.getUUID("run_id"),
                new AccountId(row.getString("account")),
                row.getString("resource"),
                row.getString("kind"),
                row.getString("state"),
                row.getOffsetDateTime("requested_at").toInstant(),
                instant(row, "started_at"),
                instant(row, "finished_at"),
                new Counts(
                        row.getLong("pages"),
                        row.getLong("fetched"),
                        row.getLong("inserted"),
                        row.getLong("updated"),
                        row.getLong("unreadable")),
                row.getString("error"),
                span(row),
                row.getInteger("progress"));
    }

    private static RunRow.@Nullable Span span(Row row) {
        var from = instant(row, "window_from");
        var to = instant(row, "window_to");
        return from == null || to == null ? null : new RunRow.Span(from, to, row.getBoolean("dry_run"));
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
