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
                "/markets | {\"markets\": [{\"ticker\": \"KX-1-A\", \"price_ranges\": [7]}]}"
                        + " | markets[0].price_ranges[0]",
                "/markets | {\"markets\": [{\"ticker\": \"KX-1-A\","
                        + " \"price_ranges\": [{\"start\": \"0\", \"end\": \"1\", \"step\": \"0\"}]}]}"
                        + " | markets[0].price_ranges[0]",
                "/markets | {\"markets\": [{\"ticker\": \"KX-1-A\", \"settlement_timer_seconds\": \"300\"}]}"
                        + " | markets[0].settlement_timer_seconds",
                "/markets | {\"markets\": [{\"ticker\": \"KX-1-A\", \"settlement_timer_seconds\": -1}]}"
                        + " | markets[0].settlement_timer_seconds",
                "/markets | {\"markets\": [{\"ticker\": \"KX-1-A\", \"volume_fp\": \"many\"}]} | markets[0].volume_fp",
                "/markets | {\"markets\": [{\"ticker\": \"KX-1-A\", \"close_time\": \"soon\"}]}"
                        + " | markets[0].close_time",
                "/series | {\"series\": [{\"ticker\": \"KX\", \"fee_multiplier\": 0.1234567}]}"
                        + " | series[0].fee_multiplier",
                "/series | {\"series\": [{\"ticker\": \"KX\", \"fee_multiplier\": -1}]} | series[0].fee_multiplier",
                "/series | {\"series\": [{\"ticker\": \"KX\", \"fee_multiplier\": \"1\"}]} | series[0].fee_multiplier",
                "/events | {\"events\": [{\"event_ticker\": \"KX-1\", \"fee_multiplier_override\": 1001}]}"
                        + " | events[0].fee_multiplier_override",
                "/series_fee_changes | {\"series_fee_changes\": [{\"series_ticker\": \"KX\","
                        + " \"scheduled_ts\": \"2027-01-01T00:00:00Z\", \"fee_type\": \"quadratic\","
                        + " \"fee_multiplier\": 1.0000001}]} | series_fee_changes[0].fee_multiplier",
                "/robots | {\"robots\": [{\"ticker\": \"KX-1-A\", \"size_fp\": \"100000000.01\"}]} | robots[0].size_fp",
                "/deposits | {\"account\": \"alpha\", \"deposits\": ["
                        + " {\"id\": \"a\", \"amount_cents\": 900000000000000},"
                        + " {\"id\": \"b\", \"amount_cents\": 900000000000000}]} | body",
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
