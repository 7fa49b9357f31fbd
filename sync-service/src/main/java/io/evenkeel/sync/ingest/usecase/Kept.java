package io.evenkeel.sync.ingest.usecase;

import io.evenkeel.contracts.event.EventEnvelope;
import io.evenkeel.contracts.id.MarketTicker;
import io.evenkeel.contracts.id.Subaccount;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * One record on its way into the tables.
 *
 * @param id unique within the account and the resource
 * @param occurredAt by the exchange's clock; with the id it orders records
 * @param content what the record says, exactly: another content under the same id is a new revision
 * @param raw the exchange's own JSON text
 * @param event makes the event of a revision; {@code null} for records that nobody is told of
 */
public record Kept(
        String id,
        Subaccount subaccount,
        @Nullable MarketTicker ticker,
        Instant occurredAt,
        String content,
        String raw,
        @Nullable IntFunction<EventEnvelope> event) {

    /** Stands for the content in the tables. */
    public String contentHash() {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
