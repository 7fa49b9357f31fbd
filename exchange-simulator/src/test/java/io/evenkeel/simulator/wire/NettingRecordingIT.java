package io.evenkeel.simulator.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.evenkeel.simulator.RecordedAction;
import io.evenkeel.testkit.SharedFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two trades between two accounts of the real exchange, as orders: the second closes what the first opened. What both
 * accounts read afterwards must be what was recorded, to the last digit.
 */
class NettingRecordingIT {
    private static final String RECORDINGS = "recordings/netting-2026-07/";
    private static final String MARKET = "KXMLBGAME-26JUL081840NYYTB-NYY";
    /** Of the moment, or dropped since. */
    private static final List<String> NOT_COMPARED = List.of(
            "updated_ts",
            "last_updated_ts",
            "created_time",
            "ts",
            "fill_id",
            "trade_id",
            "order_id",
            "resting_orders_count",
            "exchange_index");

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir
    Path folder;

    @Test
    void both_accounts_read_what_was_recorded_after_each_trade() throws IOException {
        try (var simulator = SimulatorProcess.ready(folder, scenario(), "maker", "requester")) {
            var maker = new Trader(simulator, "maker");
            var requester = new Trader(simulator, "requester");

            maker.placed(MARKET, "bid", "1.00", "0.4800");
            take(requester, "ask", "0.4800");
            assertReads(maker, "scenario_accept_yes.jsonl", "after_maker");
            assertReads(requester, "scenario_accept_yes.jsonl", "after_requester");

            maker.placed(MARKET, "ask", "1.00", "0.5200");
            take(requester, "bid", "0.5200");
            assertReads(maker, "scenario_accept_no.jsonl", "after_maker");
            assertReads(requester, "scenario_accept_no.jsonl", "after_requester");
        }
    }

    private static void take(Trader trader, String side, String price) {
        var answer =
                trader.place(Trader.order(MARKET, side, "1.00", price).put("time_in_force", "immediate_or_cancel"));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        assertThat(answer.json().get("fill_count").textValue()).isEqualTo("1.00");
    }

    private static void assertReads(Trader trader, String file, String step) throws IOException {
        var recorded = step(file, step);
        for (var fill : recorded.at("/fills/fills")) {
            ((ObjectNode) fill).put("action", RecordedAction.asOrdered(fill));
        }
        assertSame(recorded.get("balance"), trader.get("/portfolio/balance").json());
        assertSame(recorded.get("positions"), trader.get("/portfolio/positions").json());
        assertSame(recorded.get("fills"), trader.get("/portfolio/fills").json());
    }

    private static void assertSame(JsonNode recorded, JsonNode ours) {
        assertThat(compared(ours)).isEqualTo(compared(recorded));
    }

    private static JsonNode compared(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.remove(NOT_COMPARED);
        }
        node.forEach(NettingRecordingIT::compared);
        return node;
    }

    private Path scenario() throws IOException {
        var scenario = JSON.createObjectNode().put("now", "2026-07-06T01:55:00Z");
        var market = step("scenario_accept_yes.jsonl", "market_payload").get("market");
        scenario.withArray("markets").add(market);
        for (var account : List.of("maker", "requester")) {
            scenario.withArray("accounts").addObject().put("account", account).put("opening_cash_dollars", "1000");
        }
        var file = folder.resolve("scenario.json");
        Files.writeString(file, scenario.toString());
        return file;
    }

    private static JsonNode step(String file, String step) throws IOException {
        for (var line : Files.readAllLines(SharedFolder.path(RECORDINGS + file))) {
            var row = JSON.readTree(line);
            if (row.get("step").textValue().equals(step)) {
                return row.get("data");
            }
        }
        throw new AssertionError("not recorded: " + step);
    }
}
