package io.evenkeel.simulator.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.testkit.SharedFolder;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** The validator of frames takes what was recorded and notices what is wrong. */
class AsyncApiTest {
    private static final String TRADE = """
            {"type":"trade","sid":2,"seq":5,"msg":{"trade_id":"77000000-0000-4000-8000-000000000001",\
            "market_ticker":"KXDEMO-26DEC31-T3.5","yes_price_dollars":"0.6100","no_price_dollars":"0.3900",\
            "count_fp":"4.00","taker_side":"no","taker_outcome_side":"no","taker_book_side":"ask",\
            "is_block_trade":false,"ts":1789913110,"ts_ms":1789913110120}}
            """;

    @Test
    void a_recorded_session_is_valid() throws IOException {
        var recorded =
                Files.readAllLines(SharedFolder.path("recordings/kalshi-demo-2026-06/ws__orderbook_trade_yes.jsonl"));
        assertThat(recorded.stream().filter(line -> !line.isBlank()))
                .hasSize(5)
                .allSatisfy(line ->
                        assertThat(AsyncApi.instance().complaints(line + "\n")).isEmpty());
    }

    @Test
    void a_right_frame_is_not_complained_about() {
        assertThat(AsyncApi.instance().complaints(TRADE)).isEmpty();
    }

    @Test
    void a_missing_field_a_wrong_type_a_wrong_word_and_a_field_too_many_are_noticed() {
        assertThat(AsyncApi.instance().complaints(TRADE.replace("\"count_fp\":\"4.00\",", "")))
                .hasSize(1);
        assertThat(AsyncApi.instance().complaints(TRADE.replace("\"4.00\"", "4")))
                .hasSize(1);
        assertThat(AsyncApi.instance().complaints(TRADE.replace("\"ask\"", "\"sell\"")))
                .hasSize(1);
        assertThat(AsyncApi.instance().complaints(TRADE.replace("\"ts\":", "\"time\":1,\"ts\":")))
                .hasSize(1);
        assertThat(AsyncApi.instance().complaints(TRADE.replace("\"seq\"", "\"number\"")))
                .hasSize(1);
        assertThat(AsyncApi.instance().complaints(TRADE.replace("}\n", "}"))).hasSize(1);
        assertThat(AsyncApi.instance().complaints(TRADE.replace("\"trade\"", "\"trades\"")))
                .hasSize(1);
        assertThat(AsyncApi.instance().complaints(TRADE.replace("77000000-", "")))
                .hasSize(1);
    }
}
