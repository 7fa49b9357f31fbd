package io.evenkeel.stack;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * A log file that never grows beyond a bound: when full it becomes {@code name.1} and so on, the oldest one is dropped.
 * A new process appends to the file it finds. Used by one thread at a time.
 */
public final class RotatingLog extends OutputStream {
    private static final long BYTES_MAX = 10_000_000;
    private static final int OLDER_FILES = 3;

    private final Path file;
    private final long maxBytes;
    private final int olderFiles;
    private OutputStream out;
    private long size;

    /** With the bounds that every component's log has: 10 MB, and three older files. */
    public RotatingLog(Path file) {
        this(file, BYTES_MAX, OLDER_FILES);
    }

    RotatingLog(Path file, long maxBytes, int olderFiles) {
        this.file = file;
        this.maxBytes = maxBytes;
        this.olderFiles = olderFiles;
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            this.size = Files.exists(file) ? Files.size(file) : 0;
            this.out = open();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void write(int single) throws IOException {
        write(new byte[] {(byte) single}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        if (size > 0 && size + length > maxBytes) {
            rotate();
        }
        out.write(bytes, offset, length);
        size += length;
    }

    @Override
    public void close() throws IOException {
        out.close();
    }

    private void rotate() throws IOException {
        out.close();
        for (var age = olderFiles; age > 0; age--) {
            var younger = age == 1 ? file : aged(age - 1);
            if (Files.exists(younger)) {
                Files.move(younger, aged(age), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        Files.deleteIfExists(file);
        out = open();
        size = 0;
    }

    private OutputStream open() throws IOException {
        return Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private Path aged(int age) {
        return file.resolveSibling(file.getFileName() + "." + age);
    }
}
