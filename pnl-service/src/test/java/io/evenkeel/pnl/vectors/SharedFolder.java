package io.evenkeel.pnl.vectors;

import static org.junit.jupiter.api.Assumptions.abort;

import java.nio.file.Files;
import java.nio.file.Path;

/** The folder of recordings that lies beside the project and is not part of it. */
final class SharedFolder {
    private SharedFolder() {}

    /** The file, or the test is skipped; where {@code CI=true} a missing file is a failure. */
    static Path file(String relative) {
        for (var dir = Path.of("").toAbsolutePath(); dir != null; dir = dir.getParent()) {
            var file = dir.resolve("shared").resolve(relative);
            if (Files.isRegularFile(file)) {
                return file;
            }
        }
        if ("true".equals(System.getenv("CI"))) {
            throw new AssertionError(
                    "no shared/" + relative + " above " + Path.of("").toAbsolutePath());
        }
        return abort("no shared/" + relative);
    }
}
