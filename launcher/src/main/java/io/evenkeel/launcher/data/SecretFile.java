package io.evenkeel.launcher.data;

import io.evenkeel.stack.StackFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.function.Supplier;

/** A small text in a file that only its owner may read (0600). */
final class SecretFile {
    private SecretFile() {}

    /**
     * What the file holds; made first when there is none. Never half written: it appears under its name when complete.
     */
    static String readOrCreate(Path file, Supplier<String> text) {
        if (!Files.exists(file)) {
            write(file, text.get());
        }
        return read(file);
    }

    static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new StackFailure("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            var draft = Files.createTempFile(
                    file.getParent(),
                    "secret",
                    ".tmp",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(draft, text + "\n");
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new StackFailure("cannot write " + file + ": " + e.getMessage(), e);
        }
    }
}
