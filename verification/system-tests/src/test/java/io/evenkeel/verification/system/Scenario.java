package io.evenkeel.verification.system;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A history that the simulator loads, with the figures that it must give. */
record Scenario(String name, Path history, Path expected, Path expectedNewYork) {
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    private static final Path VECTORS = Suite.ROOT.resolve("libs/testkit/src/main/resources/vectors/pnl");
    private static final Path SHARED = Suite.ROOT.resolve("../shared").normalize();

    static Scenario vector(int number) {
        var stem = "history-" + number;
        return new Scenario(
                stem,
                VECTORS.resolve(stem + ".json"),
                VECTORS.resolve(stem + ".expected.json"),
                VECTORS.resolve(stem + ".expected.new-york.json"));
    }

    /** The seven vectors and, where the recordings are, the real account. */
    static Stream<Scenario> all() {
        return Stream.concat(IntStream.rangeClosed(101, 107).mapToObj(Scenario::vector), realAccount());
    }

    /** One real account; recordings are not part of the project, so it is there only beside them (always in CI). */
    static Stream<Scenario> realAccount() {
        var folder = SHARED.resolve("recordings/account-2026");
        if (!Files.isDirectory(folder)) {
            if ("true".equals(System.getenv("CI"))) {
                throw new AssertionError("CI needs the recordings at " + folder);
            }
            return Stream.empty();
        }
        return Stream.of(new Scenario(
                "account-2026", folder.resolve("history.json"), folder.resolve("history.expected.json"), null));
    }

    JsonNode figures() {
        return read(expected);
    }

    JsonNode newYorkFigures() {
        return read(expectedNewYork);
    }

    static JsonNode read(Path file) {
        try {
            return JSON.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
