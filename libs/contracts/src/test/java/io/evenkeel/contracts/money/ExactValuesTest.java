package io.evenkeel.contracts.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExactValuesTest {
    @ParameterizedTest
    @CsvSource({
        "0,          0.000000",
        "-0,         0.000000",
        "1.5,        1.500000",
        "-7.03125,   -7.031250",
        "0.000001,   0.000001",
        "-0.000001,  -0.000001",
        "12.50000000, 12.500000",
        "9223372036854.775807, 9223372036854.775807",
        "-9223372036854.775808, -9223372036854.775808"
    })
    void money_reads_plain_decimals_and_prints_full_scale(String text, String printed) {
        assertThat(Money.parse(text)).hasToString(printed);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "1.",
                ".5",
                "+1",
                "1e3",
                "1E400",
                "NaN",
                "Infinity",
                "1,5",
                "0x10",
                "1_000",
                "--1",
                "-",
                "1.2.3",
                "0.0000001",
                "9223372036854.775808",
                "99999999999999999999999999",
                "\u0661",
                " 1",
                "1 "
            })
    void money_refuses_everything_else(String text) {
        assertThatExceptionOfType(NumberFormatException.class).isThrownBy(() -> Money.parse(text));
    }

    @Test
    void too_many_decimals_are_an_error_and_never_rounded() {
        assertThat(Price.parse("0.560000")).isEqualTo(new Price(5_600));
        assertThatExceptionOfType(NumberFormatException.class).isThrownBy(() -> Price.parse("0.56001"));
        assertThatExceptionOfType(NumberFormatException.class).isThrownBy(() -> Quantity.parse("0.001"));
        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> Money.of(new BigDecimal("0.0000001")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-0.0001", "1.0001", "2"})
    void a_price_lies_between_nothing_and_a_dollar(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Price.parse(text));
    }

    @Test
    void price_times_quantity_is_exact_money() {
        assertThat(Price.parse("0.3301").times(Quantity.parse("0.03"))).isEqualTo(Money.parse("0.009903"));
        assertThat(Price.parse("0.3301").complement()).isEqualTo(Price.parse("0.6699"));
    }

    @Test
    void overflow_is_an_error_and_never_wraps() {
        var most = new Money(Long.MAX_VALUE);
        var least = new Money(Long.MIN_VALUE);
        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> most.plus(new Money(1)));
        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> least.minus(new Money(1)));
        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(least::negate);
        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> Money.ofCents(Long.MAX_VALUE));
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> Price.ONE.times(new Quantity(Long.MAX_VALUE)));
        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> new Quantity(Long.MIN_VALUE).negate());
    }

    @ParameterizedTest
    @CsvSource({
        // a tie goes to the even neighbour, on both sides of zero
        "0.000001, 1.00, 2.00, 0.000000",
        "0.000003, 1.00, 2.00, 0.000002",
        "-0.000001, 1.00, 2.00, 0.000000",
        "-0.000003, 1.00, 2.00, -0.000002",
        "0.066700, 4.00, 6.00, 0.044467",
        "0.100000, 0.01, 0.03, 0.033333"
    })
    void a_share_is_rounded_half_even_to_a_millionth(String fee, String part, String whole, String share) {
        assertThat(Money.parse(fee).share(Quantity.parse(part), Quantity.parse(whole)))
                .isEqualTo(Money.parse(share));
    }

    @Test
    void a_share_takes_its_product_in_128_bits() {
        var whole = new Quantity(Long.MAX_VALUE);
        assertThat(new Money(Long.MAX_VALUE).share(whole, whole)).isEqualTo(new Money(Long.MAX_VALUE));
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> new Money(Long.MAX_VALUE).share(new Quantity(2), new Quantity(1)));
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> Money.ZERO.share(Quantity.ZERO, Quantity.ZERO));
    }

    static LongStream seeds() {
        return LongStream.range(0, 50);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void print_then_parse_is_the_same_value_and_arithmetic_agrees_with_decimals(long seed) {
        var random = new Random(seed);
        for (var i = 0; i < 200; i++) {
            var a = new Money(random.nextLong(-1L << 60, 1L << 60));
            var b = new Money(random.nextLong(-1L << 60, 1L << 60));
            assertThat(Money.parse(a.toString())).isEqualTo(a);
            assertThat(Money.of(a.toBigDecimal())).isEqualTo(a);
            assertThat(a.plus(b).minus(b)).isEqualTo(a);
            assertThat(a.plus(b).toBigDecimal())
                    .isEqualByComparingTo(a.toBigDecimal().add(b.toBigDecimal()));
            var part = new Quantity(random.nextLong(1, 1_000_000));
            var whole = part.plus(new Quantity(random.nextLong(0, 1_000_000)));
            assertThat(a.share(part, whole).toBigDecimal())
                    .isEqualByComparingTo(a.toBigDecimal()
                            .multiply(part.toBigDecimal())
                            .divide(whole.toBigDecimal(), 6, RoundingMode.HALF_EVEN));
        }
    }
}
