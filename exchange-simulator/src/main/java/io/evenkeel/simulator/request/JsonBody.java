package io.evenkeel.simulator.request;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.evenkeel.simulator.answer.Refusal;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** One object of a request, whose fields have the types that its shape says. */
public final class JsonBody {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final BodyShape shape;
    private final JsonNode node;

    private JsonBody(BodyShape shape, JsonNode node) {
        this.shape = shape;
        this.node = node;
    }

    /**
     * Reads a body.
     *
     * @param contentType the header of the request, null if it has none
     * @throws Refusal 400 in the flat shape: no JSON at all, or a field of another type
     */
    public static JsonBody read(@Nullable String contentType, @Nullable String body, BodyShape shape) {
        if (body == null || body.isBlank() || !isJson(contentType)) {
            throw Refusal.flat(400, "invalid_content_type", "expected application/json");
        }
        JsonNode node;
        try {
            node = JSON.readTree(body);
        } catch (JsonProcessingException notJson) {
            throw undecodable("invalid JSON: " + notJson.getOriginalMessage());
        }
        if (node.isNull()) {
            return new JsonBody(shape, JSON.createObjectNode());
        }
        if (!node.isObject()) {
            throw undecodable(
                    "json: cannot unmarshal " + kind(node, "") + " into Go value of type api." + shape.name());
        }
        requireTypes(node, shape, new ArrayDeque<>());
        return new JsonBody(shape, node);
    }

    public boolean has(String field) {
        return node.hasNonNull(field);
    }

    /** Text that is not empty. */
    public Optional<String> text(String field) {
        return has(field) ? Optional.of(node.get(field).textValue()).filter(text -> !text.isEmpty()) : Optional.empty();
    }

    public Optional<Long> whole(String field) {
        return has(field) ? Optional.of(node.get(field).longValue()) : Optional.empty();
    }

    /** False where it is missing. */
    public boolean flag(String field) {
        return has(field) && node.get(field).booleanValue();
    }

    /** Empty where it is missing. */
    public List<JsonBody> list(String field) {
        var elements = shape.fields().get(field);
        if (elements == null || elements.elements() == null || !has(field)) {
            return List.of();
        }
        var inner = elements.elements();
        return StreamSupport.stream(node.get(field).spliterator(), false)
                .map(element -> new JsonBody(inner, element.isNull() ? JSON.createObjectNode() : element))
                .toList();
    }

    /** @throws Refusal if it is missing or empty */
    public String required(String field) {
        return text(field).orElseThrow(() -> failed(field, "required"));
    }

    /** @throws Refusal if it is missing or none of the values */
    public String oneOf(String field, String... values) {
        var value = required(field);
        if (!List.of(values).contains(value)) {
            throw failed(field, "oneof");
        }
        return value;
    }

    /** A whole number between two bounds, or {@code otherwise} where it is missing. */
    public int whole(String field, int otherwise, int min, int max) {
        var value = whole(field).orElse((long) otherwise);
        if (value < min || value > max) {
            throw failed(field, value < min ? "gte" : "lte");
        }
        return Math.toIntExact(value);
    }

    /** The complaint about a field, in the words of the exchange's validator. */
    public Refusal failed(String field, String rule) {
        return Refusal.invalid(shape.name().replaceFirst("Request$", ""), shape.name(), field, rule);
    }

    private static boolean isJson(@Nullable String contentType) {
        return contentType != null && contentType.toLowerCase(Locale.ROOT).startsWith("application/json");
    }

    private static void requireTypes(JsonNode object, BodyShape shape, Deque<String> path) {
        for (var entry : object.properties()) {
            var field = shape.fields().get(entry.getKey());
            if (field == null || entry.getValue().isNull()) {
                continue;
            }
            path.addLast(entry.getKey());
            requireType(entry.getValue(), field, shape, path);
            path.removeLast();
        }
    }

    private static void requireType(JsonNode value, BodyShape.Field field, BodyShape shape, Deque<String> path) {
        var inner = field.elements();
        var fits = switch (field.type()) {
            case "string" -> value.isTextual();
            case "int" -> value.isIntegralNumber() && value.canConvertToLong();
            case "bool" -> value.isBoolean();
            default -> value.isArray();
        };
        if (!fits) {
            throw mismatch(value, field.type(), shape, path);
        }
        if (inner == null) {
            return;
        }
        for (var element : value) {
            if (element.isObject()) {
                requireTypes(element, inner, path);
            } else if (!element.isNull()) {
                throw mismatch(element, "api." + inner.name(), shape, path);
            }
        }
    }

    private static Refusal mismatch(JsonNode value, String type, BodyShape shape, Deque<String> path) {
        return undecodable("json: cannot unmarshal " + kind(value, type) + " into Go struct field " + shape.name() + "."
                + String.join(".", path) + " of type " + type);
    }

    /** What the decoder calls a value; it shows the digits of a number only where a number was wanted. */
    private static String kind(JsonNode value, String wanted) {
        return switch (value.getNodeType()) {
            case NUMBER -> wanted.equals("int") ? "number " + value.asText() : "number";
            case STRING -> "string";
            case BOOLEAN -> "bool";
            case ARRAY -> "array";
            case OBJECT -> "object";
            case BINARY, MISSING, NULL, POJO -> "null";
        };
    }

    private static Refusal undecodable(String details) {
        return Refusal.flat(400, "bad_request", details);
    }
}
