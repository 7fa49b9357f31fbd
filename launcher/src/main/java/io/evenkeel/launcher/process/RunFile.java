package io.evenkeel.launcher.process;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.evenkeel.launcher.data.DataFolder;
import io.evenkeel.stack.StackFailure;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Optional;

/**
 * The note that a supervisor keeps about itself, and the lock that says whether the note is true. The operating system
 * gives the lock up when the supervisor ends in any way, so a note left by a killed one misleads nobody.
 */
public final class RunFile implements AutoCloseable {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Path file;
    private final RandomAccessFile lockFile;

    private RunFile(Path file, RandomAccessFile lockFile) {
        this.file = file;
        this.lockFile = lockFile;
    }

    /** Becomes the supervisor of this folder; empty when there is one. */
    public static Optional<RunFile> acquire(DataFolder data) {
        try {
            var lockFile = new RandomAccessFile(data.run().resolve("lock").toFile(), "rw");
            var lock = lockFile.getChannel().tryLock();
            if (lock == null) {
                lockFile.close();
                return Optional.empty();
            }
            return Optional.of(new RunFile(file(data), lockFile));
        } catch (IOException e) {
            throw new StackFailure("cannot lock " + data.run() + ": " + e.getMessage(), e);
        }
    }

    /** Whether a supervisor runs here. */
    public static boolean isHeld(DataFolder data) {
        var lock = data.run().resolve("lock");
        if (!Files.exists(lock)) {
            return false;
        }
        // A shared try: two that only ask do not take each other for a supervisor.
        try (var lockFile = new RandomAccessFile(lock.toFile(), "rw");
                FileLock found = lockFile.getChannel().tryLock(0, Long.MAX_VALUE, true)) {
            return found == null;
        } catch (IOException e) {
            throw new StackFailure("cannot look at " + lock + ": " + e.getMessage(), e);
        }
    }

    /** The last note, be it true or left behind. */
    public static Optional<RunState> read(DataFolder data) {
        try {
            return Files.exists(file(data))
                    ? Optional.of(JSON.readValue(file(data).toFile(), RunState.class))
                    : Optional.empty();
        } catch (IOException e) {
            throw new StackFailure("cannot read " + file(data) + ": " + e.getMessage(), e);
        }
    }

    /** When the last note was written; the epoch when there is none. */
    public static Instant writtenAt(DataFolder data) {
        try {
            return Files.exists(file(data))
                    ? Files.getLastModifiedTime(file(data)).toInstant()
                    : Instant.EPOCH;
        } catch (IOException e) {
            throw new StackFailure("cannot look at " + file(data) + ": " + e.getMessage(), e);
        }
    }

    /** The JSON of a note. */
    public static String json(RunState state) {
        try {
            return JSON.writeValueAsString(state);
        } catch (IOException e) {
            throw new IllegalStateException("a note is always writable", e);
        }
    }

    /** Replaces the note. */
    synchronized void write(RunState state) {
        try {
            var draft = file.resolveSibling("stack.json.draft");
            Files.writeString(draft, json(state));
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new StackFailure("cannot write " + file + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        try {
            lockFile.close();
        } catch (IOException e) {
            throw new StackFailure("cannot give up the lock beside " + file, e);
        }
    }

    private static Path file(DataFolder data) {
        return data.run().resolve("stack.json");
    }
}
