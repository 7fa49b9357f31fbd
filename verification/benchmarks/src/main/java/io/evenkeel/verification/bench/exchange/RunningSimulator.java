package io.evenkeel.verification.bench.exchange;

import io.evenkeel.stack.ChildCommand;
import io.evenkeel.stack.ChildProcess;
import io.evenkeel.stack.FreePorts;
import io.evenkeel.stack.StopSignal;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** One simulator on this machine, run as the launcher runs it. */
final class RunningSimulator implements AutoCloseable {
    private static final Duration START_LIMIT = Duration.ofMinutes(1);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    private final int port = FreePorts.next();
    private final HttpClient http = HttpClient.newHttpClient();
    private final ChildProcess process;

    RunningSimulator(Path home, Path folder, Path scenario) {
        var jar = home.resolve("exchange-simulator/target/quarkus-app/quarkus-run.jar");
        if (!Files.exists(jar)) {
            throw new IllegalStateException(jar + " is missing; run ./evenkeel build");
        }
        process = ChildProcess.start(new ChildCommand(
                "simulator",
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-XX:+UseSerialGC",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "--add-opens=java.base/java.lang=ALL-UNNAMED",
                        "-XX:TieredStopAtLevel=1",
                        "-jar",
                        jar.toString()),
                Map.of(
                        "QUARKUS_HTTP_PORT", Integer.toString(port),
                        "EVENKEEL_SIMULATOR_DATA_DIR", folder.resolve("data").toString(),
                        "EVENKEEL_SIMULATOR_SCENARIO", scenario.toString()),
                folder.resolve("simulator.log"),
                StopSignal.TERM));
    }

    int port() {
        return port;
    }

    void awaitReady() throws InterruptedException {
        var deadline = System.nanoTime() + START_LIMIT.toNanos();
        while (!isReady()) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                throw new IllegalStateException("the simulator did not come up: " + process.logTail(20));
            }
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
    }

    /** Buckets that never run dry: what is measured is ours, not the exchange's patience. */
    void liftLimits(String account) throws IOException, InterruptedException {
        var bucket = "{\"refill_rate\": 1000000000, \"bucket_capacity\": 1000000000}";
        var request = HttpRequest.newBuilder(uri("/sim/limits"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(
                        "{\"account\": \"%s\", \"read\": %s, \"write\": %s}".formatted(account, bucket, bucket)))
                .build();
        var answer = http.send(request, BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException("limits were not lifted: " + answer.body());
        }
    }

    private boolean isReady() throws InterruptedException {
        try {
            return http.send(HttpRequest.newBuilder(uri("/q/health/ready")).build(), BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException _) {
            return false;
        }
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    @Override
    public void close() {
        process.close();
        http.close();
    }
}
