package io.evenkeel.pnl.book;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.contracts.id.FillId;
import io.evenkeel.contracts.money.Money;
import io.evenkeel.contracts.money.Price;
import io.evenkeel.pnl.oracle.RandomHistory;
import io.evenkeel.pnl.settlement.MarketFacts;
import io.evenkeel.pnl.settlement.MarketPnl;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Lots and fees of one book: {@code docs/pnl-rules.md} §2 to §4. Columns: fill, position, open cost, realized. */
class BookTest {
    static LongStream seeds() {
        return LongStream.range(0, 300);
    }

    /** 10 x (0.55 - 0.40) = 1.50. */
    @Test
    void L1_a_round_trip_earns_the_difference() {
        assertPlays("""
            bid 10 @ 0.40 | 10.00 | 4.000000 | 0.000000
            ask 10 @ 0.55 | 0.00 | 0.000000 | 1.500000
            """);
    }

    /** 10 x 0.30 + 5 x 0.10 = 3.50; 5 are left at 0.60. */
    @Test
    void L2_the_oldest_lot_is_closed_first() {
        assertPlays("""
            bid 10 @ 0.40 | 10.00 | 4.000000 | 0.000000
            bid 10 @ 0.60 | 20.00 | 10.000000 | 0.000000
            ask 15 @ 0.70 | 5.00 | 3.000000 | 3.500000
            """);
    }

    /** The same fills as L2, the last one first. */
    @Test
    void L4_fills_that_arrive_in_reverse_give_the_same() {
        var fills = FillTable.fills("""
            bid 10 @ 0.40
            bid 10 @ 0.60
            ask 15 @ 0.70
            """);
        var market = MarketPnl.of(fills.reversed(), MarketFacts.OPEN);
        assertThat(market.closing().realized()).isEqualTo(Money.parse("3.50"));
        assertThat(market.closing().openCost()).isEqualTo(Money.parse("3.00"));
    }

    /** Both at one instant: the id decides, so the lot at 0.40 ("a") is older than that at 0.60 ("b"). */
    @Test
    void L5_equal_times_are_ordered_by_id() {
        var a = at(FillTable.fill("bid 1 @ 0.40", 0), "a");
        var b = at(FillTable.fill("bid 1 @ 0.60", 0), "b");
        var close = FillTable.fill("ask 1 @ 0.70", 1);
        assertThat(MarketPnl.of(List.of(close, b, a), MarketFacts.OPEN)
                        .closing()
                        .realized())
                .isEqualTo(Money.parse("0.30"));
    }

    /** Buying NO at 0.45 is an ask at 0.55: it closes YES and opens nothing. */
    @Test
    void L6_buying_no_while_holding_yes_closes_yes() {
        assertPlays("""
            bid 4 @ 0.50 | 4.00 | 2.000000 | 0.000000
            ask 4 @ 0.55 | 0.00 | 0.000000 | 0.200000
            """);
    }

    /** An ask at 0.30 opens NO at 0.70; the bid at 0.20 brings 0.80 for it. */
    @Test
    void L8_selling_without_holding_opens_the_other_side() {
        assertPlays("""
            ask 10 @ 0.30 | -10.00 | 7.000000 | 0.000000
            bid 10 @ 0.20 | 0.00 | 0.000000 | 1.000000
            """);
    }

    /** Closes 5 YES at +0.10 each, opens 3 NO at 0.40. */
    @Test
    void L10_a_fill_that_crosses_zero_closes_and_opens() {
        assertPlays("""
            bid 5 @ 0.50 | 5.00 | 2.500000 | 0.000000
            ask 8 @ 0.60 | -3.00 | 1.200000 | 0.500000
            """);
    }

    /** +0.10, then -0.05: the second trip starts from nothing. */
    @Test
    void L11_L12_round_trips_do_not_leak_into_each_other() {
        assertPlays("""
            bid 1 @ 0.40 | 1.00 | 0.400000 | 0.000000
            ask 1 @ 0.50 | 0.00 | 0.000000 | 0.100000
            bid 1 @ 0.90 | 1.00 | 0.900000 | 0.100000
            ask 1 @ 0.85 | 0.00 | 0.000000 | 0.050000
            """);
    }

    /** 0.01 x (0.3334 - 0.3333) = 0.000001. */
    @Test
    void L13_hundredths_of_contracts_and_four_decimals_are_exact() {
        assertPlays("""
            bid 0.03 @ 0.3333 | 0.03 | 0.009999 | 0.000000
            ask 0.01 @ 0.3334 | 0.02 | 0.006666 | 0.000001
            """);
    }

    /**
     * Entry fee 0.10 over lots of 3, closed 1 + 1 + 1: 0.10/3 = 0.033333, then 0.066667/2 = 0.033334 (half-even of
     * 0.0333335), then what is left: 0.033333.
     */
    @Test
    void L53_shares_of_an_entry_fee_add_up_to_the_charge() {
        var pieces = closed("""
            bid 3 @ 0.50 fee 0.10
            ask 1 @ 0.50
            ask 1 @ 0.50
            ask 1 @ 0.50
            """);
        assertThat(pieces)
                .extracting(piece -> String.valueOf(piece.entryFee()))
                .containsExactly("0.033333", "0.033334", "0.033333");
    }

    /**
     * Fee 0.10 of 4, of which 3 close: 0.075; over pieces of 1 and 2: 0.025 and the rest, 0.05; 0.025 opens the new
     * lot.
     */
    @Test
    void a_closing_fee_is_split_over_the_pieces_and_the_rest_opens() {
        var fills = FillTable.fills("""
            bid 1 @ 0.50
            bid 2 @ 0.50
            ask 4 @ 0.50 fee 0.10
            """);
        var market = MarketPnl.of(fills, MarketFacts.OPEN);
        assertThat(market.trades())
                .extracting(piece -> String.valueOf(piece.exitFee()))
                .containsExactly("0.025000", "0.050000");
        assertThat(market.book().lots().getFirst().entryFee()).isEqualTo(Money.parse("0.025"));
    }

    /** The fee of the second fill is not known yet, so neither are the market's fees nor its net. */
    @Test
    void L48_an_unknown_fee_is_unknown_until_it_is_filled_in() {
        var fills = FillTable.fills("""
            bid 1 @ 0.50 fee 0.02
            ask 1 @ 0.60 fee ?
            """);
        var before = MarketPnl.of(fills, MarketFacts.OPEN).closing();
        assertThat(before.fees()).isNull();
        assertThat(before.net()).isNull();
        assertThat(before.realized()).isEqualTo(Money.parse("0.10"));

        var known = List.of(fills.getFirst(), FillTable.fill("ask 1 @ 0.60 fee 0.03", 1));
        assertThat(MarketPnl.of(known, MarketFacts.OPEN).closing().net()).isEqualTo(Money.parse("0.05"));
    }

    /** A rebate of 0.01 lowers the cost: 0.10 - (-0.01) = 0.11. */
    @Test
    void L51_a_rebate_keeps_its_sign() {
        var fills = FillTable.fills("""
            bid 1 @ 0.50
            ask 1 @ 0.60 fee -0.01
            """);
        assertThat(MarketPnl.of(fills, MarketFacts.OPEN).closing().net()).isEqualTo(Money.parse("0.11"));
    }

    @Test
    void a_fill_that_is_not_the_next_is_refused_and_changes_nothing() {
        var book = Book.empty();
        book.apply(FillTable.fill("bid 1 @ 0.50", 1));
        var before = book.totals();
        assertThatThrownBy(() -> book.apply(FillTable.fill("bid 1 @ 0.50", 0))).isInstanceOf(OutOfOrderFill.class);
        assertThatThrownBy(() -> book.apply(FillTable.fill("bid 1 @ 0.50", 1))).isInstanceOf(OutOfOrderFill.class);
        assertThat(book.totals()).isEqualTo(before);
    }

    @Test
    void overflow_is_an_error_and_never_a_wrap() {
        var book = Book.empty();
        book.apply(FillTable.fill("bid 80000000000000000 @ 0.0001", 0));
        assertThatThrownBy(() -> book.apply(FillTable.fill("bid 80000000000000000 @ 0.0001", 1)))
                .isInstanceOf(ArithmeticException.class);
    }

    /** Stopping after any number of fills, storing and restoring, ends where a rebuild ends. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void L20_incremental_equals_rebuild(long seed) {
        var fills = Book.inOrder(RandomHistory.of(seed).fills());
        var pieces = new ArrayList<ClosedPiece>();
        var book = Book.empty();
        for (var fill : fills) {
            book = Book.restore(book.lots(), book.totals());
            pieces.addAll(book.apply(fill));
        }
        var rebuilt = MarketPnl.of(fills, MarketFacts.OPEN);
        assertThat(book.lots()).isEqualTo(rebuilt.book().lots());
        assertThat(book.totals()).isEqualTo(rebuilt.book().totals());
        assertThat(pieces).isEqualTo(rebuilt.trades());
    }

    /** Realized P&L = cash that came in + cost of what is open; and fees are neither lost nor made. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void money_and_fees_are_conserved(long seed) {
        var market = MarketPnl.of(RandomHistory.of(seed).fills(), MarketFacts.OPEN);
        var cash = Money.ZERO;
        var charged = Money.ZERO;
        for (var fill : market.fills()) {
            cash = cash.minus(fill.unitCost().times(fill.quantity()));
            charged = charged.plus(orZero(fill.fee()));
        }
        var shares = Money.ZERO;
        for (var piece : market.trades()) {
            // A contract that closes an opposite one receives a dollar.
            cash = cash.plus(Price.ONE.times(piece.quantity()));
            shares = shares.plus(orZero(piece.fees()));
        }
        for (var lot : market.book().lots()) {
            shares = shares.plus(orZero(lot.entryFee()));
        }
        assertThat(market.closing().realized())
                .isEqualTo(cash.plus(market.closing().openCost()));
        assertThat(shares).isEqualTo(charged);
    }

    private static void assertPlays(String table) {
        assertThat(FillTable.play(table)).isEqualTo(table);
    }

    private static List<ClosedPiece> closed(String fills) {
        return MarketPnl.of(FillTable.fills(fills), MarketFacts.OPEN).trades();
    }

    private static Money orZero(@Nullable Money money) {
        return money == null ? Money.ZERO : money;
    }

    private static Fill at(Fill fill, String id) {
        return new Fill(
                new FillId(id),
                fill.orderId(),
                fill.bookSide(),
                fill.quantity(),
                fill.yesPrice(),
                fill.fee(),
                fill.at());
    }
}
