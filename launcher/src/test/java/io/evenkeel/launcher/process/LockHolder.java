package io.evenkeel.launcher.process;

import io.evenkeel.launcher.data.DataFolder;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** Becomes the supervisor of a folder, says so, and waits to be killed. */
final class LockHolder {
    private LockHolder() {}

    public static void main(String[] arguments) throws InterruptedException {
        var data = new DataFolder(Path.of(arguments[0]));
        try (var held = RunFile.acquire(data).orElseThrow()) {
            new RunNote(held, "http://localhost:1", arguments[0], "simulator").state("ready");
            System.out.print("!");
            System.out.flush();
            new CountDownLatch(1).await();
        }
    }
}
