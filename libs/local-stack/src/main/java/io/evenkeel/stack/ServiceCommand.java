package io.evenkeel.stack;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How a packaged service of this project is run on this machine. */
public final class ServiceCommand {
    /** Starts fast and small; enough for all that does no large arithmetic. */
    public static final String FIRST_COMPILER_ONLY = "-XX:TieredStopAtLevel=1";

    /** The simulator holds its whole history in memory, like the exchange that it stands in for. */
    public static final int SIMULATOR_HEAP_MEGABYTES = 512;

    private ServiceCommand() {}

    /**
     * The command line, with these options on top of what every service is run with.
     *
     * @param home the project's folder
     * @throws StackFailure if the module is not built
     */
    public static List<String> of(Path home, String module, int heapMegabytes, List<String> options) {
        var target = home.resolve(module).resolve("target");
        var jar = target.resolve("quarkus-app/quarkus-run.jar");
        if (!Files.exists(jar)) {
            throw new StackFailure(module + " is not built: " + jar + " is missing; run ./evenkeel build");
        }
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heapMegabytes + "m",
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                // What Netty, JBoss Logging and others ask for on JDK 25, or else warn about.
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                // The classes as they are once loaded, kept by the first process that ends in peace: a third less
                // of processor time until ready. One that does not fit or is damaged is ignored.
                "-XX:+AutoCreateSharedArchive",
                "-XX:SharedArchiveFile=" + target.resolve("classes.jsa"),
                "-XX:+VerifySharedSpaces",
                // It says at each start which of these options it cannot make use of.
                "-Xlog:cds=off"));
        command.addAll(options);
        command.addAll(List.of("-jar", jar.toString()));
        return command;
    }
}
