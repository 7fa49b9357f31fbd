package io.evenkeel.simulator.exchange.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/** A file of lines that survives power loss: a line is there when {@link #append} has returned, whole or not at all. */
final class LineFile {
    private final FileChannel channel;
    private long lines;

    private LineFile(FileChannel channel) {
        this.channel = channel;
    }

    static LineFile open(Path file) throws IOException {
        var channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        forceFolder(file);
        return new LineFile(channel);
    }

    /** Writes a file of these lines in place of another one; a crash leaves either the old or the new one. */
    static void replace(Path file, Stream<String> lines) throws IOException {
        var fresh = file.resolveSibling(file.getFileName() + ".new");
        try (var channel = FileChannel.open(
                fresh, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            for (var each = lines.iterator(); each.hasNext(); ) {
                write(channel, each.next());
            }
            channel.force(true);
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        forceFolder(file);
    }

    /** All whole lines; what a crash left behind the last line break is cut off. */
    List<String> readAll() throws IOException {
        channel.position(0);
        var bytes = ByteBuffer.allocate(Math.toIntExact(channel.size()));
        while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
            // Reads until the buffer is full; a short read is not the end.
        }
        var text = new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
        var whole = text.substring(0, text.lastIndexOf('\n') + 1);
        channel.truncate(whole.getBytes(StandardCharsets.UTF_8).length);
        channel.position(channel.size());
        var all = whole.lines().toList();
        lines = all.size();
        return all;
    }

    void append(String line) throws IOException {
        append(line, true);
    }

    /** Without force the line is safe from the end of this process, not from that of the machine. */
    void append(String line, boolean force) throws IOException {
        var before = channel.size();
        try {
            channel.position(before);
            write(channel, line);
            if (force) {
                channel.force(false);
            }
            lines++;
        } catch (IOException failed) {
            channel.truncate(before);
            throw failed;
        }
    }

    void clear(List<String> first) throws IOException {
        channel.truncate(0);
        lines = 0;
        for (var line : first) {
            append(line);
        }
    }

    long lines() {
        return lines;
    }

    void close() throws IOException {
        channel.close();
    }

    private static void write(FileChannel channel, String line) throws IOException {
        var bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    /** A new or renamed file is only found again after a power loss once its folder is on disk too. */
    private static void forceFolder(Path file) throws IOException {
        var folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }
}
