package io.evenkeel.launcher.data;

import io.evenkeel.stack.StackFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Where one stack keeps everything. Two stacks with different folders never meet. */
public record DataFolder(Path root) {
    /** Makes it, closed to other users. */
    public void create() {
        try {
            for (var folder : new Path[] {root, secrets(), logs(), run()}) {
                if (!Files.isDirectory(folder)) {
                    Files.createDirectories(
                            folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
                }
            }
        } catch (IOException e) {
            throw new StackFailure("cannot use " + root + " as data folder: " + e.getMessage(), e);
        }
    }

    public Path secrets() {
        return root.resolve("secrets");
    }

    public Path logs() {
        return root.resolve("logs");
    }

    public Path log(String component) {
        return logs().resolve(component + ".log");
    }

    /** Who runs here now. */
    public Path run() {
        return root.resolve("run");
    }

    public Path postgres() {
        return root.resolve("postgres");
    }

    public Path nats() {
        return root.resolve("nats");
    }

    /** The simulator's own state. */
    public Path simulator() {
        return root.resolve("simulator");
    }

    /** Keys of the scenario's accounts. */
    public Path credentials() {
        return root.resolve("credentials");
    }

    /** The history this stack began with. */
    public Path scenario() {
        return root.resolve("scenario.json");
    }
}
