package io.evenkeel.simulator.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What validates all other answers finds what is wrong. */
class OpenApiTest {
    private static final String TRADE = """
            {"count_fp":"4.00","created_time":"2026-09-20T14:05:10.120001Z","is_block_trade":false,\
            "no_price_dollars":"0.3900","taker_book_side":"ask","taker_outcome_side":"no","taker_side":"no",\
            "ticker":"T","trade_id":"t","yes_price_dollars":"0.6100"}""";

    @Test
    void an_answer_as_described_is_not_complained_of() {
        assertThat(complaintsOf(TRADE)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "\"ticker\":\"T\",; ; required property 'ticker'",
                "\"ticker\":\"T\"; \"ticker\":1; integer found, string expected",
                "\"ticker\":\"T\"; \"ticker\":null; null found",
                "\"count_fp\":\"4.00\"; \"count_fp\":\"4\"; does not match the regex",
                "\"0.6100\"; \"0.6100001\"; does not match the regex",
                "T14:05:10.120001Z; ; date-time",
                "\"ask\"; \"sell\"; does not have a value in the enumeration",
                "\"taker_side\":\"no\"; \"taker_sides\":\"no\"; additional properties",
                "\"ticker\":\"T\",\"trade_id\":\"t\"; \"trade_id\":\"t\",\"ticker\":\"T\"; comes after trade_id"
            },
            delimiter = ';')
    void a_deviation_is_complained_of(String right, String wrong, String complaint) {
        assertThat(complaintsOf(TRADE.replace(right, wrong == null ? "" : wrong)))
                .anySatisfy(each -> assertThat(each).contains(complaint));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "400; {\"msg\":\"m\"}; true",
                "404; {\"error\":{\"code\":\"not_found\",\"message\":\"not found\"}}; true",
                "429; {\"error\":\"too many requests\"}; true",
                "400; {\"error\":{\"code\":\"c\",\"message\":\"m\",\"service\":\"s\"}}; false",
                "400; {\"detail\":\"d\"}; false",
                "201; {\"cursor\":\"\",\"trades\":[]}; false"
            },
            delimiter = ';')
    void a_refusal_has_one_of_four_shapes_and_a_success_the_documented_status(int status, String body, boolean right) {
        assertThat(OpenApi.instance()
                        .complaints("GET", "/markets/trades?limit=1", new Answer(status, body, ""))
                        .isEmpty())
                .isEqualTo(right);
    }

    @ParameterizedTest
    @CsvSource({
        "GET,/markets/trades,GET /markets/trades",
        "GET,/markets/T-1,GET /markets/{ticker}",
        "DELETE,/portfolio/events/orders,DELETE /portfolio/events/orders",
        "DELETE,/portfolio/events/orders/batched,DELETE /portfolio/events/orders/batched",
        "GET,/historical/positions,GET /historical/positions"
    })
    void a_path_stands_for_the_operation_that_names_most_of_it(String method, String path, String operation) {
        assertThat(OpenApi.instance().find(method, path))
                .hasValueSatisfying(found -> assertThat(found.name()).isEqualTo(operation));
    }

    private static List<String> complaintsOf(String trade) {
        return OpenApi.instance()
                .complaints(
                        "GET", "/markets/trades", new Answer(200, "{\"cursor\":\"\",\"trades\":[" + trade + "]}", ""));
    }
}
