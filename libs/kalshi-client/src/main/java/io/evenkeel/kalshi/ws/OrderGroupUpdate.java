package io.evenkeel.kalshi.ws;

import io.evenkeel.contracts.money.Quantity;
import io.evenkeel.kalshi.wire.Fields;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A group of orders was made, hit its limit, or was changed.
 *
 * @param eventType {@code created}, {@code triggered}, {@code reset}, {@code deleted}, {@code limit_updated} or newer
 * @param contractsLimit only when it was made or its limit changed
 */
public record OrderGroupUpdate(
        String orderGroupId, String eventType, @Nullable Quantity contractsLimit, Instant at) implements FeedMessage {

    static OrderGroupUpdate read(Fields in) {
        return new OrderGroupUpdate(
                in.word("order_group_id"),
                in.word("event_type"),
                in.countOrNull("contracts_limit_fp"),
                in.epochMillis("ts_ms"));
    }
}
