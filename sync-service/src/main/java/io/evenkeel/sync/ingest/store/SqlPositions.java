package io.evenkeel.sync.ingest.store;

import io.evenkeel.contracts.event.EventEnvelope;
import io.evenkeel.contracts.event.EventIds;
import io.evenkeel.contracts.event.EventType;
import io.evenkeel.contracts.event.PositionObserved;
import io.evenkeel.contracts.id.AccountId;
import io.evenkeel.contracts.id.MarketTicker;
import io.evenkeel.contracts.id.Subaccount;
import io.evenkeel.contracts.money.Money;
import io.evenkeel.contracts.money.Quantity;
import io.evenkeel.messaging.Outbox;
import io.evenkeel.sync.SyncConfig;
import io.evenkeel.sync.ingest.usecase.Fence;
import io.evenkeel.sync.ingest.usecase.Positions;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

@ApplicationScoped
class SqlPositions implements Positions {
    private static final String SEEN = """
            UPDATE positions SET last_seen_at = $4::timestamptz, missing_since = NULL,
                closed_at = CASE WHEN (raw ->> 'position_fp')::numeric = 0 THEN coalesce(closed_at, $4::timestamptz) END
            WHERE account = $1 AND subaccount = $2::int AND ticker = ANY ($3::text[])""";
    private static final String CLOSE = """
            WITH gone AS (
                SELECT p.account, p.record_id, p.revision, p.raw,
                    EXISTS (SELECT FROM markets m WHERE m.account = '' AND m.record_id = p.ticker
                        AND m.raw ->> 'status' IN ('initialized', 'inactive', 'active')) AS is_traded
                FROM positions p JOIN market_reads r USING (ticker)
                WHERE p.account = $1 AND p.subaccount = $2::int AND NOT (p.ticker = ANY ($3::text[]))
                    AND p.closed_at IS NULL AND p.missing_since <= $5::timestamptz
                    AND (p.missing_since < r.read_at OR r.is_final)),
            kept AS (
                INSERT INTO replaced_records (resource, account, record_id, revision, raw, replaced_at)
                SELECT 'positions', account, record_id, revision, raw, $4::timestamptz FROM gone
                ON CONFLICT DO NOTHING)
            UPDATE positions p SET closed_at = $4::timestamptz, missing_since = NULL, last_seen_at = $4::timestamptz,
                synced_at = $4::timestamptz,
                revision = p.revision + 1, content_hash = 'closed', closing_told = gone.is_traded,
                raw = p.raw || '{"position_fp": "0.00", "market_exposure_dollars": "0.000000"}'
            FROM gone WHERE p.account = gone.account AND p.record_id = gone.record_id
            RETURNING p.ticker, p.revision, p.raw ->> 'realized_pnl_dollars' AS realized,
                p.raw ->> 'fees_paid_dollars' AS fees, p.closing_told""";
    private static final String MISS = """
            UPDATE positions SET missing_since = $4::timestamptz
            WHERE account = $1 AND subaccount = $2::int AND NOT (ticker = ANY ($3::text[]))
                AND closed_at IS NULL AND missing_since IS NULL""";

    private final FencedWrites writes;
    private final Outbox outbox;
    private final Duration pause;
    private final Clock clock;

    SqlPositions(FencedWrites writes, Outbox outbox, SyncConfig config, Clock clock) {
        this.writes = writes;
        this.outbox = outbox;
        this.pause = config.emptyListPause();
        this.clock = clock;
    }

    @Override
    public Uni<Long> listed(Fence fence, Subaccount subaccount, List<MarketTicker> tickers, boolean complete) {
        var at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var listed = tickers.stream().map(MarketTicker::value).toArray(String[]::new);
        var seen = new Seen(fence.account(), subaccount, at);
        return writes.write(
                fence,
                tx -> tx.preparedQuery(SEEN)
                        .execute(seen.with(listed))
                        .chain(() -> complete
                                ? absent(tx, seen, listed)
                                : Uni.createFrom().item(0L)));
    }

    private Uni<Long> absent(SqlConnection tx, Seen seen, String[] listed) {
        return close(tx, seen, listed).call(() -> tx.preparedQuery(MISS).execute(seen.with(listed)));
    }

    private Uni<Long> close(SqlConnection tx, Seen seen, String[] listed) {
        var latest = seen.at().minus(pause).atOffset(ZoneOffset.UTC);
        var values = seen.with(listed).addOffsetDateTime(latest);
        return tx.preparedQuery(CLOSE).execute(values).chain(rows -> {
            var events = new ArrayList<EventEnvelope>();
            rows.forEach(row -> {
                if (row.getBoolean("closing_told")) {
                    events.add(closed(seen, row));
                }
            });
            return outbox.add(tx, events).replaceWith((long) rows.rowCount());
        });
    }

    private static EventEnvelope closed(Seen seen, Row row) {
        var ticker = new MarketTicker(row.getString("ticker"));
        var revision = row.getInteger("revision");
        var id = EventIds.derive(
                EventType.POSITION_OBSERVED,
                seen.account().value(),
                seen.subaccount().toString(),
                ticker.value(),
                Integer.toString(revision));
        var data = new PositionObserved(
                ticker,
                seen.subaccount(),
                Quantity.ZERO,
                Money.ZERO,
                Money.parse(row.getString("realized")),
                Money.parse(row.getString("fees")),
                seen.at(),
                revision);
        return new EventEnvelope(id, seen.at(), seen.at(), seen.account(), data);
    }

    /** Who listed what when. */
    private record Seen(AccountId account, Subaccount subaccount, Instant at) {
        /** What every statement takes, with the tickers that were listed. */
        Tuple with(String[] listed) {
            return Tuple.of(account.value(), subaccount.number(), listed, at.atOffset(ZoneOffset.UTC));
        }
    }
}
