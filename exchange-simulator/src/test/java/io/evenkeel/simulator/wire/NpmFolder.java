package io.evenkeel.simulator.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.stack.ProjectFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** The sources in {@code src/test/npm}, copied to {@code target} with the packages that they lock. */
record NpmFolder(Path folder) {
    private static final Path MODULE = ProjectFolder.locate().resolve("exchange-simulator");

    /** Installed exactly as locked. */
    static NpmFolder install() throws Exception {
        var target = Files.createDirectories(MODULE.resolve("target/npm"));
        try (var sources = Files.list(MODULE.resolve("src/test/npm"))) {
            for (var source : sources.filter(Files::isRegularFile).toList()) {
                Files.write(target.resolve(source.getFileName()), Files.readAllBytes(source));
            }
        }
        var npm = new NpmFolder(target);
        npm.run(
                "",
                "npm",
                "ci",
                "--ignore-scripts",
                "--no-audit",
                "--no-fund",
                // What was fetched once is not fetched again, and a registry that hesitates is asked for a minute.
                "--prefer-offline",
                "--fetch-retries=6",
                "--fetch-retry-mintimeout=1000",
                "--fetch-retry-maxtimeout=20000");
        return npm;
    }

    /** Runs a command in the folder to its end and returns what it printed. */
    String run(String input, String... command) throws Exception {
        var log = Files.createTempFile("command", ".log");
        var given = Files.writeString(Files.createTempFile("command", ".in"), input);
        Process process;
        try {
            process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectInput(given.toFile())
                    .redirectOutput(log.toFile())
                    .start();
        } catch (IOException absent) {
            throw new AssertionError(command[0] + " is needed on the PATH for this test", absent);
        }
        if (!process.waitFor(3, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new AssertionError(command[0] + " took too long: " + Files.readString(log));
        }
        var output = Files.readString(log);
        assertThat(process.exitValue())
                .as(String.join(" ", command) + "\n" + output)
                .isZero();
        Files.delete(given);
        Files.delete(log);
        return output;
    }
}
