package io.evenkeel.simulator.robot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.contracts.BookSide;
import io.evenkeel.contracts.money.Price;
import io.evenkeel.simulator.row.BadInput;
import io.evenkeel.simulator.row.WireRow;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RobotTest {
    private static final Instant START = Instant.parse("2026-11-01T12:00:00Z");
    private static final Price CENT = Price.parse("0.01");
    private static final Price MIDDLE = Price.parse("0.50");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 77, 2026})
    void the_same_seed_walks_the_same_way_and_a_restart_in_the_middle_changes_nothing(long seed) {
        var straight = robot(Map.of("seed", seed));
        var interrupted = straight;
        for (var i = 0; i < 200; i++) {
            straight = straight.stepped(straight.nextAt());
            interrupted = Robot.of(interrupted.row(), CENT, Instant.EPOCH).stepped(interrupted.nextAt());
        }
        assertThat(interrupted).isEqualTo(straight);
        assertThat(straight.step()).isEqualTo(200);
        assertThat(straight.nextAt()).isEqualTo(START.plusSeconds(1000));
    }

    @Test
    void seeds_differ_and_a_step_is_never_wider_than_the_volatility() {
        var one = robot(Map.of("seed", 1, "volatility_dollars", "0.0100"));
        var other = robot(Map.of("seed", 2, "volatility_dollars", "0.0100"));
        var apart = 0;
        var moves = new TreeMap<Long, Integer>();
        for (var i = 0; i < 500; i++) {
            var next = one.stepped(one.nextAt());
            moves.merge(next.fair().dollarsE4() - one.fair().dollarsE4(), 1, Integer::sum);
            one = next;
            other = other.stepped(other.nextAt());
            apart += one.fair().equals(other.fair()) ? 0 : 1;
        }
        assertThat(moves.firstKey()).isBetween(-100L, -90L);
        assertThat(moves.lastKey()).isBetween(90L, 100L);
        assertThat(apart).isGreaterThan(400);
    }

    @Test
    void the_two_sides_of_a_contest_add_up_to_a_dollar() {
        var one = robot(Map.of("seed", 5, "fair_dollars", "0.6300"));
        var other = robot(Map.of("seed", 5, "fair_dollars", "0.3700", "mirrored", true));
        for (var i = 0; i < 300; i++) {
            one = one.stepped(one.nextAt());
            other = other.stepped(other.nextAt());
            assertThat(other.fair()).isEqualTo(one.fair().complement());
        }
    }

    @Test
    void it_quotes_both_sides_around_the_fair_price_on_the_grid() {
        var quotes = robot(Map.of("fair_dollars", "0.5550", "spread_dollars", "0.0300", "depth", 2, "size_fp", "10"))
                .quotes(CENT);
        assertThat(quotes).map(Object::toString).hasSize(4);
        assertThat(quotes.stream().filter(quote -> quote.side() == BookSide.BID))
                .map(quote -> quote.price() + " " + quote.size())
                .containsExactly("0.5400 10.00", "0.5300 20.00");
        assertThat(quotes.stream().filter(quote -> quote.side() == BookSide.ASK))
                .map(quote -> quote.price() + " " + quote.size())
                .containsExactly("0.5700 10.00", "0.5800 20.00");
    }

    @Test
    void near_the_end_of_the_scale_levels_are_left_out_and_sides_never_meet() {
        var low = robot(Map.of("fair_dollars", "0.0200", "depth", 5)).quotes(CENT);
        assertThat(low.stream().filter(quote -> quote.side() == BookSide.BID)).hasSize(1);
        var tight = robot(Map.of("spread_dollars", "0.0000")).quotes(CENT);
        assertThat(tight.getFirst().price()).isEqualTo(MIDDLE);
        assertThat(tight.get(1).price()).isEqualTo(Price.parse("0.51"));
    }

    @Test
    void somebody_passes_by_as_often_as_told() {
        var robot = robot(Map.of("trades_percent", 20));
        var trades = 0;
        for (var i = 0; i < 1000; i++) {
            robot = robot.stepped(robot.nextAt());
            trades += robot.passerBy().isPresent() ? 1 : 0;
        }
        assertThat(trades).isBetween(150, 250);
        assertThat(robot(Map.of()).passerBy()).isEmpty();
    }

    @Test
    void what_cannot_be_used_is_refused_by_name() {
        assertThatThrownBy(() -> robot(Map.of("depth", 11))).isInstanceOf(BadInput.class);
        assertThatThrownBy(() -> robot(Map.of("every", "PT0S"))).hasMessageContaining("at least");
        assertThatThrownBy(() -> robot(Map.of("size_fp", "0"))).hasMessageContaining("more than 0");
    }

    private static Robot robot(Map<String, Object> fields) {
        var all = new TreeMap<String, Object>(fields);
        all.put("ticker", "KX-1");
        return Robot.of(WireRow.of(all), MIDDLE, START);
    }
}
