package io.evenkeel.messaging.publish;

import io.vertx.mutiny.sqlclient.Row;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** One pending event: where it goes, its bytes, and how long it has been waiting. */
record OutboxRow(Key key, UUID eventId, String subject, String payload, long ageMillis) {
    /** Names one row of the pending table. */
    record Key(String stream, String account, long seq) {}

    static OutboxRow of(Row row) {
        return new OutboxRow(
                new Key(row.getString("stream"), row.getString("account"), row.getLong("seq")),
                row.getUUID("event_id"),
                row.getString("subject"),
                row.getString("payload"),
                row.getLong("age_millis"));
    }

    byte[] bytes() {
        return payload.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "event " + eventId + " for " + subject;
    }
}
