package io.evenkeel.verification.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A history, synced from the simulator and asked for at the public port, gives its figures to the last digit. A
 * campaign takes each on a stack of its own; every build takes two so, and all of them together in {@link KillsST}.
 */
class HistoriesST {
    @TempDir
    Path folder;

    static Stream<Scenario> histories() {
        return Seeds.isCampaign()
                ? Scenario.all()
                : Stream.concat(Stream.of(Scenario.vector(102)), Scenario.realAccount());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("histories")
    void every_figure_of_a_history_is_met_through_the_gateway(Scenario scenario) throws Exception {
        try (var suite = Suite.in(folder)) {
            suite.up("--scenario", scenario.history().toString());
            var api = suite.api();
            var token = api.adminToken();

            new Figures(api, token).equal(scenario);

            assertThat(suite.logs())
                    .isNotEmpty()
                    .doesNotContain(Suite.ADMIN_PASSWORD, "PRIVATE KEY", token.substring(token.lastIndexOf('.')));
        }
    }
}
