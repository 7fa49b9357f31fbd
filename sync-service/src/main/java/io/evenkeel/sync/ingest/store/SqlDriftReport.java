package io.evenkeel.sync.ingest.store;

import io.evenkeel.sync.ingest.DriftSeen;
import io.evenkeel.sync.ingest.usecase.DriftReport;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

@ApplicationScoped
class SqlDriftReport implements DriftReport {
    private static final String ADD = """
            INSERT INTO drift AS d (object, field, seen, first_seen_at, last_seen_at)
            SELECT object, field, seen, $4::timestamptz, $4::timestamptz
            FROM unnest($1::text[], $2::text[], $3::bigint[]) AS s (object, field, seen) ORDER BY object, field
            ON CONFLICT (object, field) DO UPDATE SET seen = d.seen + excluded.seen,
                last_seen_at = excluded.last_seen_at""";
    private static final String ALL = "SELECT * FROM drift ORDER BY object, field LIMIT 10000";

    private final FencedWrites writes;
    private final Clock clock;

    SqlDriftReport(FencedWrites writes, Clock clock) {
        this.writes = writes;
        this.clock = clock;
    }

    @Override
    public Uni<Void> add(List<DriftSeen> seen) {
        var values = Tuple.of(
                seen.stream().map(DriftSeen::object).toArray(String[]::new),
                seen.stream().map(DriftSeen::field).toArray(String[]::new),
                seen.stream().map(DriftSeen::seen).toArray(Long[]::new),
                clock.instant().atOffset(ZoneOffset.UTC));
        return writes.read(pool -> pool.preparedQuery(ADD).execute(values).replaceWithVoid());
    }

    @Override
    public Uni<List<DriftSeen>> all() {
        return writes.read(pool -> pool.query(ALL).execute().map(rows -> {
            List<DriftSeen> all = new ArrayList<>();
            rows.forEach(row -> all.add(new DriftSeen(
                    row.getString("object"),
                    row.getString("field"),
                    row.getLong("seen"),
                    row.getOffsetDateTime("first_seen_at").toInstant(),
                    row.getOffsetDateTime("last_seen_at").toInstant())));
            return all;
        }));
    }
}
