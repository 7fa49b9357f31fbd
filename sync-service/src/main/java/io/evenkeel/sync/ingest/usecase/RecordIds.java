package io.evenkeel.sync.ingest.usecase;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.evenkeel.contracts.id.Subaccount;
import org.jspecify.annotations.Nullable;

/** The id of a record that could not be understood, as far as it can be told. */
final class RecordIds {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LENGTH_MAX = 200;

    private RecordIds() {}

    /** The id that the record would be kept under; {@code null} if its text does not tell. */
    static @Nullable String of(String source, Subaccount subaccount, String raw) {
        try {
            var record = JSON.readTree(raw);
            return switch (source) {
                case "fills" -> text(record, "fill_id", "");
                case "orders" -> text(record, "order_id", "");
                case "settlements", "market_positions" -> text(record, "ticker", subaccount + "/");
                case "markets" -> text(record, "ticker", "");
                case Lists.DEPOSITS -> text(record, "id", Lists.DEPOSIT + "/");
                case Lists.WITHDRAWALS -> text(record, "id", Lists.WITHDRAWAL + "/");
                default -> null;
            };
        } catch (JsonProcessingException e) {
            return null;
        }
    }

    private static @Nullable String text(JsonNode record, String field, String prefix) {
        var value = record.path(field);
        return value.isTextual()
                        && value.textValue().length() <= LENGTH_MAX
                        && value.textValue().indexOf(0) < 0
                ? prefix + value.textValue()
                : null;
    }
}
