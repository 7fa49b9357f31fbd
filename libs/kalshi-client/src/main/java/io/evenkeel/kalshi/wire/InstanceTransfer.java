package io.evenkeel.kalshi.wire;

import io.evenkeel.contracts.money.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Cash moved between the event and the margin half of the exchange, or between shards. Requests count in hundredths
 * of a cent, but this row has dollars.
 *
 * @param status {@code pending}, {@code complete} or a newer word
 */
public record InstanceTransfer(
        String transferId,
        String source,
        String destination,
        @Nullable Integer sourceShard,
        @Nullable Integer destinationShard,
        Money amount,
        String status,
        Instant createdTime) {

    static InstanceTransfer read(Fields in) {
        return new InstanceTransfer(
                in.word("transfer_id"),
                in.word("source"),
                in.word("destination"),
                in.indexOrNull("source_exchange_shard"),
                in.indexOrNull("destination_exchange_shard"),
                in.cost("amount"),
                in.word("status"),
                in.epochSeconds("created_ts"));
    }
}
