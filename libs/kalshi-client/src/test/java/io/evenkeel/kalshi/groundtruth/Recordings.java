package io.evenkeel.kalshi.groundtruth;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;

/**
 * The recordings of the real exchange, which lie beside the checkout in {@code shared}. Where they are not, tests are
 * skipped; in CI they fail.
 */
public final class Recordings {
    /** Reads numbers without loss, and knows nothing of our own readers. */
    static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private Recordings() {}

    /** @param path below {@code shared} */
    public static Path path(String path) {
        for (var folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.isDirectory(folder.resolve("shared/recordings"))) {
                return folder.resolve("shared").resolve(path);
            }
        }
        if (System.getenv("CI") != null) {
            throw new AssertionError("recordings must be there in CI");
        }
        return Assumptions.abort("no recordings beside this checkout");
    }

    /** A body of the demo exchange, as it came. */
    public static byte[] demo(String file) throws IOException {
        return Files.readAllBytes(path("recordings/kalshi-demo-2026-06").resolve(file));
    }

    /** What was asked for each body of the demo exchange, and the status of the answer. */
    public static JsonNode demoIndex() throws IOException {
        return json("recordings/kalshi-demo-2026-06/index.json");
    }

    static JsonNode json(String path) throws IOException {
        return JSON.readTree(path(path).toFile());
    }

    /** The lines of a file that are not empty; a file that ends in {@code .gz} is unpacked. */
    static List<String> lines(String path) throws IOException {
        var lines = new ArrayList<String>();
        try (var packed = Files.newInputStream(path(path));
                var in = path.endsWith(".gz") ? new GZIPInputStream(packed) : packed) {
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .forEach(lines::add);
        }
        return lines;
    }
}
