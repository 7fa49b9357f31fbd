package io.evenkeel.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/** The P&amp;L histories with their expected figures, from the shared folder. Numbers in them are decimal strings. */
public final class Vectors {
    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private Vectors() {}

    /** Numbers of all histories. */
    public static List<Integer> all() {
        return List.of(101, 102, 103, 104, 105, 106, 107);
    }

    /** The scenario file of a history, as {@code --scenario} takes it. */
    public static Path scenarioFile(int number) {
        return SharedFolder.path("vectors/pnl/history-" + number + ".json");
    }

    public static JsonNode scenario(int number) {
        return read(scenarioFile(number));
    }

    /** Expected figures, with buckets in UTC. */
    public static JsonNode expected(int number) {
        return read(SharedFolder.path("vectors/pnl/history-" + number + ".expected.json"));
    }

    /** Expected buckets in America/New_York. */
    public static JsonNode expectedInNewYork(int number) {
        return read(SharedFolder.path("vectors/pnl/history-" + number + ".expected.new-york.json"));
    }

    private static JsonNode read(Path file) {
        try {
            return JSON.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
