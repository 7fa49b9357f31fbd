package io.evenkeel.launcher.suite;

import io.evenkeel.launcher.data.DataFolder;
import io.evenkeel.stack.ChildCommand;
import io.evenkeel.stack.ChildProcess;
import io.evenkeel.stack.FreePorts;
import io.evenkeel.stack.ServiceCommand;
import io.evenkeel.stack.StopSignal;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One Quarkus application of this project, as packaged, on a port of its own.
 *
 * @param name short name, for example {@code sync}
 * @param module its folder, for example {@code sync-service}
 * @param port on 127.0.0.1
 */
record Program(String name, String module, int port) {
    static Program onFreePort(String name, String module) {
        return new Program(name, module, FreePorts.next());
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    URI readiness() {
        return URI.create(url() + "/q/health/ready");
    }

    /** Starts it with these settings on top of the common ones. */
    ChildProcess start(Path home, DataFolder data, Map<String, String> settings) {
        var environment = new HashMap<>(settings);
        environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        return ChildProcess.start(
                new ChildCommand(name, command(home, data), environment, data.log(name), StopSignal.TERM));
    }

    private List<String> command(Path home, DataFolder data) {
        var options = new ArrayList<>(compilers(home));
        // Tells the processes of two stacks apart in a list of processes.
        options.add("-Devenkeel.data=" + data.root());
        return ServiceCommand.of(home, module, heapMegabytes(), options);
    }

    /**
     * The optimizing compiler costs more than it earns here: a third of the processor time until ready, which several
     * starting side by side feel, and 50 MB. Only large numbers are worth it: a signature takes 1.1 ms with it and
     * 8.4 ms without.
     */
    private List<String> compilers(Path home) {
        return signsRequests()
                ? List.of(
                        "-XX:+UnlockDiagnosticVMOptions",
                        "-XX:CompilerDirectivesFile=" + home.resolve("deploy/compilers-of-signers.json"))
                : List.of(ServiceCommand.FIRST_COMPILER_ONLY);
    }

    private int heapMegabytes() {
        return switch (module) {
            case "exchange-simulator" -> ServiceCommand.SIMULATOR_HEAP_MEGABYTES;
            // What is beside the heap is larger here, and together it has to stay under 400 MB.
            case "sync-service" -> 200;
            default -> 256;
        };
    }

    private boolean signsRequests() {
        return module.equals("sync-service");
    }
}
