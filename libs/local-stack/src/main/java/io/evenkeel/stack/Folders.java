package io.evenkeel.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/** Folders that appear whole or not at all, whoever else makes them at the same time. */
public final class Folders {
    private Folders() {}

    /** Fills an empty folder. */
    @FunctionalInterface
    interface Filler {
        void fill(Path folder) throws IOException;
    }

    /**
     * Makes the folder unless it exists. Other processes wait meanwhile; a filler that fails or is killed leaves no
     * folder.
     */
    static void createOnce(Path folder, Filler filler) {
        if (Files.isDirectory(folder)) {
            return;
        }
        var draft = folder.resolveSibling(folder.getFileName() + ".draft");
        try {
            Files.createDirectories(folder.toAbsolutePath().getParent());
            // Within one JVM a second lock on the file would throw instead of waiting.
            synchronized (Folders.class) {
                try (var channel = FileChannel.open(
                                folder.resolveSibling(folder.getFileName() + ".lock"),
                                StandardOpenOption.CREATE,
                                StandardOpenOption.WRITE);
                        var _ = channel.lock()) {
                    if (!Files.isDirectory(folder)) {
                        delete(draft);
                        Files.createDirectory(draft);
                        filler.fill(draft);
                        Files.move(draft, folder, StandardCopyOption.ATOMIC_MOVE);
                    }
                }
            }
        } catch (IOException e) {
            throw new StackFailure("cannot make " + folder + ": " + e.getMessage(), e);
        }
    }

    /** Deletes a folder with all that is in it; nothing happens when there is none. */
    public static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try {
            Files.walkFileTree(folder, new Deletion());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + folder, e);
        }
    }

    private static final class Deletion extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) {
            // A server that is just ending removes its own files under our hands.
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure) throws IOException {
            Files.deleteIfExists(folder);
            return FileVisitResult.CONTINUE;
        }
    }
}
