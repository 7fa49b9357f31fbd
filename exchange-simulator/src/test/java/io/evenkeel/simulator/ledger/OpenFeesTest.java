package io.evenkeel.simulator.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.contracts.money.Money;
import io.evenkeel.simulator.exchange.Fill;
import io.evenkeel.simulator.row.WireRow;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Ten bought for a fee of .1748, four sold again: six tenths of the fee are left, as in the exchange's sample. */
class OpenFeesTest {
    @Test
    void what_is_closed_takes_its_part_of_the_fee_along() {
        assertThat(OpenFees.of(List.of(fill("1", "bid", "10.00", "0.174800"), fill("2", "ask", "4.00", "0.066700"))))
                .isEqualTo(Money.parse("0.104880"));
    }

    @Test
    void a_position_that_turned_has_the_fee_of_the_part_that_turned_it() {
        assertThat(OpenFees.of(List.of(fill("1", "bid", "3.00", "0.050000"), fill("2", "ask", "4.00", "0.040000"))))
                .isEqualTo(Money.parse("0.010000"));
    }

    @Test
    void a_flat_position_has_none() {
        assertThat(OpenFees.of(List.of(fill("1", "bid", "3.00", "0.050000"), fill("2", "ask", "3.00", "0.040000"))))
                .isEqualTo(Money.ZERO);
    }

    private static Fill fill(String id, String side, String count, String fee) {
        return Fill.of(
                WireRow.of(Map.of(
                        "fill_id", id,
                        "ticker", "A-1",
                        "book_side", side,
                        "count_fp", count,
                        "yes_price_dollars", "0.5200",
                        "fee_cost", fee)),
                Instant.EPOCH);
    }
}
