package io.evenkeel.messaging.publish;

import io.vertx.mutiny.sqlclient.Row;
import java.nio.charset.StandardCharsets;

/** One pending event and how long it has been waiting. */
record OutboxRow(Key key, OutgoingMessage message, long ageMillis) {
    /** Names one row of the pending table. */
    record Key(String stream, String account, long seq) {}

    static OutboxRow of(Row row) {
        var stream = row.getString("stream");
        var message = new OutgoingMessage(
                row.getUUID("event_id"),
                stream,
                row.getString("subject"),
                row.getString("payload").getBytes(StandardCharsets.UTF_8),
                row.getString("traceparent"));
        var key = new Key(stream, row.getString("account"), row.getLong("seq"));
        return new OutboxRow(key, message, row.getLong("age_millis"));
    }
}
