package io.evenkeel.pnl.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.groups.Tuple.tuple;

import io.evenkeel.contracts.money.Money;
import io.evenkeel.contracts.money.Price;
import io.evenkeel.contracts.money.Quantity;
import io.evenkeel.pnl.book.Fill;
import io.evenkeel.pnl.book.FillTable;
import io.evenkeel.pnl.book.Realization;
import io.evenkeel.pnl.book.Reason;
import io.evenkeel.pnl.bucket.Amounts;
import io.evenkeel.pnl.bucket.Slot;
import io.evenkeel.pnl.bucket.SlotTable;
import io.evenkeel.pnl.outcome.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** How markets end: {@code docs/pnl-rules.md} §5 and §7. */
class ClosingTest {
    private static final Instant SETTLED = Instant.parse("2026-05-11T15:00:00Z");

    /** (1 - 0.40) x 10 = 6.00. */
    @Test
    void L21_yes_held_into_yes_earns_the_rest_of_the_dollar() {
        var market = settled("bid 10 @ 0.40 fee 0.17", row("yes 10 0 4.00 0 10.00 0.17"));
        assertThat(market.realized()).isEqualTo(Money.parse("6.00"));
        assertThat(market.net()).isEqualTo(Money.parse("5.83"));
        assertThat(market.position()).isEqualTo(Quantity.ZERO);
        assertThat(verdict(market)).isEqualTo(Verdict.WIN);
    }

    /** NO at 0.60 pays nothing: -0.60 x 10. */
    @Test
    void L22_no_held_into_yes_loses_its_cost() {
        var market = settled("ask 10 @ 0.40", row("yes 0 10 0 6.00 0 0"));
        assertThat(market.realized()).isEqualTo(Money.parse("-6.00"));
        assertThat(verdict(market)).isEqualTo(Verdict.LOSS);
    }

    /** 4 of 10 YES were sold at 0.55 (+0.60); 6 pay nothing (-2.40). The row's counts are gross. */
    @Test
    void L23_L28_only_what_is_still_held_is_paid() {
        var market = settled("""
            bid 10 @ 0.40
            ask 4 @ 0.55
            """, row("no 10 4 4.00 1.80 0 0"));
        assertThat(market.trading()).isEqualTo(Money.parse("0.60"));
        assertThat(market.settlement()).isEqualTo(Money.parse("-2.40"));
        assertThat(market.net()).isEqualTo(market.exchangePnl());
    }

    /** 10 x 1 + 0 - 4.00 - 4.50 - 0.30 = 1.20: the identity, without a single fill. */
    @Test
    void L25_a_settlement_without_fills_is_booked_from_its_row() {
        var market = settledWithout(row("no 10 10 4.00 4.50 0 0.30"));
        assertThat(market.source()).isEqualTo(PnlSource.EXCHANGE);
        assertThat(market.realized()).isEqualTo(Money.parse("1.50"));
        assertThat(market.fees()).isEqualTo(Money.parse("0.30"));
        assertThat(market.net()).isEqualTo(Money.parse("1.20"));
        assertThat(verdict(market)).isEqualTo(Verdict.WIN);
    }

    /** Known: a sale that made 0.60. The row knows of 20 more YES contracts, so its figure replaces everything. */
    @Test
    void L15_L17_known_fills_of_an_incomplete_market_are_replaced_by_the_row() {
        var facts = row("yes 30 4 12.00 1.80 26.00 0.50");
        var market = MarketPnl.of(FillTable.fills("""
            bid 10 @ 0.40 fee 0.10
            ask 4 @ 0.55 fee 0.10
            """), facts);
        assertThat(market.closing().source()).isEqualTo(PnlSource.EXCHANGE);
        assertThat(market.closing().net()).isEqualTo(Money.parse("15.70"));
        assertThat(market.realizations()).extracting(Realization::reason).containsExactly(Reason.EXCHANGE_IDENTITY);
        var total = SlotTable.of(market).total();
        assertThat(total.net()).isEqualTo(Money.parse("15.70"));
        assertThat(total.trading()).isEqualTo(Money.ZERO);
    }

    /** The market says yes, the row is not there yet: 6.00 from the market, and again 6.00 once the row comes. */
    @Test
    void L26_a_finalized_market_without_a_row_is_closed_by_its_own_value() {
        var end = new MarketEnd(true, "yes", Price.ONE, SETTLED);
        var derived = settled("bid 10 @ 0.40", new MarketFacts(null, end, null));
        assertThat(derived.source()).isEqualTo(PnlSource.DERIVED);
        assertThat(derived.realized()).isEqualTo(Money.parse("6.00"));
        assertThat(derived.exchangePnl()).isNull();

        var row = Objects.requireNonNull(row("yes 10 0 4.00 0 10.00 0").settlement());
        var rebooked = settled("bid 10 @ 0.40", new MarketFacts(row, end, null));
        assertThat(rebooked.source()).isEqualTo(PnlSource.FILLS);
        assertThat(rebooked.realized()).isEqualTo(Money.parse("6.00"));
    }

    /** Bought at 0.40, sold at 0.55 before the end: the row pays nothing, and that is right. */
    @Test
    void L27_a_market_closed_before_settlement_is_paid_nothing() {
        var market = settled("""
            bid 10 @ 0.40
            ask 10 @ 0.55
            """, row("yes 10 10 4.00 4.50 0 0"));
        assertThat(market.net()).isEqualTo(Money.parse("1.50"));
        assertThat(Objects.requireNonNull(market.outcome()).at()).isEqualTo(FillTable.START.plusSeconds(60));
    }

    /** The fee in the row is the trading fees again, not another one: 6.00 - 0.17. */
    @Test
    void L29_L50_the_fee_of_the_row_is_not_charged_twice() {
        var market = settled("bid 10 @ 0.40 fee 0.17", row("yes 10 0 4.00 0 10.00 0.17"));
        assertThat(market.fees()).isEqualTo(Money.parse("0.17"));
        assertThat(market.net()).isEqualTo(market.exchangePnl());
    }

    /** Every lot gets back its cost; the fee stays. */
    @Test
    void L31_a_void_market_refunds_cost_and_keeps_fees() {
        var market = settled("bid 10 @ 0.40 fee 0.17", row("void 10 0 4.00 0 4.00 0.17"));
        assertThat(market.realized()).isEqualTo(Money.ZERO);
        assertThat(market.net()).isEqualTo(Money.parse("-0.17"));
        assertThat(verdict(market)).isEqualTo(Verdict.LOSS);
    }

    @Test
    void L32_an_unknown_result_books_nothing_and_raises_an_alarm() {
        var market = settled("bid 10 @ 0.40", row("cancelled 10 0 4.00 0 4.00 0"));
        assertThat(market.alarm()).isEqualTo(Alarm.UNKNOWN_RESULT);
        assertThat(market.position()).isEqualTo(Quantity.parse("10"));
        assertThat(market.realized()).isEqualTo(Money.ZERO);
        assertThat(market.outcome()).isNull();
    }

    /** 3.33 YES x 0.5825 = 1.939725; paid 1.93, so -0.009725 is a rounding line. The market's value beats the row's. */
    @Test
    void L33_a_scalar_pays_by_value_and_whole_cents_leave_a_rounding_line() {
        var row = Objects.requireNonNull(
                row("scalar 3.33 0 1.332000 0 1.93 0 0.58").settlement());
        var facts = new MarketFacts(row, new MarketEnd(true, "scalar", Price.parse("0.5825"), SETTLED), null);
        var market = MarketPnl.of(FillTable.fills("bid 3.33 @ 0.40"), facts);
        assertThat(market.closing().realized()).isEqualTo(Money.parse("0.598000"));
        assertThat(market.closing().alarm()).isNull();
        assertThat(market.realizations())
                .extracting(Realization::reason, line -> line.gross().toString())
                .containsExactly(tuple(Reason.SETTLEMENT, "0.607725"), tuple(Reason.ROUNDING, "-0.009725"));
    }

    /** Nothing is earned in the week of the purchase but its fee; everything in the week of the settlement. */
    @Test
    void L34_settlement_pnl_belongs_to_the_time_of_settlement() {
        var market = MarketPnl.of(FillTable.fills("bid 10 @ 0.40 fee 0.17"), row("yes 10 0 4.00 0 10.00 0.17"));
        var slots = SlotTable.of(market).slots();
        assertThat(slots.firstEntry().getValue().net()).isEqualTo(Money.parse("-0.17"));
        assertThat(slots.lastKey().start()).isEqualTo(SETTLED);
        assertThat(slots.lastEntry().getValue().realized()).isEqualTo(Money.parse("6.00"));
        assertThat(slots.lastEntry().getValue().wins()).isEqualTo(1);
    }

    @Test
    void L37_a_row_without_contracts_is_no_outcome() {
        var market = settledWithout(row("no 0 0 0 0 0 0"));
        assertThat(market.outcome()).isNull();
        assertThat(market.net()).isEqualTo(Money.ZERO);
        assertThat(market.source()).isEqualTo(PnlSource.FILLS);
    }

    /** Computed 10.00, paid 9.50: 0.50 is a line of its own, and an alarm. */
    @Test
    void L40_a_payout_that_differs_is_a_line_and_an_alarm() {
        var market = settled("bid 10 @ 0.40", row("yes 10 0 4.00 0 9.50 0"));
        assertThat(market.alarm()).isEqualTo(Alarm.PAYOUT_DIFFERENCE);
        assertThat(market.booked())
                .extracting(Realization::reason)
                .containsExactly(Reason.SETTLEMENT, Reason.PAYOUT_DIFFERENCE);
        assertThat(market.net()).isEqualTo(Money.parse("5.50")).isEqualTo(market.exchangePnl());
    }

    /** Our costs add up to 4.00, the row says 4.10: the proof fails and a person must look. */
    @Test
    void a_row_that_contradicts_complete_fills_is_an_alarm() {
        var market = settled("bid 10 @ 0.40", row("yes 10 0 4.10 0 10.00 0"));
        assertThat(market.alarm()).isEqualTo(Alarm.IDENTITY_DIFFERENCE);
    }

    @Test
    void L78_a_market_that_ends_even_is_neither_won_nor_lost() {
        var market = MarketPnl.of(FillTable.fills("""
            bid 1 @ 0.40
            ask 1 @ 0.40
            """), MarketFacts.OPEN);
        var total = SlotTable.of(market).total();
        assertThat(total.breakeven()).isEqualTo(1);
        assertThat(total.winRate()).isNull();
    }

    /** Its P&L is not known, so it adds nothing but its count. */
    @Test
    void an_incomplete_open_market_is_unknown_and_counted() {
        var fills = FillTable.fills("""
            bid 1 @ 0.40 fee 0.01
            ask 1 @ 0.90 fee 0.01
            """);
        var market = MarketPnl.of(fills, new MarketFacts(null, MarketEnd.OPEN, SETTLED));
        assertThat(market.closing().source()).isEqualTo(PnlSource.INCOMPLETE);
        assertThat(market.closing().realized()).isNull();
        assertThat(market.closing().net()).isNull();
        assertThat(SlotTable.of(market).total()).isEqualTo(Amounts.of(Verdict.UNKNOWN));
    }

    /** Nobody knows when it began; it counts where it was seen that something is missing. */
    @Test
    void a_market_without_any_known_fill_is_unknown_and_counted() {
        var missing = MarketPnl.of(List.of(), new MarketFacts(null, MarketEnd.OPEN, SETTLED.plusSeconds(901)));
        assertThat(SlotTable.of(missing).slots())
                .containsExactly(entry(Slot.of(SETTLED.plusSeconds(900)), Amounts.of(Verdict.UNKNOWN)));

        var unclear = MarketPnl.of(List.of(), row("cancelled 10 0 4.00 0 4.00 0"));
        assertThat(unclear.closing().alarm()).isEqualTo(Alarm.UNKNOWN_RESULT);
        assertThat(SlotTable.of(unclear).slots()).containsExactly(entry(Slot.of(SETTLED), Amounts.of(Verdict.UNKNOWN)));
    }

    /** Flat, then open again: the outcome of the first trip is taken back until the market is flat once more. */
    @Test
    void a_market_that_is_open_again_is_no_outcome_any_more() {
        var market = MarketPnl.of(FillTable.fills("""
            bid 1 @ 0.40
            ask 1 @ 0.50
            bid 1 @ 0.50
            """), MarketFacts.OPEN);
        assertThat(market.closing().outcome()).isNull();
    }

    private static Closing settled(String fills, MarketFacts facts) {
        return MarketPnl.of(FillTable.fills(fills), facts).closing();
    }

    private static Closing settledWithout(MarketFacts facts) {
        return MarketPnl.of(List.<Fill>of(), facts).closing();
    }

    private static Verdict verdict(Closing closing) {
        return Objects.requireNonNull(closing.outcome()).verdict();
    }

    /** {@code result yes-count no-count yes-cost no-cost revenue fee [value]}. */
    private static MarketFacts row(String text) {
        var words = text.split(" ", -1);
        var row = new Settlement(
                words[0],
                Quantity.parse(words[1]),
                Quantity.parse(words[2]),
                Money.parse(words[3]),
                Money.parse(words[4]),
                Money.parse(words[5]),
                words.length > 7 ? Price.parse(words[7]) : null,
                Money.parse(words[6]),
                SETTLED);
        return new MarketFacts(row, MarketEnd.OPEN, null);
    }
}
