package io.evenkeel.sync.ingest.store;

import io.evenkeel.contracts.id.AccountId;
import io.evenkeel.sync.ingest.Resource;
import io.evenkeel.sync.ingest.SyncState;
import io.evenkeel.sync.ingest.usecase.Batch;
import io.evenkeel.sync.ingest.usecase.Fence;
import io.evenkeel.sync.ingest.usecase.SyncStates;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class SqlSyncStates implements SyncStates {
    private static final String OF = "SELECT * FROM sync_states WHERE account = $1";
    private static final String ADVANCE = """
            INSERT INTO sync_states AS s (account, resource, watermark, kept_rows) VALUES ($1, $2, $3, $4)
            ON CONFLICT (account, resource) DO UPDATE SET
                watermark = greatest(s.watermark, excluded.watermark),
                kept_rows = s.kept_rows + excluded.kept_rows""";
    private static final String SUCCEEDED = """
            INSERT INTO sync_states AS s (account, resource, last_synced_at, last_full_at)
            VALUES ($1, $2, $3::timestamptz, CASE WHEN $4::boolean THEN $3::timestamptz END)
            ON CONFLICT (account, resource) DO UPDATE SET
                last_synced_at = excluded.last_synced_at,
                last_full_at = coalesce(excluded.last_full_at, s.last_full_at), last_error = NULL""";
    private static final String FAILED = """
            INSERT INTO sync_states (account, resource, last_error) VALUES ($1, $2, $3)
            ON CONFLICT (account, resource) DO UPDATE SET last_error = excluded.last_error""";

    private final FencedWrites writes;
    private final Clock clock;

    SqlSyncStates(FencedWrites writes, Clock clock) {
        this.writes = writes;
        this.clock = clock;
    }

    /** Part of the transaction that writes the batch: the watermark never runs ahead of what is kept. */
    static Uni<Void> advance(SqlConnection tx, Fence fence, Batch batch, long inserted) {
        var watermark = batch.watermark();
        return tx.preparedQuery(ADVANCE)
                .execute(Tuple.of(
                        fence.account().value(),
                        batch.resource().wire(),
                        watermark == null ? null : watermark.atOffset(ZoneOffset.UTC),
                        inserted))
                .replaceWithVoid();
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
    public Uni<Void> succeeded(Fence fence, Resource resource, boolean full) {
        var values = Tuple.of(
                fence.account().value(), resource.wire(), clock.instant().atOffset(ZoneOffset.UTC), full);
        return writes.write(
                fence, tx -> tx.preparedQuery(SUCCEEDED).execute(values).replaceWithVoid());
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
                row.getString("last_error"));
    }

    private static @Nullable Instant instant(Row row, String column) {
        var time = row.getOffsetDateTime(column);
        return time == null ? null : time.toInstant();
    }
}
