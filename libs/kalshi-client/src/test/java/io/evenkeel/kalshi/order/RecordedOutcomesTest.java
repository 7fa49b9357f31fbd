package io.evenkeel.kalshi.order;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.evenkeel.contracts.id.OrderId;
import io.evenkeel.contracts.money.Money;
import io.evenkeel.contracts.money.Quantity;
import io.evenkeel.kalshi.groundtruth.Recordings;
import io.evenkeel.kalshi.http.Answer;
import io.evenkeel.kalshi.wire.OrderCanceled;
import io.evenkeel.kalshi.wire.OrderPlaced;
import io.evenkeel.kalshi.wire.OrderReaders;
import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the real exchange answered to orders, with the status that it answered. */
class RecordedOutcomesTest {
    @ParameterizedTest
    @CsvSource({
        "orders__create_v2_maker.json, Accepted",
        "orders__create_v2_taker_ioc.json, Accepted",
        "orders__stp_setup.json, Accepted",
        "orders__duplicate_client_order_id.json, Exists",
        "orders__insufficient_balance.json, Rejected",
        "orders__invalid_price_structure.json, Rejected",
        "orders__numeric_field_types.json, Rejected"
    })
    void a_recorded_answer_to_a_new_order_says(String file, String expected) throws IOException {
        assertThat(Outcomes.of(answer(file), OrderReaders::placed, false)
                        .getClass()
                        .getSimpleName())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "orders__cancel_v2.json, Accepted",
        "orders__cancel_already_canceled.json, NotFound",
        "orders__cancel_unknown_id.json, NotFound"
    })
    void a_recorded_answer_to_a_cancel_says(String file, String expected) throws IOException {
        assertThat(Outcomes.of(answer(file), OrderReaders::canceled, true)
                        .getClass()
                        .getSimpleName())
                .isEqualTo(expected);
    }

    @Test
    void recorded_acceptances_are_read_exactly() throws IOException {
        var taken = (Outcome.Accepted<OrderPlaced>)
                Outcomes.of(answer("orders__create_v2_taker_ioc.json"), OrderReaders::placed, false);
        var canceled = (Outcome.Accepted<OrderCanceled>)
                Outcomes.of(answer("orders__cancel_v2.json"), OrderReaders::canceled, true);

        assertThat(taken.value())
                .isEqualTo(new OrderPlaced(
                        new OrderId("97ec18b7-10d3-4557-9de0-8598aad625f0"),
                        "2b8394e0-515e-4b89-b624-f34067756855",
                        Quantity.parse("1"),
                        Quantity.ZERO,
                        Money.parse("0.52"),
                        Money.parse("0.0175"),
                        Instant.ofEpochMilli(1781159370164L)));
        assertThat(canceled.value())
                .isEqualTo(new OrderCanceled(
                        new OrderId("2597b999-f887-4195-8bac-c3f97a1f2021"),
                        null,
                        Quantity.parse("1"),
                        Instant.ofEpochMilli(1781159364112L)));
    }

    private static Answer answer(String file) throws IOException {
        for (JsonNode recording : Recordings.demoIndex()) {
            if (recording.path("body").asText().equals(file)) {
                return new Answer(recording.path("status").asInt(), null, Recordings.demo(file));
            }
        }
        throw new AssertionError("no recording " + file);
    }
}
