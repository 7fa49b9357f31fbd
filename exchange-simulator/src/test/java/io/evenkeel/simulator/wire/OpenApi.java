package io.evenkeel.simulator.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.AnnotationKeyword;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonMetaSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Collectors;
import org.opentest4j.TestAbortedException;

/** What the exchange's own description says of an answer; one for all tests, and safe for all threads. */
final class OpenApi {
    private static final String LOCATION = "https://evenkeel.test/openapi";
    private static final Optional<OpenApi> INSTANCE =
            OpenApiDocument.loadIfThere().map(OpenApi::new);

    private final OpenApiDocument document;
    private final JsonSchemaFactory schemas;
    private final SchemaValidatorsConfig config =
            SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();
    private final Set<String> seen = new ConcurrentSkipListSet<>();

    private OpenApi(OpenApiDocument document) {
        this.document = document;
        var text = document.document().toString();
        var words = JsonMetaSchema.builder(JsonMetaSchema.getV202012())
                .unknownKeywordFactory((name, context) -> new AnnotationKeyword(name))
                .build();
        schemas = JsonSchemaFactory.getInstance(
                VersionFlag.V202012,
                builder -> builder.metaSchema(words).schemaLoaders(loaders -> loaders.schemas(Map.of(LOCATION, text))));
    }

    /** Skips the test where the shared folder, which has the description, is missing. */
    static OpenApi instance() {
        return INSTANCE.orElseThrow(() -> new TestAbortedException("the shared folder is missing"));
    }

    /** Empty where the shared folder is missing, which never happens in CI. */
    static Optional<OpenApi> instanceIfAny() {
        return INSTANCE;
    }

    /** An operation of the document: its method and the path with the names of its variable parts. */
    record Operation(String method, String path, JsonNode node) {
        String name() {
            return method + " " + path;
        }
    }

    /**
     * What is wrong with an answer; nothing for a path that the exchange does not have, as long as it is a 404.
     *
     * @param path below the root, with or without a query
     */
    List<String> complaints(String method, String path, Answer answer) {
        if (answer.status() / 100 == 3) {
            return List.of();
        }
        var plain = path.contains("?") ? path.substring(0, path.indexOf('?')) : path;
        var operation = find(method, plain);
        if (operation.isEmpty()) {
            var known = document.retired().stream().anyMatch(retired -> covers(retired, method + " " + plain));
            var right = known ? answer.status() == 410 || answer.status() == 401 : answer.status() / 100 == 4;
            return right ? againstSchema(error(), answer) : List.of(method + " " + plain + " is not in the document");
        }
        if (answer.status() >= 400) {
            return againstSchema(error(), answer);
        }
        seen.add(operation.get().name());
        return ofSuccess(operation.get(), answer);
    }

    /**
     * True if an answer of an operation other than a refusal was validated.
     *
     * @param operation its method and its path, whose variable parts may have other names
     */
    boolean hasSeen(String operation) {
        var parts = operation.split(" ", 2);
        return find(parts[0], parts[1])
                .map(Operation::name)
                .filter(seen::contains)
                .isPresent();
    }

    /** Methods and paths of the calls that are answered 410. */
    Set<String> retired() {
        return document.retired();
    }

    /** The operation that a path stands for; literal parts win over variable ones. */
    Optional<Operation> find(String method, String path) {
        var name = method.toLowerCase(Locale.ROOT);
        return document.paths().properties().stream()
                .filter(each -> each.getValue().has(name) && covers(each.getKey(), path))
                .min(Comparator.comparingLong(
                        each -> each.getKey().chars().filter(c -> c == '{').count()))
                .map(each ->
                        new Operation(method, each.getKey(), each.getValue().get(name)));
    }

    private List<String> ofSuccess(Operation operation, Answer answer) {
        var status = String.valueOf(answer.status());
        var response = operation.node().path("responses").path(status);
        if (response.isMissingNode()) {
            return List.of(operation.name() + " is never answered " + status);
        }
        if (!response.has("content")) {
            return answer.body().isEmpty() ? List.of() : List.of(operation.name() + " has no body: " + answer.body());
        }
        var complaints = new ArrayList<>(againstSchema(
                "/paths" + OpenApiDocument.pointer(operation.path()) + "/"
                        + operation.method().toLowerCase(Locale.ROOT) + "/responses/" + status
                        + "/content/application~1json/schema",
                answer));
        unsorted(answer.json(), "", complaints);
        return complaints;
    }

    private static String error() {
        return "/components/schemas/AnyError";
    }

    private List<String> againstSchema(String pointer, Answer answer) {
        var schema = schemas.getSchema(
                SchemaLocation.of(LOCATION + "#" + pointer.replace("{", "%7B").replace("}", "%7D")), config);
        return schema.validate(answer.body(), InputFormat.JSON).stream()
                .map(ValidationMessage::getMessage)
                .collect(Collectors.toCollection(ArrayList::new));
    }

    /** The exchange writes its keys in alphabetical order. */
    private static void unsorted(JsonNode node, String at, List<String> complaints) {
        var previous = "";
        for (var field : node.properties()) {
            if (field.getKey().compareTo(previous) < 0) {
                complaints.add(at + "/" + field.getKey() + " comes after " + previous);
            }
            previous = field.getKey();
            unsorted(field.getValue(), at + "/" + field.getKey(), complaints);
        }
        if (node.isArray()) {
            node.forEach(element -> unsorted(element, at + "[]", complaints));
        }
    }

    static boolean covers(String template, String path) {
        var parts = template.split("/", -1);
        var others = path.split("/", -1);
        if (parts.length != others.length) {
            return false;
        }
        for (var i = 0; i < parts.length; i++) {
            if (!parts[i].startsWith("{") && !parts[i].equals(others[i])) {
                return false;
            }
        }
        return true;
    }
}
