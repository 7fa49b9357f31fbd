package io.evenkeel.simulator.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.evenkeel.simulator.Histories;
import io.evenkeel.stack.ProjectFolder;
import io.evenkeel.testkit.Vectors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The official npm client, pinned, works against the simulator unchanged. Needs Node.js and npm on the PATH. */
class OfficialClientIT {
    private static final Path MODULE = ProjectFolder.locate().resolve("exchange-simulator");
    private static final List<String> SOURCES = List.of("package.json", "package-lock.json", "smoke.cjs");

    @TempDir
    Path folder;

    @Test
    void the_official_client_reads_its_account_and_a_wrong_key_is_refused() throws Exception {
        var installed = install();
        try (var simulator = SimulatorProcess.ready(folder, Histories.file(101), "alpha")) {
            var key = Files.writeString(
                    folder.resolve("key.pem"), simulator.key("alpha").privatePem());
            var wrong = Files.writeString(
                    folder.resolve("wrong.pem"), TestKey.make("x").privatePem());
            var seen = smoke(installed, simulator, key, wrong);
            assertThat(seen.at("/balance/status").intValue()).isEqualTo(200);
            assertThat(seen.at("/balance/dollars").textValue())
                    .isEqualTo(simulator
                            .get("alpha", "/portfolio/balance")
                            .json()
                            .get("balance_dollars")
                            .textValue());
            assertThat(texts(seen.get("fills"))).isEqualTo(firstFills(6));
            assertThat(seen.get("settlements").intValue()).isEqualTo(2);
            assertThat(seen.get("market").textValue()).isEqualTo("KXODDITY-26E003-A");
            assertThat(seen.at("/wrong/status").intValue()).isEqualTo(401);
            assertThat(seen.at("/wrong/body/error/details").textValue()).isEqualTo("INCORRECT_API_KEY_SIGNATURE");
        }
    }

    private static JsonNode smoke(Path installed, SimulatorProcess simulator, Path key, Path wrong) throws Exception {
        var output = run(
                installed,
                "node",
                "smoke.cjs",
                simulator.base() + SimulatorProcess.ROOT,
                simulator.key("alpha").keyId(),
                key.toString(),
                wrong.toString());
        return JsonMapper.builder().build().readTree(output.lines().toList().getLast());
    }

    /** A copy in {@code target}, installed exactly as locked. */
    private static Path install() throws Exception {
        var target = Files.createDirectories(MODULE.resolve("target/npm"));
        for (var source : SOURCES) {
            Files.write(
                    target.resolve(source),
                    Files.readAllBytes(MODULE.resolve("src/test/npm").resolve(source)));
        }
        run(target, "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund");
        return target;
    }

    private static String run(Path folder, String... command) throws Exception {
        var log = Files.createTempFile("command", ".log");
        Process process;
        try {
            process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
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
        return output;
    }

    private static List<String> firstFills(int count) {
        return texts(Vectors.scenario(101).at("/accounts/0/fills")).subList(0, count);
    }

    private static List<String> texts(JsonNode list) {
        var texts = new ArrayList<String>();
        list.forEach(each -> texts.add(
                each.isTextual() ? each.textValue() : each.get("fill_id").textValue()));
        return texts;
    }
}
