package io.evenkeel.pnl.ledger.store;

import io.evenkeel.contracts.id.AccountId;
import io.evenkeel.contracts.id.MarketTicker;
import io.evenkeel.pnl.ledger.Rebuild;
import io.evenkeel.pnl.ledger.usecase.Rebuilds;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Rebuilds as they are asked for and shown; one statement each. */
@ApplicationScoped
class SqlRebuilds implements Rebuilds {
    private static final String ASK = """
            INSERT INTO rebuilds (account, ticker, requested_by)
            SELECT $1::text, $2::text, $3::text
            WHERE (SELECT count(*) FROM rebuilds WHERE state IN ('waiting', 'running')) < $4::int
            RETURNING rebuild_id""";
    private static final String ONE =
            "SELECT " + RebuildStatements.COLUMNS + " FROM rebuilds WHERE rebuild_id = $1::uuid";

    /** Newest first, so before the position. */
    private static final String LIST = "SELECT " + RebuildStatements.COLUMNS + """
             FROM rebuilds
            WHERE $1::uuid IS NULL OR (requested_at, rebuild_id) < (
                SELECT requested_at, rebuild_id FROM rebuilds WHERE rebuild_id = $1)
            ORDER BY requested_at DESC, rebuild_id DESC LIMIT $2::int""";

    private static final String FAILED = """
            UPDATE rebuilds SET failures = failures + 1, error = $1,
                state = CASE WHEN failures + 1 >= $2::int THEN 'failed' ELSE 'running' END,
                finished_at = CASE WHEN failures + 1 >= $2::int THEN clock_timestamp() END
            WHERE rebuild_id = (
                SELECT rebuild_id FROM rebuilds WHERE state IN ('waiting', 'running')
                ORDER BY requested_at, rebuild_id LIMIT 1 FOR UPDATE SKIP LOCKED)""";

    private final Pool pool;

    SqlRebuilds(Pool pool) {
        this.pool = pool;
    }

    @Override
    public Uni<Optional<UUID>> ask(
            @Nullable AccountId account, @Nullable MarketTicker ticker, String requestedBy, int openMax) {
        var parameters =
                Tuple.of(RebuildStatements.text(account), RebuildStatements.text(ticker), requestedBy, openMax);
        return pool.preparedQuery(ASK).execute(parameters).map(rows -> {
            var row = rows.iterator();
            return row.hasNext() ? Optional.of(row.next().getUUID("rebuild_id")) : Optional.empty();
        });
    }

    @Override
    public Uni<Optional<Rebuild>> find(UUID id) {
        return pool.preparedQuery(ONE)
                .execute(Tuple.of(id))
                .map(rows -> list(rows).stream().findFirst());
    }

    @Override
    public Uni<List<Rebuild>> newest(@Nullable UUID after, int limit) {
        return pool.preparedQuery(LIST)
                .execute(Tuple.tuple().addValue(after).addInteger(limit))
                .map(SqlRebuilds::list);
    }

    @Override
    public Uni<Void> stepFailed(String reason, int failuresMax) {
        return pool.preparedQuery(FAILED).execute(Tuple.of(reason, failuresMax)).replaceWithVoid();
    }

    private static List<Rebuild> list(RowSet<Row> rows) {
        var rebuilds = new ArrayList<Rebuild>();
        rows.forEach(row -> rebuilds.add(RebuildStatements.rebuild(row)));
        return rebuilds;
    }
}
