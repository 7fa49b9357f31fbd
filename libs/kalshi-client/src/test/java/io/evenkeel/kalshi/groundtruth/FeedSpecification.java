package io.evenkeel.kalshi.groundtruth;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The exchange's own description of its feed, together with what changed since it was recorded. */
final class FeedSpecification {
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    private final JsonNode root;
    private final JsonNode changes;

    private FeedSpecification(JsonNode root, JsonNode changes) {
        this.root = root;
        this.changes = changes;
    }

    static FeedSpecification read() throws IOException {
        try (var in = FeedSpecification.class.getResourceAsStream("/groundtruth/feed-spec-changes.yaml")) {
            return new FeedSpecification(
                    YAML.readTree(Recordings.path("recordings/spec/asyncapi-2026-08-22.yaml")
                            .toFile()),
                    YAML.readTree(in));
        }
    }

    /** Everything about one kind of object. */
    record Described(String name, Map<String, JsonNode> fields, Set<String> required, JsonNode changes) {
        /** The names under a heading of the list of changes. */
        Set<String> listed(String heading) {
            return names(changes.path(heading));
        }

        /** An object with every field that there is, each with a value of its type. */
        ObjectNode sample() {
            var sample = YAML.createObjectNode();
            fields.forEach((field, schema) -> sample.set(field, value(field, schema)));
            return sample;
        }

        private static JsonNode value(String field, JsonNode schema) {
            var nodes = YAML.getNodeFactory();
            for (var word : schema.path("enum")) {
                if (!word.asText().isEmpty() && !word.isNull()) {
                    return word;
                }
            }
            return switch (schema.path("type").asText()) {
                case "string" ->
                    nodes.textNode(text(field, schema.path("format").asText()));
                case "integer" -> nodes.numberNode(integer(field));
                case "number" -> nodes.numberNode(3);
                case "boolean" -> nodes.booleanNode(true);
                case "array" -> list(field, schema.path("items"));
                default -> object(schema.path("properties"));
            };
        }

        private static ArrayNode list(String field, JsonNode items) {
            var list = YAML.createArrayNode();
            if (items.path("type").asText().equals("array")) {
                list.addArray().add("0.4000").add("4.00");
            } else {
                list.add(value(field, items));
            }
            return list;
        }

        private static ObjectNode object(JsonNode properties) {
            var object = YAML.createObjectNode();
            properties
                    .properties()
                    .forEach(entry -> object.set(entry.getKey(), value(entry.getKey(), entry.getValue())));
            return object;
        }

        private static String text(String field, String format) {
            if (format.equals("date-time")) {
                return "2026-09-20T14:05:10.120001Z";
            }
            if (field.startsWith("no_price")) {
                return "0.6000";
            }
            var amount = field.endsWith("_dollars") || field.endsWith("_cost") || field.endsWith("_value");
            return amount || Set.of("start", "end", "step", "balance").contains(field)
                    ? "0.4000"
                    : field.endsWith("_fp") ? "4.00" : "X1";
        }

        private static long integer(String field) {
            if (field.endsWith("ts_ms")) {
                return 1_789_913_110_120L;
            }
            return field.endsWith("_ts") || field.equals("ts") || field.equals("strike_date") ? 1_789_913_110L : 7;
        }
    }

    /** The inside of a frame, as it is today: what is below {@code msg}. */
    Described inside(String name) {
        var schema = resolved(root.path("components").path("schemas").path(name));
        var object = resolved(schema.path("properties").path("msg"));
        if (!object.path("properties").isObject()) {
            throw new AssertionError("no object " + name);
        }
        var since = changes.path(name);
        var fields = new LinkedHashMap<String, JsonNode>();
        object.path("properties").properties().forEach(entry -> fields.put(entry.getKey(), deep(entry.getValue())));
        var required = names(object.path("required"));
        since.path("removed").forEach(field -> {
            if (fields.remove(field.asText()) == null) {
                throw new AssertionError(name + " never had " + field);
            }
            required.remove(field.asText());
        });
        since.path("added").properties().forEach(entry -> {
            if (fields.put(entry.getKey(), entry.getValue()) != null) {
                throw new AssertionError(name + " had " + entry.getKey() + " already");
            }
        });
        names(since.path("now_required")).forEach(field -> {
            if (!fields.containsKey(field) || !required.add(field)) {
                throw new AssertionError(name + "." + field + " was required already, or is not there");
            }
        });
        return new Described(name, fields, required, since);
    }

    private static Set<String> names(JsonNode list) {
        var names = new TreeSet<String>();
        list.forEach(name -> names.add(name.asText()));
        return names;
    }

    /** Follows a reference, and puts together what is said in parts. */
    private JsonNode resolved(JsonNode schema) {
        if (schema.has("$ref")) {
            return resolved(root.at(schema.path("$ref").asText().substring(1)));
        }
        for (var joint : new String[] {"allOf", "oneOf", "anyOf"}) {
            if (schema.has(joint)) {
                return resolved(schema.path(joint).path(0));
            }
        }
        return schema;
    }

    private JsonNode deep(JsonNode schema) {
        var resolved = resolved(schema).deepCopy();
        if (resolved instanceof ObjectNode object) {
            if (object.has("items")) {
                object.set("items", deep(object.path("items")));
            }
            if (object.path("properties") instanceof ObjectNode properties) {
                properties.properties().forEach(entry -> entry.setValue(deep(entry.getValue())));
            }
        }
        return resolved;
    }
}
