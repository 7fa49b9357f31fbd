package io.evenkeel.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.stack.ProjectFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The script alone, as in a fresh clone on a machine without Java. */
class EvenkeelScriptIT {
    @TempDir
    Path clone;

    @BeforeEach
    void copy() throws IOException {
        Files.copy(ProjectFolder.locate().resolve("evenkeel"), clone.resolve("evenkeel"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "help", "--help", "-h", "up --help"})
    void help_needs_neither_java_nor_a_build(String arguments) throws Exception {
        var result = run(arguments.isEmpty() ? List.of() : List.of(arguments.split(" ")));

        assertThat(result.exitCode()).as(result.output()).isZero();
        assertThat(result.output())
                .contains("Usage: ./evenkeel COMMAND")
                .contains("  up ", "  down ", "  status ", "  logs ", "  build ", "  test ", "  bench ")
                .doesNotContain("none yet");
        try (var files = Files.list(clone)) {
            assertThat(files).containsExactly(clone.resolve("evenkeel"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"nothing", "--live"})
    void what_is_no_command_is_refused_before_anything_is_built(String argument) throws Exception {
        var result = run(List.of(argument));

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.output()).contains("unknown command '" + argument + "'");
    }

    private Result run(List<String> arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("bash", clone.resolve("evenkeel").toString()));
        command.addAll(arguments);
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.equals("JAVA_HOME") || name.startsWith("EVENKEEL_"));
        builder.environment().put("HOME", clone.toString());
        var process = builder.start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        return new Result(process.exitValue(), output);
    }

    private record Result(int exitCode, String output) {}
}
