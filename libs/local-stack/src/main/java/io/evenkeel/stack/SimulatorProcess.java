package io.evenkeel.stack;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The packaged exchange simulator alone, as a process of its own, run as the launcher runs it. */
public final class SimulatorProcess implements AutoCloseable {
    private static final Duration START_LIMIT = Duration.ofMinutes(1);

    private final URI url;
    private final ChildProcess process;

    private SimulatorProcess(URI url, ChildProcess process) {
        this.url = url;
        this.process = process;
    }

    /**
     * Starts it with the history of a scenario, and returns when it answers.
     *
     * @param home the project's folder
     * @param folder for its data ({@link #data}) and its log
     * @throws StackFailure if it is not built or does not come up
     */
    public static SimulatorProcess start(Path home, Path folder, Path scenario) {
        var port = FreePorts.next();
        var url = URI.create("http://127.0.0.1:" + port);
        var process = ChildProcess.start(new ChildCommand(
                "simulator",
                ServiceCommand.of(
                        home,
                        "exchange-simulator",
                        ServiceCommand.SIMULATOR_HEAP_MEGABYTES,
                        List.of(ServiceCommand.FIRST_COMPILER_ONLY)),
                Map.of(
                        "QUARKUS_HTTP_HOST", "127.0.0.1",
                        "QUARKUS_HTTP_PORT", Integer.toString(port),
                        "EVENKEEL_SIMULATOR_DATA_DIR", data(folder).toString(),
                        "EVENKEEL_SIMULATOR_SCENARIO", scenario.toString()),
                folder.resolve("simulator.log"),
                StopSignal.TERM));
        new HealthPage("the simulator", url.resolve("/q/health/ready")).await(process, START_LIMIT);
        return new SimulatorProcess(url, process);
    }

    /** Where a simulator with this folder keeps its data. */
    public static Path data(Path folder) {
        return folder.resolve("data");
    }

    /**
     * Makes an account's public key known to the simulator with this data, running or not.
     *
     * @param keyId what the account's calls are signed with the name of
     */
    public static void register(Path data, String account, String keyId, KeyPair keys) {
        var folder = data.resolve("keys").resolve(account);
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve("public-key.pem"), RsaKeys.publicPem(keys) + "\n");
            // The last one: with it the account is there.
            Files.writeString(folder.resolve("key-id"), keyId);
        } catch (IOException e) {
            throw new StackFailure("cannot write " + folder, e);
        }
    }

    /** Where it answers, without a path. */
    public URI url() {
        return url;
    }

    @Override
    public void close() {
        process.close();
    }
}
