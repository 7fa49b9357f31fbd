package io.evenkeel.testkit;

import io.evenkeel.stack.ProjectFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.opentest4j.TestAbortedException;

/**
 * The folder with recordings and vectors that lies beside the project ({@code ../shared}, or {@code EVENKEEL_SHARED}).
 * It is not part of the repository: without it the tests that need it are skipped, except in CI, where that is a
 * failure.
 */
public final class SharedFolder {
    private SharedFolder() {}

    /** A file or folder in it. */
    public static Path path(String relative) {
        var found = root().resolve(relative);
        if (Files.exists(found)) {
            return found;
        }
        var reason = "not found: " + found + " (set EVENKEEL_SHARED)";
        if ("true".equals(System.getenv("CI"))) {
            throw new AssertionError(reason);
        }
        throw new TestAbortedException(reason);
    }

    private static Path root() {
        var given = System.getenv("EVENKEEL_SHARED");
        return given == null || given.isBlank() ? ProjectFolder.locate().resolveSibling("shared") : Path.of(given);
    }
}
