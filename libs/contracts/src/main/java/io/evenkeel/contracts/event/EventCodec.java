package io.evenkeel.contracts.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.evenkeel.contracts.id.AccountId;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.UUID;

/**
 * The JSON of events: snake_case, exact values as decimal strings, instants as RFC 3339 UTC.
 *
 * <p>Safe for use by any number of threads. Reading ignores unknown fields and refuses duplicate keys.
 */
public final class EventCodec {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .addModule(new ValueTypesModule())
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    static {
        JSON.getFactory()
                .setStreamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(32)
                        .maxNumberLength(40)
                        .maxStringLength(65_536)
                        .maxDocumentLength(1_000_000)
                        .build());
    }

    private EventCodec() {}

    /** Never fails for an envelope that was built; the bytes are UTF-8. */
    public static byte[] encode(EventEnvelope event) {
        var root = JSON.createObjectNode();
        root.put("event_id", event.eventId().toString());
        root.put("type", event.type().wire());
        root.put("version", event.type().version());
        root.put("occurred_at", event.occurredAt().toString());
        root.put("recorded_at", event.recordedAt().toString());
        var account = event.account();
        if (account != null) {
            root.put("account", account.value());
        }
        root.set("data", JSON.valueToTree(event.data()));
        try {
            return JSON.writeValueAsBytes(root);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot encode " + event.type().wire(), e);
        }
    }

    /** @throws MalformedEvent if the bytes are no event, or a known one with a missing or impossible value */
    public static DecodedEvent decode(byte[] bytes) {
        try {
            var root = JSON.readTree(bytes);
            var id = UUID.fromString(text(root, "event_id"));
            var name = text(root, "type");
            var version = root.path("version").asInt(0);
            var type = EventType.ofWire(name);
            if (type.isEmpty() || version != type.get().version()) {
                return new DecodedEvent.Unknown(id, name, version);
            }
            var account = root.hasNonNull("account") ? new AccountId(text(root, "account")) : null;
            var data = JSON.treeToValue(root.path("data"), type.get().data());
            if (data == null) {
                throw new MalformedEvent("no data");
            }
            return new DecodedEvent.Known(
                    new EventEnvelope(id, instant(root, "occurred_at"), instant(root, "recorded_at"), account, data));
        } catch (IOException | IllegalArgumentException | DateTimeParseException e) {
            throw new MalformedEvent("not a readable event: " + firstLine(e), e);
        }
    }

    private static Instant instant(JsonNode root, String field) {
        return Instant.parse(text(root, field));
    }

    private static String text(JsonNode root, String field) {
        var node = root.path(field);
        if (!node.isTextual()) {
            throw new MalformedEvent("no " + field);
        }
        return node.textValue();
    }

    private static String firstLine(Exception e) {
        var message = String.valueOf(e.getMessage());
        var end = message.indexOf('\n');
        return end < 0 ? message : message.substring(0, end);
    }
}
