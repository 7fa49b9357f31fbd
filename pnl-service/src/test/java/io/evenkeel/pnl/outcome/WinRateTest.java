package io.evenkeel.pnl.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WinRateTest {
    @ParameterizedTest
    @CsvSource({
        "8, 3, 727273",
        "1, 0, 1000000",
        "0, 5, 0",
        "1, 2, 333333",
        "2, 1, 666667",
        "1, 127, 7812",
        "3, 125, 23438"
    })
    void the_rate_is_rounded_half_even_to_six_places(long wins, long losses, long millionths) {
        assertThat(WinRate.of(wins, losses)).isEqualTo(new WinRate(millionths));
    }

    @Test
    void without_a_decision_there_is_no_rate() {
        assertThat(WinRate.of(0, 0)).isNull();
    }
}
