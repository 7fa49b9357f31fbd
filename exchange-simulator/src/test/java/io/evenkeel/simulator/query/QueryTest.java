package io.evenkeel.simulator.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.evenkeel.simulator.answer.Refusal;
import io.evenkeel.simulator.exchange.Mark;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueryTest {
    private static final List<String> NAMES =
            IntStream.range(100, 350).mapToObj(i -> "n" + i).toList();

    @Test
    void a_limit_over_the_maximum_is_refused_in_the_recorded_words() {
        assertThatThrownBy(() -> query("limit", "1001").page(NAMES, Limit.RECORDS, name -> name))
                .asInstanceOf(type(Refusal.class))
                .satisfies(refusal -> {
                    assertThat(refusal.status()).isEqualTo(400);
                    assertThat(refusal.body())
                            .isEqualTo(Map.of(
                                    "msg",
                                    "Parameter validation failed for GetMarkets: Key: 'GetMarketsParams.Limit' "
                                            + "Error:Field validation for 'Limit' failed on the 'lte' tag"));
                });
    }

    @ParameterizedTest
    @CsvSource({"limit,-1", "limit,ten", "min_ts,yesterday", "subaccount,64", "subaccount,-1", "status,odd"})
    void a_wrong_value_is_refused_as_a_parameter(String name, String value) {
        var query = query(name, value);
        assertThatThrownBy(() -> {
                    query.subaccount();
                    query.inTime();
                    query.oneOf("status", "open");
                    query.page(NAMES, Limit.RECORDS, each -> each);
                })
                .asInstanceOf(type(Refusal.class))
                .extracting(Refusal::status)
                .isEqualTo(400);
    }

    @Test
    void no_limit_and_limit_zero_are_the_standard_page() {
        assertThat(query("x", "").page(NAMES, Limit.RECORDS, name -> name).rows())
                .hasSize(100);
        assertThat(query("limit", "0").page(NAMES, Limit.RECORDS, name -> name).rows())
                .hasSize(100);
    }

    @ParameterizedTest
    @ValueSource(strings = {"garbage", "!!!", "", "bm8gYmFyIGhlcmU", "eHx5"})
    void a_garbage_cursor_is_the_first_page(String cursor) {
        assertThat(query("cursor", cursor)
                        .page(NAMES, Limit.RECORDS, name -> name)
                        .rows())
                .startsWith("n100");
    }

    @Test
    void the_cursor_of_the_last_page_is_empty() {
        assertThat(Cursors.of(null)).isEmpty();
    }

    @Test
    void a_cursor_says_time_and_id_again() {
        var mark = new Mark(Instant.parse("2026-11-01T00:00:00.123456Z"), "id|with:odd/things");
        assertThat(Cursors.read(Cursors.of(mark))).contains(mark);
        assertThat(Cursors.of(mark)).matches("[A-Za-z0-9_-]+");
    }

    @Test
    void an_ordered_page_size_cuts_pages_whatever_the_limit() {
        var query = new Query("GetFills", Map.of("limit", List.of("50")), new PageRule(3, 0));
        assertThat(query.page(NAMES, Limit.RECORDS, name -> name).rows()).hasSize(3);
    }

    private static Query query(String name, String value) {
        return new Query("GetMarkets", Map.of(name, List.of(value)), PageRule.NONE);
    }
}
