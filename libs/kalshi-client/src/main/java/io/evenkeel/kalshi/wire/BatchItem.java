package io.evenkeel.kalshi.wire;

import io.evenkeel.kalshi.failure.ExchangeError;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What became of one item of a batch: a value, the exchange's error, or neither if it could not be understood.
 *
 * @param clientOrderId which item it is about, where the exchange says so
 * @param orderId as {@code clientOrderId}
 */
public record BatchItem<T>(
        @Nullable T value,
        @Nullable ExchangeError error,
        @Nullable String clientOrderId,
        @Nullable String orderId) {
    /** The answer as a whole is a success; an item that failed has no status of its own. */
    private static final int STATUS = 200;

    static <T> BatchItem<T> read(Fields in, Function<Fields, T> read) {
        var clientOrderId = in.wordOrNull("client_order_id");
        var orderId = in.wordOrNull("order_id");
        if (in.has("error")) {
            return new BatchItem<>(null, error(in.object("error")), clientOrderId, orderId);
        }
        try {
            return new BatchItem<>(read.apply(in), null, clientOrderId, orderId);
        } catch (UnreadableRecord e) {
            return new BatchItem<>(null, null, clientOrderId, orderId);
        }
    }

    private static ExchangeError error(Fields in) {
        return ExchangeError.of(STATUS, text(in, "code"), text(in, "message"), text(in, "details"));
    }

    private static String text(Fields in, String name) {
        var text = in.textOrNull(name);
        return text == null ? "" : text;
    }
}
