package io.evenkeel.kalshi.groundtruth;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.yaml.snakeyaml.LoaderOptions;

/** The exchange's own description of its answers, with the changes that it announced afterwards. */
final class Specification {
    private static final int SIZE_MAX = 10_000_000;

    private final JsonNode schemas;
    private final Map<String, Map<String, String>> added = new TreeMap<>();
    private final Map<String, Set<String>> gone = new TreeMap<>();

    Specification() throws IOException {
        var limits = new LoaderOptions();
        limits.setCodePointLimit(SIZE_MAX);
        var yaml = new ObjectMapper(YAMLFactory.builder().loaderOptions(limits).build());
        schemas = yaml.readTree(Files.readString(Recordings.path("recordings/spec/openapi-3.25.0-2026-07-21.yaml")))
                .path("components")
                .path("schemas");
        try (var in = Specification.class.getResourceAsStream("/groundtruth/spec-changes.txt")) {
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(this::change);
        }
    }

    /** By name of the field, its JSON type. */
    Map<String, String> types(String schema) {
        var types = new TreeMap<String, String>();
        for (var property : schema(schema).path("properties").properties()) {
            types.put(property.getKey(), type(property.getValue()));
        }
        types.putAll(added.getOrDefault(schema, Map.of()));
        types.keySet().removeAll(gone.getOrDefault(schema, Set.of()));
        return types;
    }

    /** The fields that are always there. */
    Set<String> required(String schema) {
        var required = new TreeSet<String>();
        schema(schema).path("required").forEach(name -> required.add(name.asText()));
        required.removeAll(gone.getOrDefault(schema, Set.of()));
        return required;
    }

    private JsonNode schema(String name) {
        var schema = schemas.path(name);
        if (schema.isMissingNode()) {
            throw new AssertionError("no schema " + name);
        }
        return schema;
    }

    private String type(JsonNode property) {
        if (property.has("$ref")) {
            return type(schema(property.path("$ref").asText().replaceFirst(".*/", "")));
        }
        return property.has("allOf")
                ? type(property.path("allOf").path(0))
                : property.path("type").asText();
    }

    private void change(String line) {
        var words = line.split(" +", -1);
        var name = words[2].substring(1);
        if (words[2].startsWith("+")) {
            added.computeIfAbsent(words[1], _ -> new TreeMap<>()).put(name, words[3]);
        } else {
            gone.computeIfAbsent(words[1], _ -> new TreeSet<>()).add(name);
        }
    }
}
