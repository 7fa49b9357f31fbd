package io.evenkeel.pnl.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.contracts.money.Money;
import io.evenkeel.pnl.book.BookedLine;
import io.evenkeel.pnl.book.ClosedPiece;
import io.evenkeel.pnl.bucket.Amounts;
import io.evenkeel.pnl.bucket.SlotTable;
import io.evenkeel.pnl.settlement.MarketEnd;
import io.evenkeel.pnl.settlement.MarketFacts;
import io.evenkeel.pnl.settlement.MarketPnl;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The model and a second, independent implementation agree on made-up histories. */
class OracleTest {
    static LongStream seeds() {
        return LongStream.range(0, 400);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void the_model_agrees_with_a_second_implementation(long seed) {
        var history = RandomHistory.of(seed);
        var paid = history.settlement();
        var oracle = Oracle.judge(history.rows(), paid);
        var facts =
                paid == null ? MarketFacts.OPEN : new MarketFacts(RandomHistory.settlement(paid), MarketEnd.OPEN, null);
        var fills = new ArrayList<>(history.fills());
        fills.addAll(history.fills());
        Collections.shuffle(fills, new Random(seed));

        var market = MarketPnl.of(fills, facts);

        var closing = market.closing();
        assertThat(closing.source().wire()).isEqualTo(oracle.source());
        assertThat(closing.position().toBigDecimal()).isEqualByComparingTo(oracle.position());
        assertThat(closing.openCost().toString()).isEqualTo(Oracle.six(oracle.openCost()));
        assertThat(closing.realized()).hasToString(Oracle.six(oracle.realized()));
        assertThat(closing.fees()).hasToString(Oracle.six(oracle.fees()));
        assertThat(market.realizations().stream()
                        .filter(ClosedPiece.class::isInstance)
                        .map(line -> line((ClosedPiece) line)))
                .containsExactlyElementsOf(oracle.lines());
        var slots = SlotTable.of(market);
        assertThat(byHour(slots, Amounts::realized)).isEqualTo(nonZero(oracle.realizedByHour()));
        assertThat(byHour(slots, Amounts::fees)).isEqualTo(nonZero(oracle.feesByHour()));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void a_complete_settled_market_earns_what_its_row_says(long seed) {
        var history = RandomHistory.of(seed);
        var paid = history.settlement();
        if (paid == null) {
            return;
        }
        var row = RandomHistory.settlement(paid);
        var market = MarketPnl.of(history.fills(), new MarketFacts(row, MarketEnd.OPEN, null));

        assertThat(market.closing().net()).isEqualTo(row.identity());
        var lines = Money.ZERO;
        for (var line : market.realizations()) {
            lines = lines.plus(line instanceof BookedLine booked ? booked.net() : net((ClosedPiece) line));
        }
        assertThat(lines).as("lines add up to the market").isEqualTo(row.identity());
    }

    private static String line(ClosedPiece piece) {
        return piece.reason().wire() + " " + piece.gross() + " " + piece.entryFee() + " " + piece.exitFee();
    }

    private static Money net(ClosedPiece piece) {
        var fees = piece.fees();
        return fees == null ? Money.ZERO : piece.gross().minus(fees);
    }

    private static Map<String, String> byHour(SlotTable slots, Function<Amounts, Money> figure) {
        var byHour = new TreeMap<String, BigDecimal>();
        slots.slots()
                .forEach((slot, amounts) -> byHour.merge(
                        slot.start().toString().substring(0, 13),
                        figure.apply(amounts).toBigDecimal(),
                        BigDecimal::add));
        return nonZero(byHour);
    }

    private static Map<String, String> nonZero(Map<String, BigDecimal> byHour) {
        var kept = new TreeMap<String, String>();
        byHour.forEach((hour, amount) -> {
            if (amount.signum() != 0) {
                kept.put(hour, Oracle.six(amount));
            }
        });
        return kept;
    }
}
