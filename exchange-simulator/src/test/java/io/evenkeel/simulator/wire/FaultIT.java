package io.evenkeel.simulator.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.evenkeel.simulator.Histories;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every fault, as a client sees it. */
class FaultIT {
    private static final String FILLS = "/portfolio/fills?limit=5";

    @TempDir
    static Path folder;

    private static SimulatorProcess simulator;

    @BeforeAll
    static void start() throws IOException {
        simulator = SimulatorProcess.ready(folder, Histories.file(101), "alpha", "beta");
        simulator.sim("POST", "/limits", "{\"account\": \"alpha\", \"usage_tier\": \"prestige\"}");
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

    @Test
    void a_delayed_call_is_answered_late_and_right() {
        var undisturbed = simulator.get("alpha", FILLS);
        order("\"kind\": \"delay\", \"millis\": 700");
        var before = System.nanoTime();
        assertThat(simulator.get("alpha", FILLS)).isEqualTo(undisturbed);
        assertThat(System.nanoTime() - before).isGreaterThan(700_000_000L);
    }

    @Test
    void a_closed_connection_gives_no_answer() {
        // The HTTP client of the JDK repeats a GET once by itself when the connection is closed under it.
        order("\"kind\": \"no_answer\", \"count\": 2");
        assertThatThrownBy(() -> simulator.get("alpha", FILLS)).hasMessageContaining("no answer");
        simulator.sim("DELETE", "/faults", "");
        assertThat(simulator.get("alpha", FILLS).status()).isEqualTo(200);
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
        "'\"kind\": \"delay\", \"millis\": 1, \"colour\": \"red\"', colour"
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

    private static List<JsonNode> rows(JsonNode page) {
        var rows = new ArrayList<JsonNode>();
        page.get("fills").forEach(rows::add);
        return rows;
    }
}
