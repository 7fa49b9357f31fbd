package io.evenkeel.verification.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each history, synced from the simulator and asked for at the public port, gives its figures to the last digit. */
class HistoriesST {
    @TempDir
    Path folder;

    @ParameterizedTest(name = "{0}")
    @MethodSource("io.evenkeel.verification.system.Scenario#all")
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
