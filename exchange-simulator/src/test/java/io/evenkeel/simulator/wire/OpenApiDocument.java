package io.evenkeel.simulator.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.evenkeel.testkit.SharedFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.opentest4j.TestAbortedException;

/**
 * The exchange's OpenAPI document as a JSON Schema of 2020-12: with the dated changes of {@code openapi-overlay.yaml}
 * made to it, {@code nullable} said as a type, and no property allowed that is not named.
 */
final class OpenApiDocument {
    private static final String SPEC = "recordings/spec/openapi-3.25.0-2026-07-21.yaml";
    private static final String SCHEMAS = "#/components/schemas/";
    private static final YAMLMapper YAML = new YAMLMapper();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final ObjectNode document;
    private final JsonNode overlay;

    private OpenApiDocument(ObjectNode document, JsonNode overlay) {
        this.document = document;
        this.overlay = overlay;
    }

    /** Empty where the shared folder is missing. */
    static Optional<OpenApiDocument> loadIfThere() {
        try {
            return Optional.of(load());
        } catch (TestAbortedException missing) {
            return Optional.empty();
        }
    }

    private static OpenApiDocument load() {
        try (var changes = OpenApiDocument.class.getResourceAsStream("/openapi-overlay.yaml")) {
            var spec = (ObjectNode) YAML.readTree(SharedFolder.path(SPEC).toFile());
            var loaded = new OpenApiDocument(spec, YAML.readTree(changes));
            loaded.overlay();
            loaded.close(spec);
            return loaded;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    ObjectNode document() {
        return document;
    }

    JsonNode paths() {
        return document.get("paths");
    }

    /** Methods and paths of the retired calls, as {@code POST /portfolio/orders}. */
    Set<String> retired() {
        return Set.copyOf(texts(overlay.get("retired")));
    }

    private void overlay() {
        var schemas = (ObjectNode) document.at("/components/schemas");
        schemas.setAll((ObjectNode) overlay.get("schemas"));
        for (var change : overlay.get("changes")) {
            var schema = (ObjectNode) schemas.get(change.get("schema").textValue());
            var properties = schema.withObject("/properties");
            texts(change.path("remove")).forEach(name -> require(properties.remove(name) != null, change, name));
            change.path("add").properties().forEach(added -> {
                require(!properties.has(added.getKey()), change, added.getKey());
                properties.set(added.getKey(), added.getValue());
            });
            texts(change.path("nullable")).forEach(name -> ((ObjectNode) properties.get(name)).put("nullable", true));
            change.path("replace").properties().forEach(field -> schema.set(field.getKey(), field.getValue()));
            require(schema, texts(change.path("require")), change);
        }
        overlay.get("operations").properties().forEach(added -> addOperation(added.getKey(), added.getValue()));
    }

    /** What is required: no longer what was removed or became optional, and what the change names. */
    private static void require(ObjectNode schema, List<String> added, JsonNode change) {
        var gone = texts(change.path("remove"));
        var optional = texts(change.path("optional"));
        var required = NODES.arrayNode();
        texts(schema.path("required")).stream()
                .filter(name -> !gone.contains(name) && !optional.contains(name))
                .forEach(required::add);
        added.forEach(required::add);
        schema.set("required", required);
    }

    private static void require(boolean fits, JsonNode change, String property) {
        if (!fits) {
            throw new AssertionError("the overlay does not fit the document: " + change + " at " + property);
        }
    }

    private void addOperation(String methodAndPath, JsonNode answers) {
        var parts = methodAndPath.split(" ", 2);
        var path = ((ObjectNode) paths()).withObject(pointer(parts[1]));
        var operation = path.putObject(parts[0].toLowerCase(Locale.ROOT));
        operation.put("operationId", methodAndPath);
        answers.properties().forEach(answer -> {
            var response = operation.withObject("/responses").putObject(answer.getKey());
            if (!answer.getValue().isNull()) {
                response.withObject(pointer("content") + pointer("application/json") + "/schema")
                        .put("$ref", SCHEMAS + answer.getValue().textValue());
            }
        });
    }

    static String pointer(String name) {
        return "/" + name.replace("~", "~0").replace("/", "~1");
    }

    /** Goes through everything below a node. */
    private void close(JsonNode node) {
        node.forEach(this::close);
        if (node instanceof ObjectNode object) {
            object.properties().stream()
                    .filter(field -> field.getValue().path("nullable").asBoolean())
                    .toList()
                    .forEach(field -> object.set(field.getKey(), orNull((ObjectNode) field.getValue())));
            if (object.path("properties").isObject()
                    && object.path("type").asText().equals("object")) {
                object.set(
                        "additionalProperties",
                        object.has("additionalProperties")
                                ? object.get("additionalProperties")
                                : NODES.booleanNode(false));
            }
        }
    }

    private static JsonNode orNull(ObjectNode schema) {
        var wanted = schema.deepCopy();
        wanted.remove("nullable");
        var either = NODES.objectNode();
        either.putArray("anyOf").add(wanted).addObject().put("type", "null");
        return either;
    }

    private static List<String> texts(JsonNode list) {
        return list instanceof ArrayNode
                ? StreamSupport.stream(list.spliterator(), false)
                        .map(TextNode.class::cast)
                        .map(TextNode::textValue)
                        .toList()
                : List.of();
    }
}
