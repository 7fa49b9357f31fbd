package io.evenkeel.simulator.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.evenkeel.stack.ChildCommand;
import io.evenkeel.stack.ChildProcess;
import io.evenkeel.stack.FreePorts;
import io.evenkeel.stack.ProjectFolder;
import io.evenkeel.stack.StopSignal;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The packaged simulator as its own process, with keys for some accounts, and a client that signs. */
final class SimulatorProcess implements AutoCloseable {
    static final String ROOT = "/trade-api/v2";
    private static final Duration START_TIMEOUT = Duration.ofSeconds(60);
    private static final Duration CALL_TIMEOUT = Duration.ofSeconds(20);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CALL_TIMEOUT)
            .build();
    private final Map<String, TestKey> keys = new HashMap<>();
    private final Path folder;
    private final Map<String, String> settings;
    private int port;
    private volatile boolean misbehaves;
    private ChildProcess process;

    /** Signatures are good for as long as a call on a busy machine may take, when their age is not what is tried. */
    static final Map<String, String> UNHURRIED = Map.of("EVENKEEL_SIMULATOR_SIGNATURE_AGE_MAX", "20s");

    /** Makes keys for the accounts and starts; {@link #awaitReady} waits for it. */
    SimulatorProcess(Path folder, Path scenario, String... accounts) throws IOException {
        this(folder, scenario, Map.of(), accounts);
    }

    /** As above, with more settings in its environment. */
    SimulatorProcess(Path folder, Path scenario, Map<String, String> settings, String... accounts) throws IOException {
        this.folder = folder;
        this.settings = settings;
        for (var account : accounts) {
            var key = TestKey.make("key-of-" + account);
            keys.put(account, key);
            key.register(dataFolder(), account);
        }
        process = launch(scenario);
    }

    static SimulatorProcess ready(Path folder, Path scenario, String... accounts) throws IOException {
        var simulator = new SimulatorProcess(folder, scenario, accounts);
        simulator.awaitReady();
        return simulator;
    }

    static SimulatorProcess ready(Path folder, Path scenario, Map<String, String> settings, String... accounts)
            throws IOException {
        var simulator = new SimulatorProcess(folder, scenario, settings, accounts);
        simulator.awaitReady();
        return simulator;
    }

    private ChildProcess launch(Path scenario) throws IOException {
        port = FreePorts.next();
        Files.createDirectories(folder);
        var jar = ProjectFolder.locate().resolve("exchange-simulator/target/quarkus-app/quarkus-run.jar");
        var java = Path.of(System.getProperty("java.home"), "bin", "java");
        return ChildProcess.start(new ChildCommand(
                "exchange-simulator",
                List.of(java.toString(), "-Xmx256m", "-jar", jar.toString()),
                environment(scenario),
                folder.resolve("simulator.log"),
                StopSignal.TERM));
    }

    private Map<String, String> environment(Path scenario) {
        var environment = new HashMap<>(settings);
        environment.put("QUARKUS_HTTP_PORT", String.valueOf(port));
        environment.put("EVENKEEL_SIMULATOR_DATA_DIR", dataFolder().toString());
        environment.put("EVENKEEL_SIMULATOR_SCENARIO", scenario.toString());
        return environment;
    }

    void restart(Path scenario) throws IOException {
        process = launch(scenario);
    }

    void awaitReady() {
        await().atMost(START_TIMEOUT).until(() -> {
            if (!process.isAlive()) {
                throw new AssertionError("the simulator ended: " + process.logTail(20));
            }
            return isReady();
        });
    }

    private boolean isReady() {
        try {
            return call("GET", "/q/health/ready", Map.of(), "").status() == 200;
        } catch (AssertionError notListening) {
            return false;
        }
    }

    ChildProcess process() {
        return process;
    }

    Path dataFolder() {
        return folder.resolve("data");
    }

    String base() {
        return "http://127.0.0.1:" + port;
    }

    TestKey key(String account) {
        return keys.get(account);
    }

    /** A signed GET below the root of the exchange. */
    Answer get(String account, String pathAndQuery) {
        return signed(account, "GET", pathAndQuery);
    }

    Answer signed(String account, String method, String pathAndQuery) {
        return signed(account, method, pathAndQuery, Duration.ZERO);
    }

    Answer signed(String account, String method, String pathAndQuery, Duration skew) {
        var timestamp = timestamp(skew);
        var path = pathAndQuery.contains("?") ? pathAndQuery.substring(0, pathAndQuery.indexOf('?')) : pathAndQuery;
        var signature = key(account).sign(timestamp + method + ROOT + path, 32);
        return call(method, ROOT + pathAndQuery, headers(key(account).keyId(), timestamp, signature), "");
    }

    static String timestamp(Duration skew) {
        return String.valueOf(System.currentTimeMillis() + skew.toMillis());
    }

    static Map<String, String> headers(String keyId, String timestamp, String signature) {
        return Map.of(
                "KALSHI-ACCESS-KEY", keyId,
                "KALSHI-ACCESS-TIMESTAMP", timestamp,
                "KALSHI-ACCESS-SIGNATURE", signature);
    }

    /** A call at the control door. */
    Answer sim(String method, String path, String body) {
        return call(method, "/sim" + path, Map.of("Content-Type", "application/json"), body);
    }

    /** Gives an account so many tokens that no test waits for one. */
    void liftLimits(String account) {
        sim("POST", "/limits", "{\"account\": \"" + account + "\", \"usage_tier\": \"prestige\"}");
    }

    Answer call(String method, String pathAndQuery, Map<String, String> headers, String body) {
        var request = HttpRequest.newBuilder(URI.create(base() + pathAndQuery))
                .timeout(CALL_TIMEOUT)
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body));
        headers.forEach(request::header);
        try {
            return described(method, pathAndQuery, Answer.of(http.send(request.build(), BodyHandlers.ofString())));
        } catch (IOException unanswered) {
            throw new AssertionError("no answer to " + method + " " + pathAndQuery, unanswered);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    /** Every answer of the exchange must be as its own description says, unless it was told to misbehave. */
    private Answer described(String method, String pathAndQuery, Answer answer) {
        if (pathAndQuery.startsWith("/sim/faults")) {
            misbehaves = !method.equals("DELETE");
        }
        if (pathAndQuery.startsWith(ROOT + "/") && !misbehaves) {
            var path = pathAndQuery.substring(ROOT.length());
            OpenApi.instanceIfAny()
                    .ifPresent(api -> assertThat(api.complaints(method, path, answer))
                            .as(method + " " + path + "\n" + answer.body())
                            .isEmpty());
        }
        return answer;
    }

    @Override
    public void close() {
        process.close();
        http.close();
    }
}
