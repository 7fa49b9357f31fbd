package io.evenkeel.sync.ingest.store;

import io.evenkeel.contracts.event.EventEnvelope;
import io.evenkeel.contracts.id.AccountId;
import io.evenkeel.contracts.id.Subaccount;
import io.evenkeel.messaging.Outbox;
import io.evenkeel.sync.ingest.Resource;
import io.evenkeel.sync.ingest.usecase.Batch;
import io.evenkeel.sync.ingest.usecase.Fence;
import io.evenkeel.sync.ingest.usecase.Kept;
import io.evenkeel.sync.ingest.usecase.Lists;
import io.evenkeel.sync.ingest.usecase.Records;
import io.evenkeel.sync.ingest.usecase.StoredText;
import io.evenkeel.sync.ingest.usecase.Unstorable;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class SqlRecords implements Records {
    private static final String TICKERS = """
            INSERT INTO account_tickers (account, ticker)
            SELECT DISTINCT $1, ticker FROM unnest($2::text[]) AS t (ticker) ORDER BY 2
            ON CONFLICT DO NOTHING""";
    private static final String SUBACCOUNTS = """
            INSERT INTO account_subaccounts (account, subaccount)
            SELECT $1, n FROM unnest($2::int[]) AS s (n) ORDER BY n
            ON CONFLICT DO NOTHING""";
    private static final Set<Resource> NAMING = Set.of(Resource.FILLS, Resource.POSITIONS);
    /** A corrected payout may come with a corrected market. */
    private static final String LOOK_AGAIN = """
            UPDATE market_reads SET is_final = false WHERE ticker = ANY ($1::text[]) AND is_final""";

    /** The class of SQLSTATEs that say that a value does not fit. */
    private static final String DATA_EXCEPTION = "22";

    private final FencedWrites writes;
    private final Outbox outbox;
    private final Clock clock;

    SqlRecords(FencedWrites writes, Outbox outbox, Clock clock) {
        this.writes = writes;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Override
    public Uni<Map<String, String>> contentHashes(AccountId account, Resource resource, List<String> ids) {
        var table = RecordTable.of(resource);
        return writes.read(pool -> pool.preparedQuery(table.hashes())
                .execute(Tuple.of(table.owner(account), ids.toArray(String[]::new)))
                .map(rows -> {
                    Map<String, String> hashes = HashMap.newHashMap(rows.size());
                    rows.forEach(row -> hashes.put(row.getString("record_id"), row.getString("content_hash")));
                    return hashes;
                }));
    }

    @Override
    public Uni<Map<String, StoredText>> texts(AccountId account, Resource resource, List<String> ids) {
        var table = RecordTable.of(resource);
        return writes.read(pool -> pool.preparedQuery(table.texts())
                .execute(Tuple.of(table.owner(account), ids.toArray(String[]::new)))
                .map(rows -> {
                    Map<String, StoredText> texts = HashMap.newHashMap(rows.size());
                    rows.forEach(row -> {
                        var id = row.getString("record_id");
                        texts.put(
                                id,
                                new StoredText(
                                        resource,
                                        Lists.of(resource, id),
                                        account,
                                        new Subaccount(row.getInteger("subaccount")),
                                        row.getString("raw"),
                                        row.getOffsetDateTime("synced_at").toInstant()));
                    });
                    return texts;
                }));
    }

    @Override
    public Uni<Written> write(Fence fence, Batch batch) {
        // As precise as the columns, so that an event told again later says the same.
        var at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return writes.write(
                        fence,
                        tx -> records(tx, fence, batch, at)
                                .call(() -> tickers(tx, fence, batch))
                                .call(() -> subaccounts(tx, fence, batch))
                                .call(() -> Quarantine.add(tx, fence.account(), batch.resource(), batch.apart(), at))
                                .call(written -> SqlSyncStates.advance(tx, fence, batch, written.inserted())))
                .onFailure(PgException.class)
                .transform(SqlRecords::told);
    }

    private static Throwable told(Throwable failure) {
        return failure instanceof PgException postgres
                        && String.valueOf(postgres.getSqlState()).startsWith(DATA_EXCEPTION)
                ? new Unstorable(postgres.getErrorMessage() + " (" + postgres.getSqlState() + ")")
                : failure;
    }

    private Uni<Written> records(SqlConnection tx, Fence fence, Batch batch, Instant at) {
        if (batch.records().isEmpty()) {
            return Uni.createFrom().item(new Written(0, 0, 0));
        }
        return tx.preparedQuery(RecordTable.of(batch.resource()).write())
                .execute(columns(fence, batch, at))
                .chain(rows -> {
                    Map<String, Integer> revisions = HashMap.newHashMap(rows.size());
                    rows.forEach(row -> revisions.put(row.getString("record_id"), row.getInteger("revision")));
                    var inserted = revisions.values().stream()
                            .filter(revision -> revision == 1)
                            .count();
                    return outbox.add(tx, events(batch.records(), revisions, at))
                            .replaceWith(new Written(inserted, revisions.size() - inserted, 0));
                });
    }

    /** In the order of the batch, which is that of the exchange's time. */
    private static List<EventEnvelope> events(List<Kept> records, Map<String, Integer> revisions, Instant at) {
        var events = new ArrayList<EventEnvelope>();
        for (var kept : records) {
            var revision = revisions.get(kept.id());
            var telling = kept.telling();
            if (revision != null && telling != null) {
                events.add(telling.of(revision, at));
            }
        }
        return events;
    }

    /** Only fills and positions name sub-accounts that nothing else tells of. */
    private static Uni<Void> subaccounts(SqlConnection tx, Fence fence, Batch batch) {
        var numbers = batch.records().stream()
                .map(kept -> kept.subaccount().number())
                .distinct()
                .toArray(Integer[]::new);
        return numbers.length == 0 || !NAMING.contains(batch.resource())
                ? Uni.createFrom().voidItem()
                : tx.preparedQuery(SUBACCOUNTS)
                        .execute(Tuple.of(fence.account().value(), numbers))
                        .replaceWithVoid();
    }

    private Uni<Void> tickers(SqlConnection tx, Fence fence, Batch batch) {
        var tickers = batch.records().stream()
                .map(Kept::ticker)
                .filter(Objects::nonNull)
                .map(Object::toString)
                .distinct()
                .toArray(String[]::new);
        if (tickers.length == 0 || batch.resource() == Resource.MARKETS) {
            return Uni.createFrom().voidItem();
        }
        var added = tx.preparedQuery(TICKERS)
                .execute(Tuple.of(fence.account().value(), tickers))
                .replaceWithVoid();
        if (batch.resource() != Resource.SETTLEMENTS) {
            return added;
        }
        return added.chain(
                () -> tx.preparedQuery(LOOK_AGAIN).execute(Tuple.of(tickers)).replaceWithVoid());
    }

    private static Tuple columns(Fence fence, Batch batch, Instant at) {
        var size = batch.records().size();
        var ids = new String[size];
        var subaccounts = new Integer[size];
        var tickers = new @Nullable String[size];
        var times = new OffsetDateTime[size];
        var hashes = new String[size];
        var raws = new String[size];
        for (var i = 0; i < size; i++) {
            var kept = batch.records().get(i);
            ids[i] = kept.id();
            subaccounts[i] = kept.subaccount().number();
            var ticker = kept.ticker();
            tickers[i] = ticker == null ? null : ticker.value();
            times[i] = kept.occurredAt().atOffset(ZoneOffset.UTC);
            hashes[i] = kept.contentHash();
            raws[i] = kept.raw();
        }
        return Tuple.tuple()
                .addString(RecordTable.of(batch.resource()).owner(fence.account()))
                .addArrayOfString(ids)
                .addArrayOfInteger(subaccounts)
                .addArrayOfString(tickers)
                .addArrayOfOffsetDateTime(times)
                .addArrayOfString(hashes)
                .addArrayOfString(raws)
                .addOffsetDateTime(at.atOffset(ZoneOffset.UTC))
                .addString(batch.resource().wire());
    }
}
