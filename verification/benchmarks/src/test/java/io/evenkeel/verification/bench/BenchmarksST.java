package io.evenkeel.verification.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every benchmark as it is packaged, with very little to do. */
class BenchmarksST {
    private static final Path TARGET = Path.of(System.getProperty("benchmarks.target", "target"));
    private static final long LIMIT_MINUTES = 15;
    /** Of the output of a run that failed: its exception comes last. */
    private static final int LINES_TOLD = 40;

    @TempDir
    Path folder;

    @Test
    void a_small_run_of_everything_measures_each_figure_and_its_baseline() throws Exception {
        var begun = Instant.now();
        var output = folder.resolve("bench.out");
        var process = start(output);
        var ended = process.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES);
        process.destroyForcibly();
        assertThat(ended).as(endOf(output)).isTrue();
        assertThat(process.exitValue()).as(endOf(output)).isZero();

        var result = JsonMapper.builder()
                .build()
                .readTree(TARGET.resolve("benchmarks.json").toFile());
        assertThat(Instant.parse(result.path("at").asText())).isAfter(begun);
        assertThat(result.path("figures").findValuesAsText("name"))
                .contains(
                        "connector: publish",
                        "connector: consume and ack",
                        "outbox: relay",
                        "outbox: add",
                        "ingest: exchange to P&L",
                        "peak RSS: sync",
                        "peak RSS: pnl",
                        "summary: p99",
                        "exchange: orders",
                        "exchange: order p99",
                        "exchange: pages of 1,000 fills",
                        "exchange: ticker frames");
        for (var figure : result.path("figures")) {
            assertThat(figure.path("measured").asDouble()).as(figure.toString()).isPositive();
            assertThat(figure.path("baseline").asDouble()).as(figure.toString()).isPositive();
        }
    }

    private static Process start(Path output) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--sun-misc-unsafe-memory-access=allow",
                        "--enable-native-access=ALL-UNNAMED",
                        "--add-opens=java.base/java.lang=ALL-UNNAMED",
                        "-Devenkeel.root=" + System.getProperty("evenkeel.root"),
                        "-jar",
                        TARGET.resolve("quarkus-app/quarkus-run.jar").toString(),
                        "--smoke")
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
    }

    private static String endOf(Path output) throws IOException {
        var lines = Files.readAllLines(output);
        return String.join("\n", lines.subList(Math.max(0, lines.size() - LINES_TOLD), lines.size()));
    }
}
