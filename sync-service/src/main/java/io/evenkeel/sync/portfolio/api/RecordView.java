package io.evenkeel.sync.portfolio.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.evenkeel.sync.ingest.Resource;
import io.evenkeel.sync.portfolio.KeptRow;
import java.time.Instant;

/** The exchange's own fields, unchanged, and ours beside them. */
final class RecordView {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private RecordView() {}

    /** @param staleBefore a position that was last listed before this is stale */
    static ObjectNode of(Resource resource, KeptRow row, Instant staleBefore) {
        var view = parse(row.raw());
        view.put("account", row.account().value());
        view.put("synced_at", row.syncedAt().toString());
        if (resource != Resource.CASH_MOVEMENTS) {
            view.put("subaccount_number", row.subaccount().number());
        }
        switch (resource) {
            case CASH_MOVEMENTS -> view.put("kind", row.recordId().split("/", 2)[0]);
            case POSITIONS -> addPosition(view, row, staleBefore);
            case FILLS, SETTLEMENTS, ORDERS, MARKETS, BALANCE -> {
                // Nothing beyond the common fields.
            }
        }
        return view;
    }

    private static void addPosition(ObjectNode view, KeptRow row, Instant staleBefore) {
        var seen = row.lastSeenAt() == null ? row.syncedAt() : row.lastSeenAt();
        var closed = row.closedAt();
        view.put("last_synced_at", seen.toString());
        view.put("stale", closed == null && seen.isBefore(staleBefore));
        view.put("closed_at", closed == null ? null : closed.toString());
    }

    private static ObjectNode parse(String raw) {
        try {
            if (JSON.readTree(raw) instanceof ObjectNode object) {
                return object;
            }
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a kept record is not readable", e);
        }
        throw new IllegalStateException("a kept record is no object");
    }
}
