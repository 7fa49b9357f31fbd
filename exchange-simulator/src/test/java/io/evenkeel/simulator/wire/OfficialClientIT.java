package io.evenkeel.simulator.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * The official npm client, pinned, makes every call that the simulator serves, with its own signatures, and finds in
 * every answer what its package declares: each property that is always there, each with its type. The answers are
 * validated against the exchange's own description too. Needs Node.js and npm on the PATH.
 */
class OfficialClientIT {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    /** Models that an answer may hold and that this history has no example of. */
    private static final List<String> WITHOUT_EXAMPLE = List.of("MaintenanceWindow", "Milestone", "MveSelectedLeg");

    private static final Set<String> ALWAYS_REFUSED = Set.of("GET /portfolio/summary/total_resting_order_value");

    private static final List<JsonNode> CALLS = new ArrayList<>();
    private static JsonNode summary = JSON.createObjectNode();

    @TempDir
    static Path folder;

    @BeforeAll
    static void make_all_calls_in_one_process() throws Exception {
        var npm = NpmFolder.install();
        try (var simulator = SimulatorProcess.ready(folder, LivelyHistory.write(folder), "alpha", "beta")) {
            for (var account : List.of("alpha", "beta")) {
                simulator.liftLimits(account);
            }
            var lines = npm.run(input(simulator), "node", "client.cjs").lines().toList();
            for (var line : lines) {
                CALLS.add(JSON.readTree(line));
            }
        }
        summary = CALLS.removeLast();
    }

    @TestFactory
    Stream<DynamicTest> every_answer_is_as_the_package_and_the_description_say() {
        return IntStream.range(0, CALLS.size()).mapToObj(i -> dynamicTest(nameOf(i), () -> assertRight(CALLS.get(i))));
    }

    @Test
    void every_call_of_the_clients_is_made_but_those_that_are_not_served() {
        assertThat(summary.get("missing")).isEmpty();
        assertThat(summary.get("calls").intValue()).isGreaterThanOrEqualTo(60);
    }

    @Test
    void every_operation_that_is_served_is_described_and_was_validated() throws IOException {
        CALLS.stream().filter(call -> call.has("path")).forEach(OfficialClientIT::complaints);
        var served = ServedOperations.all();
        served.removeAll(OpenApi.instance().retired());
        assertThat(served).hasSizeGreaterThan(50);
        assertThat(served.stream()
                        .filter(operation -> !OpenApi.instance().hasSeen(operation))
                        .filter(operation -> !ALWAYS_REFUSED.contains(operation))
                        .toList())
                .isEmpty();
    }

    @Test
    void every_model_that_an_answer_may_hold_was_seen() {
        assertThat(texts(summary.get("unseen"))).isSubsetOf(WITHOUT_EXAMPLE);
    }

    @Test
    void a_wrong_signature_an_unknown_key_and_a_stale_clock_are_refused_as_recorded() {
        assertThat(CALLS.subList(CALLS.size() - 3, CALLS.size()))
                .extracting(call -> call.get("body").textValue())
                .containsExactly(
                        "{\"error\":{\"code\":\"authentication_error\",\"message\":\"authentication_error\","
                                + "\"details\":\"INCORRECT_API_KEY_SIGNATURE\"}}",
                        "{\"error\":{\"code\":\"authentication_error\",\"message\":\"authentication_error\","
                                + "\"details\":\"NOT_FOUND\"}}",
                        "{\"error\":{\"code\":\"header_timestamp_expired\",\"message\":\"header timestamp expired\"}}");
    }

    private static String nameOf(int call) {
        return call + " " + CALLS.get(call).get("call").textValue();
    }

    private static void assertRight(JsonNode call) {
        assertThat(texts(call.get("problems"))).isEmpty();
        assertThat(complaints(call)).as(call.toString()).isEmpty();
    }

    private static List<String> complaints(JsonNode call) {
        var path = call.get("path").textValue().substring(SimulatorProcess.ROOT.length());
        var answer = new Answer(call.get("status").intValue(), call.get("body").textValue(), "");
        return OpenApi.instance().complaints(call.get("method").textValue(), path, answer);
    }

    private static String input(SimulatorProcess simulator) throws IOException {
        var input = LivelyHistory.names().put("base", simulator.base() + SimulatorProcess.ROOT);
        for (var account : List.of("alpha", "beta")) {
            input.withObject("/accounts")
                    .putObject(account)
                    .put("keyId", simulator.key(account).keyId())
                    .put("pem", simulator.key(account).privatePem());
        }
        return input.put("stranger", TestKey.make("x").privatePem()).toString();
    }

    private static List<String> texts(JsonNode list) {
        var texts = new ArrayList<String>();
        list.forEach(each -> texts.add(each.textValue()));
        return texts;
    }
}
