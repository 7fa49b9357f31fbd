package io.evenkeel.sync.ingest.store;

import io.evenkeel.contracts.id.AccountId;
import io.evenkeel.kalshi.wire.Unreadable;
import io.evenkeel.sync.ingest.Resource;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;

/** Keeps what could not be understood, once per text, with how often it came. */
@ApplicationScoped
class Quarantine {
    private static final String ADD = """
            INSERT INTO quarantine AS q (account, resource, raw_hash, raw, reason, first_seen_at, last_seen_at)
            SELECT $1, $2, raw_hash, raw, reason, $6::timestamptz, $6::timestamptz
            FROM unnest($3::text[], $4::bytea[], $5::text[]) AS u (raw_hash, raw, reason)
            ORDER BY raw_hash
            ON CONFLICT (account, resource, raw_hash) DO UPDATE SET
                reason = excluded.reason, seen = q.seen + 1, last_seen_at = excluded.last_seen_at""";

    private final Clock clock;

    Quarantine(Clock clock) {
        this.clock = clock;
    }

    Uni<Void> add(SqlConnection tx, AccountId account, Resource resource, List<Unreadable> unreadable) {
        if (unreadable.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var byHash = new LinkedHashMap<String, Unreadable>();
        unreadable.forEach(one -> byHash.put(hash(one.raw()), one));
        var values = Tuple.tuple()
                .addString(account.value())
                .addString(resource.wire())
                .addArrayOfString(byHash.keySet().toArray(String[]::new))
                .addValue(byHash.values().stream()
                        .map(one -> Buffer.buffer(one.raw().getBytes(StandardCharsets.UTF_8)))
                        .toArray(Buffer[]::new))
                .addArrayOfString(
                        byHash.values().stream().map(Unreadable::reason).toArray(String[]::new))
                .addOffsetDateTime(clock.instant().atOffset(ZoneOffset.UTC));
        return tx.preparedQuery(ADD).execute(values).replaceWithVoid();
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
