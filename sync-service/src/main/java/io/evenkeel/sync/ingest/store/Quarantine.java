package io.evenkeel.sync.ingest.store;

import io.evenkeel.contracts.id.AccountId;
import io.evenkeel.contracts.id.Subaccount;
import io.evenkeel.sync.ingest.Resource;
import io.evenkeel.sync.ingest.usecase.Apart;
import io.evenkeel.sync.ingest.usecase.Fence;
import io.evenkeel.sync.ingest.usecase.QuarantinedRecords;
import io.evenkeel.sync.ingest.usecase.StoredText;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Keeps what was set apart, once per text, with how often it came. */
@ApplicationScoped
class Quarantine implements QuarantinedRecords {
    private static final String ADD = """
            INSERT INTO quarantine AS q (account, resource, raw_hash, raw, reason, kind, source, subaccount, record_id,
                first_seen_at, last_seen_at)
            SELECT $1, $2, raw_hash, raw, reason, kind, source, subaccount, record_id,
                $10::timestamptz, $10::timestamptz
            FROM unnest($3::text[], $4::bytea[], $5::text[], $6::text[], $7::text[], $8::int[], $9::text[])
                AS u (raw_hash, raw, reason, kind, source, subaccount, record_id)
            ORDER BY raw_hash
            ON CONFLICT (account, resource, raw_hash) DO UPDATE SET
                reason = excluded.reason, kind = excluded.kind, source = excluded.source,
                subaccount = excluded.subaccount, record_id = excluded.record_id, resolved_at = NULL,
                seen = q.seen + 1, last_seen_at = excluded.last_seen_at""";
    /** Older texts of what has just come in another one, which would add a row at every look at a market that moves. */
    private static final String OVERTAKEN = """
            UPDATE quarantine q SET resolved_at = $4::timestamptz
            FROM unnest($5::text[], $6::text[], $7::text[]) AS u (kind, source, record_id)
            WHERE q.account = $1 AND q.resource = $2 AND q.kind = u.kind AND q.source = u.source
                AND q.record_id = u.record_id AND q.raw_hash <> ALL ($3::text[]) AND q.resolved_at IS NULL""";

    private static final String OPEN = """
            SELECT * FROM quarantine
            WHERE account = $1 AND resolved_at IS NULL
                AND ($2::text IS NULL OR (resource, raw_hash) > ($2::text, $3::text))
            ORDER BY resource, raw_hash LIMIT $4""";
    private static final String SETTLE = """
            UPDATE quarantine q SET resolved_at = $5::timestamptz
            FROM unnest($2::text[], $3::text[], $4::text[], $6::timestamptz[])
                AS u (resource, raw_hash, kind, last_seen_at)
            WHERE q.account = $1 AND q.resource = u.resource AND q.raw_hash = u.raw_hash AND q.kind = u.kind
                AND q.last_seen_at = u.last_seen_at AND q.resolved_at IS NULL""";
    /** What was not seen in a whole reading any more while its id was there, or had been before. */
    private static final String REPLACED = """
            UPDATE quarantine q SET resolved_at = $4::timestamptz FROM {table} t
            WHERE q.account = $1 AND q.resource = $2 AND q.kind = 'unreadable' AND q.resolved_at IS NULL
                AND q.last_seen_at < $4::timestamptz AND t.account = $3 AND t.record_id = q.record_id""";

    private final FencedWrites writes;
    private final Clock clock;

    Quarantine(FencedWrites writes, Clock clock) {
        this.writes = writes;
        this.clock = clock;
    }

    /** Part of the transaction that writes the batch: a record is in a table or here, never in neither. */
    static Uni<Void> add(SqlConnection tx, AccountId account, Resource resource, List<Apart> apart, Instant at) {
        if (apart.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var byHash = new LinkedHashMap<String, Apart>();
        apart.forEach(one -> byHash.put(hash(one.raw()), one));
        var each = List.copyOf(byHash.values());
        var values = Tuple.tuple()
                .addString(account.value())
                .addString(resource.wire())
                .addArrayOfString(byHash.keySet().toArray(String[]::new))
                .addValue(each.stream()
                        .map(one -> Buffer.buffer(one.raw().getBytes(StandardCharsets.UTF_8)))
                        .toArray(Buffer[]::new))
                .addArrayOfString(column(each, Apart::reason))
                .addArrayOfString(column(each, one -> one.kind().wire()))
                .addArrayOfString(column(each, Apart::source))
                .addArrayOfInteger(
                        each.stream().map(one -> one.subaccount().number()).toArray(Integer[]::new))
                .addArrayOfString(column(each, Apart::recordId))
                .addOffsetDateTime(at.atOffset(ZoneOffset.UTC));
        var added = tx.preparedQuery(ADD).execute(values).replaceWithVoid();
        return resource.isOfNow() ? added.chain(() -> overtaken(tx, account, resource, byHash, at)) : added;
    }

    private static Uni<Void> overtaken(
            SqlConnection tx, AccountId account, Resource resource, Map<String, Apart> byHash, Instant at) {
        var each = List.copyOf(byHash.values());
        var values = Tuple.of(
                account.value(),
                resource.wire(),
                byHash.keySet().toArray(String[]::new),
                at.atOffset(ZoneOffset.UTC),
                column(each, one -> one.kind().wire()),
                column(each, Apart::source));
        return tx.preparedQuery(OVERTAKEN)
                .execute(values.addArrayOfString(column(each, Apart::recordId)))
                .replaceWithVoid();
    }

    /** Part of the transaction that marks a resource as read whole. */
    static Uni<Void> replaced(SqlConnection tx, AccountId account, Resource resource, Instant startedAt) {
        var table = RecordTable.of(resource);
        var values =
                Tuple.of(account.value(), resource.wire(), table.owner(account), startedAt.atOffset(ZoneOffset.UTC));
        return tx.preparedQuery(table.fill(REPLACED)).execute(values).replaceWithVoid();
    }

    @Override
    public Uni<List<Held>> open(AccountId account, @Nullable Held after, int limit) {
        var values = Tuple.of(
                account.value(),
                after == null ? null : after.text().resource().wire(),
                after == null ? null : after.hash(),
                limit);
        return writes.read(pool -> pool.preparedQuery(OPEN).execute(values).map(rows -> {
            List<Held> held = new ArrayList<>();
            rows.forEach(row -> held(account, row).ifPresent(held::add));
            return held;
        }));
    }

    @Override
    public Uni<Void> settle(Fence fence, List<Held> held) {
        if (held.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var values = Tuple.of(
                fence.account().value(),
                column(held, one -> one.text().resource().wire()),
                column(held, Held::hash),
                column(held, one -> one.kind().wire()),
                clock.instant().atOffset(ZoneOffset.UTC),
                held.stream()
                        .map(one -> one.text().at().atOffset(ZoneOffset.UTC))
                        .toArray(OffsetDateTime[]::new));
        return writes.write(
                fence, tx -> tx.preparedQuery(SETTLE).execute(values).replaceWithVoid());
    }

    private static Optional<Held> held(AccountId account, Row row) {
        return Resource.ofWire(row.getString("resource"))
                .map(resource -> new Held(
                        Apart.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                        row.getString("raw_hash"),
                        row.getString("record_id"),
                        new StoredText(
                                resource,
                                row.getString("source"),
                                account,
                                new Subaccount(row.getInteger("subaccount")),
                                new String(row.getBuffer("raw").getBytes(), StandardCharsets.UTF_8),
                                row.getOffsetDateTime("last_seen_at").toInstant())));
    }

    private static <T> @Nullable String[] column(List<T> rows, Function<T, @Nullable String> value) {
        var column = new @Nullable String[rows.size()];
        for (var i = 0; i < column.length; i++) {
            column[i] = value.apply(rows.get(i));
        }
        return column;
    }

    private static String hash(String raw) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(raw.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
