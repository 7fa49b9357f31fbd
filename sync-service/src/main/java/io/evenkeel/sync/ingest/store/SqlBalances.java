package io.evenkeel.sync.ingest.store;

import io.evenkeel.contracts.event.BalanceObserved;
import io.evenkeel.contracts.event.EventEnvelope;
import io.evenkeel.contracts.event.EventIds;
import io.evenkeel.contracts.event.EventType;
import io.evenkeel.contracts.id.Subaccount;
import io.evenkeel.kalshi.wire.Balance;
import io.evenkeel.kalshi.wire.Received;
import io.evenkeel.messaging.Outbox;
import io.evenkeel.sync.SyncConfig;
import io.evenkeel.sync.ingest.usecase.Balances;
import io.evenkeel.sync.ingest.usecase.Fence;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;

@ApplicationScoped
class SqlBalances implements Balances {
    private static final String ADD = """
            WITH latest AS (
                SELECT balance_dollars, portfolio_value_dollars, observed_at FROM balances
                WHERE account = $1 AND subaccount = $2::int ORDER BY observed_at DESC LIMIT 1)
            INSERT INTO balances (account, subaccount, observed_at, balance_dollars, portfolio_value_dollars, raw)
            SELECT $1, $2::int, $3::timestamptz, $4::numeric, $5::numeric, $6::text::jsonb
            WHERE NOT EXISTS (
                SELECT FROM latest WHERE balance_dollars = $4::numeric AND portfolio_value_dollars = $5::numeric
                    AND observed_at > $7::timestamptz)
            ON CONFLICT DO NOTHING""";

    private final FencedWrites writes;
    private final Outbox outbox;
    private final SyncConfig config;
    private final Clock clock;

    SqlBalances(FencedWrites writes, Outbox outbox, SyncConfig config, Clock clock) {
        this.writes = writes;
        this.outbox = outbox;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public Uni<Boolean> keep(Fence fence, Subaccount subaccount, Received<Balance> balance) {
        // As precise as the column, so that the id of the event is that of the row.
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var values = Tuple.tuple()
                .addString(fence.account().value())
                .addInteger(subaccount.number())
                .addOffsetDateTime(now.atOffset(ZoneOffset.UTC))
                .addBigDecimal(balance.value().balance().toBigDecimal())
                .addBigDecimal(balance.value().portfolioValue().toBigDecimal())
                .addString(balance.raw())
                .addOffsetDateTime(now.minus(config.balanceEvery()).atOffset(ZoneOffset.UTC));
        return writes.write(
                fence,
                tx -> tx.preparedQuery(ADD)
                        .execute(values)
                        .map(rows -> rows.rowCount() > 0)
                        .call(added -> added
                                ? tell(tx, fence, subaccount, observed(subaccount, balance.value(), now))
                                : none()));
    }

    private static BalanceObserved observed(Subaccount subaccount, Balance balance, Instant now) {
        return new BalanceObserved(subaccount, balance.balance(), balance.portfolioValue(), now);
    }

    private Uni<Integer> tell(SqlConnection tx, Fence fence, Subaccount subaccount, BalanceObserved data) {
        var at = data.observedTime();
        var id = EventIds.derive(
                EventType.BALANCE_OBSERVED, fence.account().value(), subaccount.toString(), at.toString());
        return outbox.add(tx, List.of(new EventEnvelope(id, at, at, fence.account(), data)));
    }

    private static Uni<Integer> none() {
        return Uni.createFrom().item(0);
    }
}
