package io.evenkeel.simulator.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.evenkeel.simulator.Histories;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every fault, as a client sees it. */
class FaultIT {
    private static final String FILLS = "/portfolio/fills?limit=5";

    @TempDir
    static Path folder;

    private static SimulatorProcess simulator;

    @BeforeAll
    static void start() throws IOException {
        simulator = SimulatorProcess.ready(folder, Histories.file(101), "alpha", "beta");
        simulator.liftLimits("alpha");
    }

    @AfterAll
    static void stop() {
        simulator.close();
    }

    @AfterEach
    void forget() {
        simulator.sim("DELETE", "/faults", "");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "429 | | {\"error\":\"too many requests\"}",
                "500 | | {\"error\":{\"code\":\"internal_server_error\",\"message\":\"internal server error\"}}",
                "503 | flat | {\"code\":\"service_unavailable\",\"message\":\"service unavailable\",\"details\":\"\"}",
                "503 | html | <html><body><h1>503</h1></body></html>"
            })
    void an_error_status_comes_once_and_to_this_account_alone(int status, String shape, String body) {
        order("\"kind\": \"status\", \"status\": " + status + ", \"account\": \"alpha\""
                + (shape == null ? "" : ", \"shape\": \"" + shape + "\""));
        assertThat(simulator.get("beta", FILLS).status()).isEqualTo(200);
        var answer = simulator.get("alpha", FILLS);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.body()).isEqualTo(body);
        assertThat(simulator.get("alpha", FILLS).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_delayed_call_is_answered_late_and_right(boolean afterEffect) {
        var undisturbed = simulator.get("alpha", FILLS);
        order("\"kind\": \"delay\", \"millis\": 300, \"after_effect\": " + afterEffect);
        var before = System.nanoTime();
        assertThat(simulator.get("alpha", FILLS)).isEqualTo(undisturbed);
        assertThat(System.nanoTime() - before).isGreaterThan(300_000_000L);
    }

    @ParameterizedTest
    @CsvSource({"no_answer, CLOSED", "reset, RESET"})
    void a_call_may_lose_its_connection_before_and_after_it_is_done(String kind, RawCall.End end) {
        for (var afterEffect : List.of(false, true)) {
            order("\"kind\": \"" + kind + "\", \"after_effect\": " + afterEffect);
            try (var call = RawCall.send(simulator, "alpha", "GET", FILLS, "")) {
                assertThat(call.end(RawCall.PATIENCE)).isEqualTo(end);
                assertThat(call.received()).isEmpty();
            }
        }
        assertThat(happened()).containsExactly(1, 1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_call_may_hang_on_an_open_connection_until_it_is_closed(boolean afterEffect) {
        order("\"kind\": \"hang\", \"after_effect\": " + afterEffect);
        try (var call = RawCall.send(simulator, "alpha", "GET", FILLS, "")) {
            assertThat(call.end(Duration.ofMillis(200))).isEqualTo(RawCall.End.NOTHING);
        }
        order("\"kind\": \"hang\", \"millis\": 100, \"after_effect\": " + afterEffect);
        try (var call = RawCall.send(simulator, "alpha", "GET", FILLS, "")) {
            assertThat(call.end(RawCall.PATIENCE)).isEqualTo(RawCall.End.CLOSED);
            assertThat(call.received()).isEmpty();
        }
    }

    @Test
    void a_truncated_body_is_half_of_the_real_one() {
        var whole = simulator.get("alpha", FILLS).body();
        order("\"kind\": \"truncated_body\"");
        var answer = simulator.get("alpha", FILLS);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(whole.substring(0, whole.length() / 2));
    }

    @Test
    void an_empty_page_leads_to_its_rows() {
        var wanted = rows(simulator.get("alpha", FILLS).json());
        order("\"kind\": \"empty_page\"");
        var empty = simulator.get("alpha", FILLS).json();
        assertThat(empty.get("fills")).isEmpty();
        var cursor = empty.get("cursor").textValue();
        assertThat(cursor).isNotEmpty();
        assertThat(rows(simulator.get("alpha", FILLS + "&cursor=" + cursor).json()))
                .isEqualTo(wanted);
    }

    @Test
    void a_cursor_loop_leads_back_to_the_same_page() {
        var second = simulator.get("alpha", FILLS).json().get("cursor").textValue();
        order("\"kind\": \"cursor_loop\", \"count\": 2");
        var first = simulator.get("alpha", FILLS + "&cursor=" + second).json();
        assertThat(first.get("cursor").textValue()).isEqualTo(second);
        assertThat(simulator.get("alpha", FILLS + "&cursor=" + second).json()).isEqualTo(first);
    }

    @Test
    void doubled_rows_are_there_twice() {
        var once = rows(simulator.get("alpha", FILLS).json());
        order("\"kind\": \"doubled_rows\"");
        assertThat(rows(simulator.get("alpha", FILLS).json()))
                .hasSize(once.size() * 2)
                .hasSameElementsAs(once);
    }

    @Test
    void shuffled_rows_are_the_same_rows_in_an_order_that_the_seed_decides() {
        var path = "/portfolio/fills?limit=50";
        var ordered = rows(simulator.get("alpha", path).json());
        order("\"kind\": \"shuffled_rows\", \"seed\": 7, \"count\": 2");
        var shuffled = rows(simulator.get("alpha", path).json());
        assertThat(shuffled).isNotEqualTo(ordered).containsExactlyInAnyOrderElementsOf(ordered);
        assertThat(rows(simulator.get("alpha", path).json())).isEqualTo(shuffled);
    }

    @Test
    void a_page_size_makes_pages_shorter_and_loses_nothing() {
        var wanted = rows(simulator.get("alpha", FILLS).json());
        order("\"kind\": \"page_size\", \"size\": 2, \"count\": 2");
        var page = simulator.get("alpha", FILLS).json();
        assertThat(rows(page)).isEqualTo(wanted.subList(0, 2));
        var next =
                simulator.get("alpha", FILLS + "&cursor=" + page.get("cursor").textValue());
        assertThat(rows(next.json())).isEqualTo(wanted.subList(2, 4));
    }

    @Test
    void a_field_has_another_value_or_is_gone() {
        order("\"kind\": \"field\", \"field\": \"count_fp\", \"value\": \"abc\"");
        var page = simulator.get("alpha", FILLS).json();
        assertThat(page.at("/fills/0/count_fp").textValue()).isEqualTo("abc");
        assertThat(page.at("/fills/1/count_fp").textValue()).isNotEqualTo("abc");
        order("\"kind\": \"field\", \"field\": \"action\", \"rows\": 5");
        assertThat(simulator.get("alpha", FILLS).json().get("fills")).noneMatch(row -> row.has("action"));
    }

    @Test
    void a_field_of_one_record_is_wrong_wherever_that_record_comes() {
        var third = simulator.get("alpha", FILLS).json().at("/fills/2/fill_id").textValue();
        order("\"kind\": \"field\", \"field\": \"count_fp\", \"value\": \"abc\", \"count\": 2, \"row\": \"" + third
                + "\"");
        for (var path : List.of(FILLS, "/portfolio/fills?limit=50")) {
            for (var row : simulator.get("alpha", path).json().get("fills")) {
                var isThird = row.get("fill_id").textValue().equals(third);
                assertThat(row.get("count_fp").textValue().equals("abc")).isEqualTo(isThird);
            }
        }
    }

    @Test
    void repeated_rows_end_one_page_and_begin_the_next() {
        var wanted = rows(simulator.get("alpha", "/portfolio/fills?limit=50").json());
        order("\"kind\": \"repeated_rows\", \"rows\": 2");
        var page = simulator.get("alpha", FILLS).json();
        assertThat(rows(page)).isEqualTo(wanted.subList(0, 5));
        var next =
                simulator.get("alpha", FILLS + "&cursor=" + page.get("cursor").textValue());
        assertThat(rows(next.json())).isEqualTo(wanted.subList(3, 8));
    }

    @Test
    void unknown_fields_are_in_the_answer_and_in_its_rows() {
        order("\"kind\": \"unknown_fields\"");
        var page = simulator.get("alpha", FILLS).json();
        assertThat(page.has("unheard_of")).isTrue();
        assertThat(page.get("fills")).isNotEmpty().allMatch(row -> row.has("unheard_of_object"));
    }

    @Test
    void unknown_values_stand_where_there_is_a_fixed_set_of_them() {
        order("\"kind\": \"unknown_enum\"");
        assertThat(simulator.get("alpha", FILLS).json().get("fills"))
                .isNotEmpty()
                .allSatisfy(row -> {
                    assertThat(row.get("book_side").textValue()).isEqualTo("unheard_of");
                    assertThat(row.get("fill_id").textValue()).isNotEqualTo("unheard_of");
                });
        order("\"kind\": \"unknown_enum\", \"field\": \"action\", \"rows\": 1");
        var page = simulator.get("alpha", FILLS).json();
        assertThat(page.at("/fills/0/action").textValue()).isEqualTo("unheard_of");
        assertThat(page.at("/fills/0/book_side").textValue()).isNotEqualTo("unheard_of");
        assertThat(page.at("/fills/1/action").textValue()).isNotEqualTo("unheard_of");
    }

    @Test
    void deprecated_fields_are_gone_and_the_others_stay() {
        order("\"kind\": \"no_deprecated\"");
        assertThat(simulator.get("alpha", FILLS).json().get("fills"))
                .isNotEmpty()
                .noneMatch(row -> row.has("side") || row.has("action") || row.has("ts"))
                .allMatch(row -> row.has("book_side") && row.has("created_time"));
    }

    @Test
    void lists_are_null_wherever_they_are() {
        order("\"kind\": \"null_arrays\"");
        var page = simulator.get("alpha", FILLS).json();
        assertThat(page.has("fills")).isTrue();
        assertThat(page.get("fills").isNull()).isTrue();
        simulator.sim("POST", "/faults", "{\"kind\": \"null_arrays\", \"endpoint\": \"/markets/*\"}");
        var ticker = simulator.get("alpha", FILLS).json().at("/fills/0/ticker").textValue();
        var market = simulator.get("alpha", "/markets/" + ticker).json().get("market");
        assertThat(market.get("price_ranges").isNull()).isTrue();
        assertThat(market.get("ticker").textValue()).isEqualTo(ticker);
    }

    @Test
    void an_ordered_body_comes_with_the_status_of_the_call_or_with_an_ordered_one() {
        order("\"kind\": \"body\", \"value\": {\"error\": \"odd\"}");
        var answer = simulator.get("alpha", FILLS);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"error\":\"odd\"}");
        order("\"kind\": \"status\", \"status\": 429, \"value\": {\"message\": \"slow down\"}");
        answer = simulator.get("alpha", FILLS);
        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.body()).isEqualTo("{\"message\":\"slow down\"}");
    }

    @Test
    void it_is_told_what_is_still_to_happen_and_how_often_something_happened() {
        order("\"kind\": \"status\", \"status\": 503, \"count\": 2, \"method\": \"GET\"");
        order("\"kind\": \"empty_page\", \"account\": \"beta\"");
        simulator.get("alpha", FILLS);
        var told = simulator.sim("GET", "/faults", "").json();
        assertThat(told.at("/faults/0/happened").intValue()).isEqualTo(1);
        assertThat(told.at("/faults/0/remaining").intValue()).isEqualTo(1);
        assertThat(told.at("/faults/1/happened").intValue()).isZero();
        assertThat(told.get("over")).isEmpty();
        simulator.get("alpha", FILLS);
        told = simulator.sim("GET", "/faults", "").json();
        assertThat(told.at("/over/0/happened").intValue()).isEqualTo(2);
        assertThat(told.get("faults")).hasSize(1);
    }

    @Test
    void a_fault_that_finds_nothing_to_spoil_has_not_happened() {
        simulator.sim("POST", "/faults", "{\"kind\": \"empty_page\"}");
        assertThat(simulator.get("alpha", "/portfolio/balance").status()).isEqualTo(200);
        assertThat(happened()).containsExactly(0);
    }

    @Test
    void an_outage_ends_by_itself() {
        order("\"kind\": \"status\", \"status\": 503, \"count\": 1000000, \"lasts_millis\": 5000");
        assertThat(simulator.get("alpha", FILLS).status()).isEqualTo(503);
        await().atMost(RawCall.PATIENCE)
                .until(() -> simulator.get("alpha", FILLS).status() == 200);
    }

    @Test
    void lost_rows_are_missing_once_and_the_cursor_does_not_lead_to_them() {
        var wanted = rows(simulator.get("alpha", FILLS).json());
        order("\"kind\": \"lost_rows\", \"rows\": 2");
        var page = simulator.get("alpha", FILLS).json();
        assertThat(rows(page)).isEqualTo(wanted.subList(2, 5));
        assertThat(rows(simulator.get("alpha", FILLS).json())).isEqualTo(wanted);
    }

    @Test
    void a_web_page_comes_with_status_200() {
        order("\"kind\": \"web_page\"");
        var answer = simulator.get("alpha", FILLS);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).startsWith("<html>");
    }

    @ParameterizedTest
    @CsvSource({
        "'\"kind\": \"odd\"', kind",
        "'\"kind\": \"status\"', status",
        "'\"kind\": \"status\", \"status\": 200', status",
        "'\"kind\": \"delay\", \"millis\": \"1\"', millis",
        "'\"kind\": \"delay\", \"millis\": 1, \"colour\": \"red\"', colour",
        "'\"kind\": \"delay\"', millis",
        "'\"kind\": \"delay\", \"millis\": 1, \"size\": 1', size",
        "'\"kind\": \"status\", \"status\": 500, \"shape\": \"round\"', shape",
        "'\"kind\": \"status\", \"status\": 500, \"value\": \"text\"', value",
        "'\"kind\": \"no_answer\", \"after_effect\": \"yes\"', after_effect",
        "'\"kind\": \"no_answer\", \"method\": \"FETCH\"', method",
        "'\"kind\": \"no_answer\", \"count\": 0', count",
        "'\"kind\": \"no_answer\", \"frames\": \"fill\"', frames",
        "'\"kind\": \"body\"', value",
        "'\"kind\": \"dropped_frame\", \"endpoint\": \"/markets\"', endpoint",
        "'\"kind\": \"field\", \"value\": 1', field",
        "'\"kind\": \"stale_orders\", \"reads\": 0', reads"
    })
    void a_bad_order_is_refused_by_field(String fields, String field) {
        var answer = simulator.sim("POST", "/faults", "{" + fields + "}");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("field").textValue()).isEqualTo(field);
    }

    private static void order(String fields) {
        var answer = simulator.sim("POST", "/faults", "{\"endpoint\": \"/portfolio/fills\", " + fields + "}");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    private static List<Integer> happened() {
        var told = simulator.sim("GET", "/faults", "").json();
        return Stream.of("faults", "over")
                .flatMap(list -> told.get(list).valueStream())
                .map(fault -> fault.get("happened").intValue())
                .toList();
    }

    private static List<JsonNode> rows(JsonNode page) {
        var rows = new ArrayList<JsonNode>();
        page.get("fills").forEach(rows::add);
        return rows;
    }
}
