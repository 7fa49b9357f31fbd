package io.evenkeel.sync.ingest.store;

import io.evenkeel.contracts.id.AccountId;
import io.evenkeel.sync.ingest.Extent;
import io.evenkeel.sync.ingest.Resource;
import io.evenkeel.sync.ingest.SyncState;
import io.evenkeel.sync.ingest.usecase.Batch;
import io.evenkeel.sync.ingest.usecase.Fence;
import io.evenkeel.sync.ingest.usecase.Pass;
import io.evenkeel.sync.ingest.usecase.Progress;
import io.evenkeel.sync.ingest.usecase.SyncStates;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class SqlSyncStates implements SyncStates {
    private static final String OF = """
            SELECT s.*, (SELECT count(*) FROM quarantine q
                WHERE q.account = s.account AND q.resource = s.resource AND q.resolved_at IS NULL) AS set_apart
            FROM sync_states s WHERE account = $1""";
    private static final String ROWS = "SELECT coalesce(sum(kept_rows), 0)::bigint AS kept FROM sync_states";
    private static final String ADVANCE = """
            INSERT INTO sync_states AS s (account, resource, watermark, kept_rows, full_read_to)
            VALUES ($1, $2, $3, $4, $5)
            ON CONFLICT (account, resource) DO UPDATE SET
                watermark = greatest(s.watermark, excluded.watermark),
                kept_rows = s.kept_rows + excluded.kept_rows,
                full_read_to = coalesce(excluded.full_read_to, s.full_read_to)""";
    private static final String BACKFILLED = """
            INSERT INTO backfill_windows (run_id, account, resource, read_to) VALUES ($1, $2, $3, $4)
            ON CONFLICT (run_id, account, resource) DO UPDATE SET read_to = excluded.read_to""";
    private static final String SUCCEEDED = """
            INSERT INTO sync_states AS s (account, resource, last_synced_at, last_full_at)
            VALUES ($1, $2, $3::timestamptz, CASE WHEN $4::boolean THEN $3::timestamptz END)
            ON CONFLICT (account, resource) DO UPDATE SET
                last_synced_at = excluded.last_synced_at,
                last_full_at = coalesce(excluded.last_full_at, s.last_full_at),
                full_read_to = CASE WHEN $4::boolean THEN NULL ELSE s.full_read_to END, last_error = NULL""";
    private static final String FAILED = """
            INSERT INTO sync_states (account, resource, last_error) VALUES ($1, $2, $3)
            ON CONFLICT (account, resource) DO UPDATE SET last_error = excluded.last_error""";

    private final FencedWrites writes;
    private final Clock clock;

    SqlSyncStates(FencedWrites writes, Clock clock) {
        this.writes = writes;
        this.clock = clock;
    }

    /** Part of the transaction that writes the batch: watermark and progress never run ahead of what is kept. */
    static Uni<Void> advance(SqlConnection tx, Fence fence, Batch batch, long inserted) {
        var progress = batch.progress();
        var runId = progress == null ? null : progress.runId();
        var fullReadTo = progress == null || runId != null ? null : progress.readTo();
        return tx.preparedQuery(ADVANCE)
                .execute(Tuple.of(
                        fence.account().value(),
                        batch.resource().wire(),
                        time(batch.watermark()),
                        inserted,
                        time(fullReadTo)))
                .chain(() -> runId == null || progress == null
                        ? Uni.createFrom().voidItem()
                        : backfilled(tx, fence, batch.resource(), progress));
    }

    private static Uni<Void> backfilled(SqlConnection tx, Fence fence, Resource resource, Progress progress) {
        var values = Tuple.of(progress.runId(), fence.account().value(), resource.wire(), time(progress.readTo()));
        return tx.preparedQuery(BACKFILLED).execute(values).replaceWithVoid();
    }

    @Override
    public Uni<Map<Resource, SyncState>> of(AccountId account) {
        return writes.read(pool -> pool.preparedQuery(OF)
                .execute(Tuple.of(account.value()))
                .map(rows -> {
                    Map<Resource, SyncState> states = new EnumMap<>(Resource.class);
                    rows.forEach(row -> Resource.ofWire(row.getString("resource"))
                            .ifPresent(resource -> states.put(resource, state(resource, row))));
                    return states;
                }));
    }

    @Override
    public Uni<Long> rows() {
        return writes.read(pool ->
                pool.query(ROWS).execute().map(rows -> rows.iterator().next().getLong("kept")));
    }

    @Override
    public Uni<Void> succeeded(Pass pass, Resource resource, Extent extent) {
        var account = pass.account();
        var values = Tuple.of(account.value(), resource.wire(), time(clock.instant()), extent != Extent.PART);
        return writes.write(
                pass.fence(),
                tx -> tx.preparedQuery(SUCCEEDED)
                        .execute(values)
                        .chain(() -> extent == Extent.WHOLE && resource != Resource.BALANCE
                                ? Quarantine.replaced(tx, account, resource, pass.startedAt())
                                : Uni.createFrom().voidItem()));
    }

    @Override
    public Uni<Void> failed(Fence fence, Resource resource, String error) {
        var values = Tuple.of(fence.account().value(), resource.wire(), error);
        return writes.write(
                fence, tx -> tx.preparedQuery(FAILED).execute(values).replaceWithVoid());
    }

    private static SyncState state(Resource resource, Row row) {
        return new SyncState(
                resource,
                instant(row, "watermark"),
                row.getLong("kept_rows"),
                instant(row, "last_synced_at"),
                instant(row, "last_full_at"),
                instant(row, "full_read_to"),
                row.getLong("set_apart"),
                row.getString("last_error"));
    }

    private static @Nullable OffsetDateTime time(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable Instant instant(Row row, String column) {
        var time = row.getOffsetDateTime(column);
        return time == null ? null : time.toInstant();
    }
}
