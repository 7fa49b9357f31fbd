package io.evenkeel.pnl.mark;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.contracts.money.Money;
import io.evenkeel.contracts.money.Price;
import io.evenkeel.contracts.money.Quantity;
import io.evenkeel.pnl.book.Side;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an open contract is worth: {@code docs/pnl-rules.md} §6. */
class MarkSourceTest {
    private static final Instant NOW = Instant.parse("2026-05-04T12:00:00Z");
    private static final Duration AGE_MAX = Duration.ofSeconds(60);

    /** Bid 0.31, ask 0.3401, last 0.33. */
    @ParameterizedTest
    @CsvSource({
        "BID, YES, 0.31",
        "BID, NO, 0.6599",
        "MID, YES, 0.32505",
        "MID, NO, 0.67495",
        "LAST, YES, 0.33",
        "LAST, NO, 0.67"
    })
    void each_side_has_its_mark(MarkSource source, Side side, String mark) {
        assertThat(source.mark(side, quote("0.31", "0.3401", NOW), NOW, AGE_MAX))
                .isEqualTo(Money.parse(mark));
    }

    @Test
    void no_quote_of_two_fresh_sides_is_no_mark() {
        for (var source : MarkSource.values()) {
            assertThat(source.mark(Side.YES, null, NOW, AGE_MAX)).isNull();
            assertThat(source.mark(Side.YES, quote("0.31", null, NOW), NOW, AGE_MAX))
                    .isNull();
            assertThat(source.mark(Side.NO, quote(null, "0.31", NOW), NOW, AGE_MAX))
                    .isNull();
            assertThat(source.mark(Side.YES, quote("0.31", "0.34", NOW.minusSeconds(61)), NOW, AGE_MAX))
                    .isNull();
        }
        assertThat(MarkSource.BID.mark(Side.YES, quote("0.31", "0.34", NOW.minusSeconds(60)), NOW, AGE_MAX))
                .isNotNull();
    }

    /** 0.15995 x 44.61 = 7.13536950 exactly, shown as 7.135370 (half-even). */
    @Test
    void a_value_is_rounded_once_where_it_is_shown() {
        var value = Value.of(Money.parse("0.15995"), Quantity.parse("44.61"));
        assertThat(value.dollarsE8()).isEqualTo(713_536_950);
        assertThat(value.toMoney()).isEqualTo(Money.parse("7.135370"));
    }

    private static Quote quote(@Nullable String bid, @Nullable String ask, Instant at) {
        return new Quote(
                bid == null ? null : Price.parse(bid), ask == null ? null : Price.parse(ask), Price.parse("0.33"), at);
    }
}
