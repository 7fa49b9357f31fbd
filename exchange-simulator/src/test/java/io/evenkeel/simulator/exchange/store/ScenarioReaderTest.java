package io.evenkeel.simulator.exchange.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.evenkeel.simulator.Histories;
import io.evenkeel.simulator.exchange.Entry;
import io.evenkeel.simulator.exchange.Exchange;
import io.evenkeel.simulator.exchange.Register;
import io.evenkeel.simulator.row.BadInput;
import io.evenkeel.simulator.row.WireRow;
import io.evenkeel.testkit.SharedFolder;
import io.evenkeel.testkit.Vectors;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ScenarioReaderTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Instant WALL_CLOCK = Instant.parse("2026-11-21T00:00:00Z");

    static List<Path> histories() {
        var files = new ArrayList<>(Vectors.all().stream().map(Histories::file).toList());
        files.add(SharedFolder.path("recordings/account-2026/history.json"));
        return files;
    }

    @ParameterizedTest
    @MethodSource("histories")
    void a_history_is_read_back_field_by_field_and_in_its_order(Path file) throws IOException {
        var scenario = JSON.readTree(file.toFile());
        var exchange = load(Files.readString(file));
        assertKept(exchange.series().values(), rows(scenario, "series"), "ticker");
        assertKept(exchange.events().values(), rows(scenario, "events"), "event_ticker");
        assertKept(rowsOf(exchange.markets()), rows(scenario, "markets"), "ticker");
        for (var account : scenario.get("accounts")) {
            var book = exchange.bookOf(account.get("account").textValue());
            assertKept(rowsOf(book.fills()), rows(account, "fills"));
            assertKept(rowsOf(book.settlements()), rows(account, "settlements"));
            assertKept(rowsOf(book.deposits()), rows(account, "deposits"));
            assertKept(rowsOf(book.withdrawals()), rows(account, "withdrawals"));
        }
    }

    @Test
    void the_clock_starts_at_the_newest_thing_that_happened_and_nothing_is_historical() {
        var exchange = load("""
                {"markets": [{"ticker": "KXA-1-B", "close_time": "2030-01-01T00:00:00Z"}],
                 "accounts": [{"account": "alpha", "fills": [{"fill_id": "f", "ticker": "KXA-1-B", "book_side": "bid",
                   "count_fp": "1.00", "yes_price_dollars": "0.5", "created_time": "2026-03-01T00:00:00Z"}],
                   "deposits": [{"id": "d", "amount_cents": 1, "created_ts": 1772409600}]}]}""");
        assertThat(exchange.now()).isEqualTo("2026-03-02T00:00:00Z");
        assertThat(exchange.cutoff().tradesCreated()).isBefore("2026-03-01T00:00:00Z");
    }

    @Test
    void an_empty_scenario_starts_now() {
        assertThat(load("{}").now()).isEqualTo(WALL_CLOCK);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"accounts\": [{}]} | accounts[0].account",
                "{\"accounts\": [{\"account\": \"../x\"}]} | accounts[0].account",
                "{\"accounts\": [{\"account\": \"a\"}, {\"account\": \"a\"}]} | accounts[1].account",
                "{\"accounts\": 7} | accounts",
                "{\"now\": \"soon\"} | now",
                "{\"historical_cutoff\": {\"trades_created_ts\": \"x\"}} | trades_created_ts",
                "[] | scenario",
                "{\"now\": 1, \"now\": 2} | scenario"
            })
    void a_bad_scenario_is_refused_by_field(String scenario, String field) {
        assertThatThrownBy(() -> load(scenario))
                .asInstanceOf(type(BadInput.class))
                .extracting(BadInput::field)
                .isEqualTo(field);
    }

    private static Exchange load(String scenario) {
        var exchange = new Exchange();
        ScenarioReader.read(scenario.getBytes(StandardCharsets.UTF_8), WALL_CLOCK)
                .forEach(change -> exchange.apply(exchange.prepared(change)));
        return exchange;
    }

    private static List<WireRow> rowsOf(Register<? extends Entry> register) {
        return register.newestFirst().stream().map(Entry::row).toList();
    }

    private static void assertKept(Collection<WireRow> ours, List<JsonNode> given, String key) {
        assertKept(
                ours.stream().sorted(Comparator.comparing(row -> row.text(key))).toList(),
                given.stream()
                        .sorted(Comparator.comparing(row -> row.get(key).textValue()))
                        .toList());
    }

    /** Every field of the file as it was; what a row has besides are defaults. */
    private static void assertKept(List<WireRow> ours, List<JsonNode> given) {
        assertThat(ours).hasSameSizeAs(given);
        for (var i = 0; i < given.size(); i++) {
            var kept = JSON.<ObjectNode>valueToTree(ours.get(i).fields());
            kept.retain(names(given.get(i)));
            assertThat(kept.toString()).isEqualTo(sorted(given.get(i)).toString());
        }
    }

    private static List<String> names(JsonNode row) {
        return row.properties().stream().map(Map.Entry::getKey).toList();
    }

    /** The same with the keys of every object in order, as the exchange writes them. */
    private static JsonNode sorted(JsonNode value) {
        if (value.isArray()) {
            var list = JSON.createArrayNode();
            value.forEach(each -> list.add(sorted(each)));
            return list;
        }
        if (!value.isObject()) {
            return value;
        }
        var sorted = JSON.createObjectNode();
        value.properties().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(field -> sorted.set(field.getKey(), sorted(field.getValue())));
        return sorted;
    }

    private static List<JsonNode> rows(JsonNode owner, String list) {
        var rows = new ArrayList<JsonNode>();
        owner.path(list).forEach(rows::add);
        return rows;
    }
}
