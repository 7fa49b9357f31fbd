package io.evenkeel.stack;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where this project lies on disk: {@code EVENKEEL_HOME}, else the nearest folder upwards that holds {@code .mvn}. */
public final class ProjectFolder {
    private ProjectFolder() {}

    /** The project's root, or the working directory when there is none. */
    public static Path locate() {
        var home = System.getenv("EVENKEEL_HOME");
        if (home != null && !home.isBlank()) {
            return Path.of(home).toAbsolutePath();
        }
        var working = Path.of("").toAbsolutePath();
        for (@Nullable Path folder = working; folder != null; folder = folder.getParent()) {
            if (Files.isDirectory(folder.resolve(".mvn"))) {
                return folder;
            }
        }
        return working;
    }

    /** Tools that were fetched because the system has none. */
    public static Path tools() {
        return locate().resolve(".evenkeel").resolve("tools");
    }
}
