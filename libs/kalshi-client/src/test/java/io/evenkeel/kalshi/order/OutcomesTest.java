package io.evenkeel.kalshi.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.contracts.id.OrderId;
import io.evenkeel.contracts.money.Money;
import io.evenkeel.contracts.money.Quantity;
import io.evenkeel.kalshi.failure.ExchangeError;
import io.evenkeel.kalshi.failure.ExchangeFailure;
import io.evenkeel.kalshi.http.Answer;
import io.evenkeel.kalshi.sign.InvalidKey;
import io.evenkeel.kalshi.wire.OrderPlaced;
import io.evenkeel.kalshi.wire.OrderReaders;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutcomesTest {
    private static final String PLACED = "{\"average_fee_paid\":\"0.0175\",\"average_fill_price\":\"0.5200\","
            + "\"client_order_id\":\"c-79\",\"fill_count\":\"5.00\",\"order_id\":\"o-5\","
            + "\"remaining_count\":\"0.00\",\"ts_ms\":1790000001456}";

    /** What the exchange can answer to a new order, and what that says about the order. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "200 | {}                                                                            | Unknown",
                "201 | {\"order_id\":\"o-1\"}                                                        | Unknown",
                "201 | {\"error\":{\"code\":\"internal\",\"message\":\"internal\"}}                  | Unknown",
                "201 | <html>thank you</html>                                                        | Unknown",
                "201 | ``                                                                            | Unknown",
                "202 | {}                                                                            | Unknown",
                "301 | ``                                                                            | Unknown",
                "400 | {\"error\":{\"code\":\"insufficient_balance\",\"message\":\"insufficient\"}}  | Rejected",
                "400 | {\"error\":{\"code\":\"invalid_price\",\"message\":\"invalid price\"}}        | Rejected",
                "400 | {\"code\":\"bad_request\",\"message\":\"bad request\",\"details\":\"json\"}   | Rejected",
                "400 | {\"msg\":\"Parameter validation failed\"}                                     | Rejected",
                "400 | {\"error\":{\"code\":\"exchange_unavailable\",\"message\":\"unavailable\"}}   | Unknown",
                "400 | <html>bad request</html>                                                      | Unknown",
                "401 | {\"error\":{\"code\":\"header_timestamp_expired\",\"message\":\"expired\"}}   | Rejected",
                "403 | {\"error\":{\"code\":\"permission_denied\",\"message\":\"denied\"}}           | Rejected",
                "404 | {\"error\":{\"code\":\"not_found\",\"message\":\"no such market\"}}           | Rejected",
                "404 | <html>not found</html>                                                        | Unknown",
                "408 | {\"error\":{\"code\":\"timeout\",\"message\":\"timeout\"}}                    | Unknown",
                "409 | {\"error\":{\"code\":\"order_already_exists\",\"message\":\"exists\"}}        | Exists",
                "409 | ``                                                                            | Unknown",
                "410 | {\"error\":{\"code\":\"deprecated_v1_order_endpoint\",\"message\":\"use V2\"}}| Rejected",
                "429 | {\"error\":\"too many requests\"}                                             | Rejected",
                "429 | {\"error\":{\"code\":\"busy\",\"message\":\"too many requests\"}}             | Unknown",
                "429 | <html>slow down</html>                                                        | Unknown",
                "500 | {\"error\":{\"code\":\"internal_error\",\"message\":\"internal error\"}}      | Unknown",
                "502 | <html>bad gateway</html>                                                      | Unknown",
                "503 | {\"code\":\"service_unavailable\",\"message\":\"unavailable\"}                | Unknown",
                "504 | ``                                                                            | Unknown"
            })
    void what_an_answer_says_about_a_new_order(int status, String body, String expected) {
        assertThat(outcome(status, body, false).getClass().getSimpleName()).isEqualTo(expected);
    }

    @Test
    void an_acceptance_is_read_exactly_and_keeps_its_text() {
        var expected = new OrderPlaced(
                new OrderId("o-5"),
                "c-79",
                Quantity.parse("5"),
                Quantity.ZERO,
                Money.parse("0.52"),
                Money.parse("0.0175"),
                Instant.ofEpochMilli(1790000001456L));

        assertThat(outcome(201, PLACED, false)).isEqualTo(new Outcome.Accepted<>(expected, PLACED));
        assertThat(outcome(200, PLACED, false)).isEqualTo(new Outcome.Accepted<>(expected, PLACED));
    }

    @Test
    void a_404_for_an_order_that_should_be_there_proves_nothing() {
        assertThat(outcome(404, "{\"error\":{\"code\":\"not_found\",\"message\":\"not found\"}}", true))
                .isInstanceOf(Outcome.NotFound.class);
    }

    @Test
    void a_refusal_for_too_many_calls_can_be_told_apart() {
        var throttled = (Outcome.Rejected<OrderPlaced>) outcome(429, "{\"error\":\"too many requests\"}", false);
        var rejected = new Outcome.Rejected<OrderPlaced>(new ExchangeError(400, "invalid_price", "", ""));

        assertThat(throttled.isThrottled()).isTrue();
        assertThat(rejected.isThrottled()).isFalse();
    }

    @Test
    void only_what_did_not_leave_this_process_is_certain_without_an_answer() {
        assertThat(Outcomes.<OrderPlaced>of(new ExchangeFailure.Overloaded("queue full")))
                .isEqualTo(new Outcome.Denied<>("queue full"));
        assertThat(Outcomes.<OrderPlaced>of(new ExchangeFailure.Stopped("stopped")))
                .isInstanceOf(Outcome.Denied.class);
        assertThat(Outcomes.<OrderPlaced>of(new InvalidKey("cannot sign"))).isInstanceOf(Outcome.Denied.class);
        assertThat(Outcomes.<OrderPlaced>of(new ExchangeFailure.Unreachable("refused", false)))
                .isInstanceOf(Outcome.Denied.class);
        assertThat(Outcomes.<OrderPlaced>of(new ExchangeFailure.Unreachable("reset", true)))
                .isInstanceOf(Outcome.Unknown.class);
        assertThat(Outcomes.<OrderPlaced>of(new ExchangeFailure.Unintelligible("too large")))
                .isInstanceOf(Outcome.Unknown.class);
        assertThat(Outcomes.<OrderPlaced>of(new RejectedExecutionException("after the answer")))
                .isInstanceOf(Outcome.Unknown.class);
        assertThat(Outcomes.<OrderPlaced>of(new IllegalStateException("anything")))
                .isInstanceOf(Outcome.Unknown.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"error\":{\"code\":\"insufficient_balance\",\"message\":\"x\"}} | Rejected",
                "{\"error\":{\"code\":\"order_already_exists\",\"message\":\"x\"}} | Exists",
                "{\"error\":{\"code\":\"not_found\",\"message\":\"x\"}}            | NotFound",
                "{\"error\":{\"code\":\"exchange_unavailable\",\"message\":\"x\"}} | Unknown",
                "{\"error\":{\"message\":\"x\"}}                                   | Unknown",
                "{\"order_id\":\"o-1\"}                                            | Unknown",
                "{\"order_id\":\"o-1\",\"reduced_by\":\"1.00\",\"ts_ms\":1790000006000} | Accepted"
            })
    void what_an_item_of_a_batch_of_cancels_says(String item, String expected) {
        var page = OrderReaders.allCanceled(bytes("{\"orders\":[" + item + "]}"));

        assertThat(Outcomes.of(page.good().getFirst(), true).getClass().getSimpleName())
                .isEqualTo(expected);
    }

    @Test
    void an_item_that_is_no_object_makes_the_whole_batch_unreadable() {
        assertThat(OrderReaders.allPlaced(bytes("{\"orders\":[null]}")).unreadable())
                .hasSize(1);
    }

    private static Outcome<OrderPlaced> outcome(int status, String body, boolean aboutAnOrder) {
        return Outcomes.of(new Answer(status, null, bytes(body)), OrderReaders::placed, aboutAnOrder);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
