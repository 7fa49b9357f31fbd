package io.evenkeel.sync.ingest.usecase;

import io.evenkeel.contracts.id.MarketTicker;
import io.evenkeel.contracts.id.Subaccount;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One record on its way into the tables.
 *
 * @param id unique within the account and the resource
 * @param occurredAt by the exchange's clock; with the id it orders records
 * @param contentHash stands for what the record says: another one under the same id is a new revision
 * @param raw the exchange's own JSON text
 * @param nature what can never change under this id, and whether it is in a state that nothing follows
 * @param telling makes the event of a revision; {@code null} for records that nobody is told of
 */
public record Kept(
        String id,
        Subaccount subaccount,
        @Nullable MarketTicker ticker,
        Instant occurredAt,
        String contentHash,
        String raw,
        Nature nature,
        @Nullable Telling telling) {

    /**
     * The part of a record that a later one of the same id is measured by.
     *
     * @param fixed by the exchange's field names; made only when it is asked for
     * @param over whether nothing can follow this state
     */
    public record Nature(Supplier<Map<String, String>> fixed, boolean over) {
        /** Anything may follow. */
        static final Nature FREE = new Nature(Map::of, false);
    }

    /** What stands for a content in the tables. */
    static String hash(String content) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
