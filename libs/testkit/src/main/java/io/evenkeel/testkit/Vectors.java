package io.evenkeel.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** The P&amp;L histories with their expected figures. Numbers in them are decimal strings. */
public final class Vectors {
    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private Vectors() {}

    /** Numbers of all histories. */
    public static List<Integer> all() {
        return List.of(101, 102, 103, 104, 105, 106, 107);
    }

    /** The history, as {@code --scenario} takes it. */
    public static JsonNode scenario(int number) {
        return read("history-" + number + ".json");
    }

    /** Expected figures, with buckets in UTC. */
    public static JsonNode expected(int number) {
        return read("history-" + number + ".expected.json");
    }

    /** Expected buckets in America/New_York. */
    public static JsonNode expectedInNewYork(int number) {
        return read("history-" + number + ".expected.new-york.json");
    }

    private static JsonNode read(String name) {
        try (var in = Vectors.class.getResourceAsStream("/vectors/pnl/" + name)) {
            if (in == null) {
                throw new IllegalArgumentException("no vector " + name);
            }
            return JSON.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
