package io.evenkeel.simulator.exchange.store;

import io.evenkeel.simulator.exchange.usecase.UnusableData;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Keeps a second simulator out of a data folder; the system releases it when the process ends, however it ends. */
final class FolderLock {
    private final FileChannel channel;
    private final FileLock lock;

    private FolderLock(FileChannel channel, FileLock lock) {
        this.channel = channel;
        this.lock = lock;
    }

    static FolderLock take(Path file) throws IOException {
        var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            var lock = channel.tryLock();
            if (lock != null) {
                return new FolderLock(channel, lock);
            }
        } catch (OverlappingFileLockException mine) {
            // Taken by this very process: the same answer as for another one.
        }
        channel.close();
        throw new UnusableData("The data folder " + file.getParent() + " is in use by another simulator.");
    }

    void release() throws IOException {
        lock.release();
        channel.close();
    }
}
