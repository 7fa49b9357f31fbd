package io.evenkeel.pnl.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.contracts.money.Money;
import io.evenkeel.contracts.money.Price;
import io.evenkeel.contracts.money.Quantity;
import io.evenkeel.pnl.book.FillTable;
import io.evenkeel.pnl.settlement.MarketEnd;
import io.evenkeel.pnl.settlement.MarketFacts;
import io.evenkeel.pnl.settlement.MarketPnl;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Two markets of one contest: {@code docs/pnl-rules.md} §11. */
class MatchPnlTest {
    private static final MatchPnl.Theo THEO = new MatchPnl.Theo(Price.parse("0.40"), Price.parse("0.60"));

    /** 80 pairs lock in 1 - 0.45 - 0.50 = 0.05 each; 20 are left, worth 8.00 by theo, 9.20 by a mid of 0.46. */
    @Test
    void L73_pairs_lock_in_and_the_rest_is_left_over() {
        var match = MatchPnl.of(
                leg("bid 100 @ 0.45", MarketFacts.OPEN, "0.46"),
                leg("bid 80 @ 0.50", MarketFacts.OPEN, null),
                THEO,
                List.of());
        assertThat(match.paired()).isEqualTo(Quantity.parse("80"));
        assertThat(match.arbProfit()).isEqualTo(Money.parse("4.00"));
        assertThat(match.leftover()).isEqualTo(Quantity.parse("20"));
        assertThat(match.leftoverCost()).isEqualTo(Money.parse("9.00"));
        assertThat(match.leftoverEv()).isEqualTo(Money.parse("8.00"));
        assertThat(match.leftoverAv()).isEqualTo(Money.parse("9.20"));
        assertThat(match.netProfit()).isEqualTo(Money.parse("4.20"));
    }

    /** NO of b pays if A wins, so it is the partner of YES of b, not of NO of a. */
    @Test
    void both_sides_of_both_markets_find_their_partner() {
        var match = MatchPnl.of(
                leg("ask 10 @ 0.55", MarketFacts.OPEN, null),
                leg("ask 10 @ 0.40", MarketFacts.OPEN, null),
                THEO,
                List.of());
        assertThat(match.paired()).isEqualTo(Quantity.parse("10"));
        assertThat(match.arbProfit()).isEqualTo(Money.parse("-0.50"));
    }

    /** Both void: each lot gets its cost back, so the pair earns nothing, not 0.05. */
    @Test
    void L75_a_settled_pair_earns_what_its_legs_were_really_paid() {
        var end = new MarketEnd(true, "void", null, FillTable.START);
        var facts = new MarketFacts(null, end, null);
        var match = MatchPnl.of(leg("bid 10 @ 0.45", facts, null), leg("bid 10 @ 0.50", facts, null), THEO, List.of());
        assertThat(match.settled()).isTrue();
        assertThat(match.arbProfit()).isEqualTo(Money.ZERO);
        assertThat(match.netProfit()).isEqualTo(Money.ZERO);
    }

    @Test
    void a_leftover_without_a_mark_leaves_the_profit_unknown() {
        var match = MatchPnl.of(leg("bid 1 @ 0.45", MarketFacts.OPEN, null), null, THEO, List.of());
        assertThat(match.leftoverEv()).isEqualTo(Money.parse("0.40"));
        assertThat(match.leftoverAv()).isNull();
        assertThat(match.evVsAv()).isNull();
        assertThat(match.netProfit()).isNull();
    }

    /** 100 x (2.10 - 1) = 110; -50; push and pending are nothing. */
    @Test
    void L76_hedges_count_by_their_result() {
        var hedges = List.of(
                new Hedge(Money.parse("100"), 21_000, Hedge.Result.WIN),
                new Hedge(Money.parse("50"), 30_000, Hedge.Result.LOSS),
                new Hedge(Money.parse("7"), 30_000, Hedge.Result.PUSH),
                new Hedge(Money.parse("9"), 30_000, Hedge.Result.PENDING));
        var match = MatchPnl.of(MatchLeg.untouched(false), null, THEO, hedges);
        assertThat(match.hedgePnl()).isEqualTo(Money.parse("60"));
        assertThat(match.pendingHedges()).isEqualTo(1);
    }

    @Test
    void impossible_hedges_are_refused() {
        assertThatThrownBy(() -> new Hedge(Money.parse("1.001"), 20_000, Hedge.Result.WIN))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Hedge(Money.parse("1"), 9_999, Hedge.Result.WIN))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static MatchLeg leg(String fills, MarketFacts facts, @Nullable String mid) {
        return MatchLeg.of(
                MarketPnl.of(FillTable.fills(fills), facts).closing(), _ -> mid == null ? null : Money.parse(mid));
    }
}
