package io.evenkeel.simulator.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.simulator.Histories;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the control door does not take. */
class BadInputIT {
    @TempDir
    static Path folder;

    private static SimulatorProcess simulator;

    @BeforeAll
    static void start() throws IOException {
        simulator = SimulatorProcess.ready(folder, Histories.file(101), "alpha");
    }

    @AfterAll
    static void stop() {
        simulator.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/clock | {\"advance\": \"soon\"} | advance",
                "/clock | {\"now\": \"2020-01-01T00:00:00Z\"} | now",
                "/clock | {} | now",
                "/fills | {\"account\": \"nobody\", \"fills\": [{}]} | account",
                "/fills | {\"account\": \"alpha\", \"fills\": []} | fills",
                "/fills | {\"account\": \"alpha\", \"fills\": [{\"fill_id\": \"x\"}]} | fills[0].book_side",
                "/markets | {\"markets\": [{\"ticker\": \"KX-1-A\", \"yes_bid_dollars\": \"2\"}]}"
                        + " | markets[0].yes_bid_dollars",
                "/settle | {\"ticker\": \"NOPE\", \"result\": \"yes\"} | ticker",
                "/settle | {\"ticker\": \"NOPE\", \"result\": \"maybe\"} | result",
                "/limits | {\"usage_tier\": \"odd\"} | usage_tier",
                "/accounts | {\"account\": \"../x\"} | account",
                "/exchange | {\"trading_active\": \"yes\"} | trading_active",
                "/exchange | not json | body"
            })
    void bad_input_is_refused_by_field(String path, String body, String field) {
        var answer = simulator.sim("POST", path, body);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("field").asText()).as(answer.body()).isEqualTo(field);
    }
}
