package io.evenkeel.stack;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Starts children, says so, and waits to be killed. */
final class ShortLivedParent {
    private ShortLivedParent() {}

    public static void main(String[] arguments) throws SQLException, InterruptedException {
        var folder = Path.of(arguments[0]);
        start(folder, "obedient", "exec sleep 1000");
        start(folder, "stubborn", "trap '' TERM INT; sleep 1000 & while :; do sleep 0.2; done");
        var server = new PostgresServer(new PostgresSettings(
                folder.resolve("data"),
                folder.resolve("postgres.log"),
                FreePorts.next(),
                "secret",
                Durability.FAST_FOR_TESTS));
        server.start();
        try (var connection = server.superuser().connect();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("SELECT 1");
            System.out.print("!");
            System.out.flush();
            // Never for ever: whoever was to kill it may itself be gone.
            new CountDownLatch(1).await(1, TimeUnit.MINUTES);
        }
    }

    private static void start(Path folder, String name, String script) {
        ChildProcess.start(new ChildCommand(
                name, List.of("sh", "-c", script), Map.of(), folder.resolve(name + ".log"), StopSignal.TERM));
    }
}
