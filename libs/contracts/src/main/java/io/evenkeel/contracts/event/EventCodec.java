package io.evenkeel.contracts.event;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
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
import io.evenkeel.contracts.time.UtcTime;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.DateTimeException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The JSON of events: snake_case, exact values as decimal strings, instants as RFC 3339 UTC.
 *
 * <p>Safe for use by any number of threads. Reading ignores unknown fields and refuses duplicate keys.
 */
public final class EventCodec {
    private static final int USUAL_LENGTH = 640;
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .addModule(new ValueTypesModule())
            .addModule(new TimesModule())
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
        var bytes = new ByteArrayOutputStream(USUAL_LENGTH);
        try (var out = JSON.createGenerator(bytes)) {
            out.writeStartObject();
            out.writeStringField("event_id", event.eventId().toString());
            out.writeStringField("type", event.type().wire());
            out.writeNumberField("version", event.type().version());
            out.writeStringField("occurred_at", UtcTime.print(event.occurredAt()));
            out.writeStringField("recorded_at", UtcTime.print(event.recordedAt()));
            var account = event.account();
            if (account != null) {
                out.writeStringField("account", account.value());
            }
            out.writeFieldName("data");
            JSON.writeValue(out, event.data());
            out.writeEndObject();
        } catch (IOException e) {
            throw new IllegalStateException("cannot encode " + event.type().wire(), e);
        }
        return bytes.toByteArray();
    }

    /** @throws MalformedEvent if the bytes are no event, or a known one with a missing or impossible value */
    public static DecodedEvent decode(byte[] bytes) {
        try (var in = JSON.createParser(bytes)) {
            var draft = new Draft();
            if (in.nextToken() != JsonToken.START_OBJECT) {
                throw new MalformedEvent("no object");
            }
            while (in.nextToken() == JsonToken.FIELD_NAME) {
                var field = in.currentName();
                in.nextToken();
                draft.take(field, in);
            }
            return draft.event();
        } catch (IOException | IllegalArgumentException | DateTimeException e) {
            throw new MalformedEvent("not a readable event: " + firstLine(e), e);
        }
    }

    /** What was read of an event so far; its fields come in any order, and fastest in ours. */
    private static final class Draft {
        private @Nullable String id;
        private @Nullable String type;
        private int version;
        private @Nullable String occurredAt;
        private @Nullable String recordedAt;
        private @Nullable String account;
        private @Nullable EventData data;
        private @Nullable JsonNode undecided;

        void take(String field, JsonParser in) throws IOException {
            switch (field) {
                case "event_id" -> id = textOf(in);
                case "type" -> type = textOf(in);
                case "version" -> version = in.getValueAsInt(0);
                case "occurred_at" -> occurredAt = textOf(in);
                case "recorded_at" -> recordedAt = textOf(in);
                case "account" -> account = in.hasToken(JsonToken.VALUE_NULL) ? null : require(field, textOf(in));
                case "data" -> takeData(in);
                default -> {}
            }
            in.skipChildren();
        }

        private void takeData(JsonParser in) throws IOException {
            var known = known();
            if (known.isPresent()) {
                data = JSON.readValue(in, known.get().data());
            } else {
                undecided = JSON.readTree(in);
            }
        }

        private Optional<EventType> known() {
            return Optional.ofNullable(type).flatMap(EventType::ofWire).filter(known -> known.version() == version);
        }

        DecodedEvent event() throws IOException {
            var eventId = UUID.fromString(require("event_id", id));
            var name = require("type", type);
            var known = known();
            if (known.isEmpty()) {
                return new DecodedEvent.Unknown(eventId, name, version);
            }
            if (data == null && undecided != null) {
                data = JSON.treeToValue(undecided, known.get().data());
            }
            if (data == null) {
                throw new MalformedEvent("no data");
            }
            return new DecodedEvent.Known(new EventEnvelope(
                    eventId,
                    UtcTime.parse(require("occurred_at", occurredAt)),
                    UtcTime.parse(require("recorded_at", recordedAt)),
                    account == null ? null : new AccountId(account),
                    data));
        }

        private static @Nullable String textOf(JsonParser in) throws IOException {
            return in.hasToken(JsonToken.VALUE_STRING) ? in.getText() : null;
        }

        private static String require(String field, @Nullable String text) {
            if (text == null) {
                throw new MalformedEvent("no " + field);
            }
            return text;
        }
    }

    private static String firstLine(Exception e) {
        var message = String.valueOf(e.getMessage());
        var end = message.indexOf('\n');
        return end < 0 ? message : message.substring(0, end);
    }
}
