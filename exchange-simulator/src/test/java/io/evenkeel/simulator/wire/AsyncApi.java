package io.evenkeel.simulator.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.AnnotationKeyword;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonMetaSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import io.evenkeel.testkit.SharedFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import org.opentest4j.TestAbortedException;

/** What the exchange's own description says of a frame, with the changes since; one for all tests. */
public final class AsyncApi {
    private static final String LOCATION = "https://evenkeel.test/asyncapi";
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Map<String, String> PAYLOADS = Map.ofEntries(
            Map.entry("subscribed", "subscribedResponsePayload"),
            Map.entry("unsubscribed", "unsubscribedResponsePayload"),
            Map.entry("ok", "okResponsePayload"),
            Map.entry("error", "errorResponsePayload"),
            Map.entry("orderbook_snapshot", "orderbookSnapshotPayload"),
            Map.entry("orderbook_delta", "orderbookDeltaPayload"),
            Map.entry("ticker", "tickerPayload"),
            Map.entry("trade", "tradePayload"),
            Map.entry("fill", "fillPayload"),
            Map.entry("market_position", "marketPositionPayload"),
            Map.entry("user_order", "userOrderPayload"),
            Map.entry("order_group_updates", "orderGroupUpdatesPayload"),
            Map.entry("market_lifecycle_v2", "marketLifecycleV2Payload"),
            Map.entry("multivariate_market_lifecycle", "multivariateMarketLifecyclePayload"),
            Map.entry("event_lifecycle", "eventLifecyclePayload"),
            Map.entry("event_fee_update", "eventFeeUpdatePayload"));
    private static final Optional<AsyncApi> INSTANCE = loadIfThere();

    private final JsonSchemaFactory schemas;
    private final SchemaValidatorsConfig config =
            SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();
    private final Set<String> seen = new ConcurrentSkipListSet<>();

    private AsyncApi(String document) {
        var words = JsonMetaSchema.builder(JsonMetaSchema.getV202012())
                .unknownKeywordFactory((name, context) -> new AnnotationKeyword(name))
                .build();
        schemas = JsonSchemaFactory.getInstance(
                VersionFlag.V202012,
                builder -> builder.metaSchema(words)
                        .schemaLoaders(loaders -> loaders.schemas(Map.of(LOCATION, document))));
    }

    /** Skips the test where the shared folder, which has the description, is missing. */
    static AsyncApi instance() {
        return INSTANCE.orElseThrow(() -> new TestAbortedException("the shared folder is missing"));
    }

    /** As {@link #complaints}; nothing where the shared folder is missing, which never happens in CI. */
    public static List<String> complaintsIfAny(String frame) {
        return INSTANCE.map(api -> api.complaints(frame)).orElse(List.of());
    }

    private static Optional<AsyncApi> loadIfThere() {
        try {
            return Optional.of(new AsyncApi(load()));
        } catch (TestAbortedException missing) {
            return Optional.empty();
        }
    }

    /** What is wrong with a frame. */
    List<String> complaints(String frame) {
        if (!frame.endsWith("}\n")) {
            return List.of("does not end with a newline: " + frame);
        }
        var json = parse(frame);
        var type = json.path("type").asText();
        var isList = type.equals("ok") && json.path("msg").isArray();
        var payload = isList ? "listSubscriptionsResponsePayload" : PAYLOADS.get(type);
        if (payload == null) {
            return List.of("no such type: " + frame);
        }
        seen.add(type);
        return schemas
                .getSchema(SchemaLocation.of(LOCATION + "#/components/schemas/" + payload), config)
                .validate(frame, InputFormat.JSON)
                .stream()
                .map(ValidationMessage::getMessage)
                .map(complaint -> complaint + " in " + frame)
                .toList();
    }

    /** The types of frames that were validated. */
    Set<String> seen() {
        return new TreeSet<>(seen);
    }

    private static JsonNode parse(String frame) {
        try {
            return JSON.readTree(frame);
        } catch (JsonProcessingException bad) {
            throw new AssertionError(frame, bad);
        }
    }

    private static String load() {
        try (var overlay = AsyncApi.class.getResourceAsStream("/asyncapi-overlay.yaml")) {
            var document = YAML.readTree(SharedFolder.path("recordings/spec/asyncapi-2026-08-22.yaml")
                    .toFile());
            var schemas = (ObjectNode) document.at("/components/schemas");
            lay(YAML.readTree(overlay), schemas);
            PAYLOADS.values().forEach(payload -> forbidMore(schemas, payload));
            return document.toString();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static void lay(JsonNode overlay, ObjectNode schemas) {
        // A lifecycle of combinations is that of markets with another name; as a schema of its own it can be closed.
        var combos = schemas.get("marketLifecycleV2Payload").deepCopy();
        ((ObjectNode) combos.at("/properties/type")).put("const", "multivariate_market_lifecycle");
        schemas.set("multivariateMarketLifecyclePayload", combos);
        overlay.path("added")
                .properties()
                .forEach(each -> add(schemas, each.getKey() + "/properties", each.getValue()));
        overlay.path("added_to_msg")
                .properties()
                .forEach(each -> add(schemas, each.getKey() + "/properties/msg/properties", each.getValue()));
        overlay.path("replaced").properties().forEach(each -> schemas.set(each.getKey(), each.getValue()));
        overlay.path("nullable")
                .properties()
                .forEach(each -> each.getValue().forEach(field -> letBeNull(schemas, each.getKey(), field.asText())));
    }

    private static void add(ObjectNode schemas, String pointer, JsonNode fields) {
        var properties = (ObjectNode) schemas.at("/" + pointer);
        fields.properties().forEach(field -> {
            if (properties.has(field.getKey())) {
                throw new AssertionError(pointer + " has " + field.getKey() + " by now: take it out of the overlay");
            }
            properties.set(field.getKey(), field.getValue());
        });
    }

    private static void letBeNull(ObjectNode schemas, String payload, String field) {
        var schema = (ObjectNode) schemas.at("/" + payload + "/properties/msg/properties/" + field);
        var type = schema.path("type").asText();
        schema.putArray("type").add(type).add("null");
    }

    /** A field that the document does not have is refused, in the frame and in its message. */
    private static void forbidMore(ObjectNode schemas, String payload) {
        var schema = (ObjectNode) schemas.get(payload);
        schema.put("additionalProperties", false);
        if (schema.at("/properties/msg/properties") instanceof ObjectNode) {
            ((ObjectNode) schema.at("/properties/msg")).put("additionalProperties", false);
        }
    }
}
