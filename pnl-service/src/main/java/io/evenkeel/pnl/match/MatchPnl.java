package io.evenkeel.pnl.match;

import io.evenkeel.contracts.money.Money;
import io.evenkeel.contracts.money.Price;
import io.evenkeel.contracts.money.Quantity;
import io.evenkeel.pnl.mark.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The figures of one match.
 *
 * @param arbProfit what pairs earn: a dollar less both costs, or the real payouts once both markets have settled
 * @param leftoverEv expected worth of what is unpaired, by theo; {@code null} if a theo that is needed is missing
 * @param leftoverAvExact its actual worth: payouts, else mids; {@code null} if one has no mark
 * @param closedPnl gross P&L of closing before settlement; {@code null} if not known
 * @param bookedPnl P&L before fees of markets booked from their settlement row
 * @param fees all fees of both markets; {@code null} while one is not known
 */
public record MatchPnl(
        boolean settled,
        Quantity paired,
        Money arbProfit,
        Quantity leftover,
        Money leftoverCost,
        @Nullable Money leftoverEv,
        @Nullable Value leftoverAvExact,
        @Nullable Money closedPnl,
        Money bookedPnl,
        @Nullable Money fees,
        Money hedgePnl,
        long pendingHedges) {

    /** What the user thinks each outcome is worth; {@code null} where he did not say. */
    public record Theo(@Nullable Price a, @Nullable Price b) {}

    /** @param legB {@code null} for a match of a single market */
    public static MatchPnl of(MatchLeg legA, @Nullable MatchLeg legB, Theo theo, List<Hedge> hedges) {
        var pairing = Pairing.of(legA, legB);
        var settled = legA.settled() && (legB == null || legB.settled());
        var a = Leftover.of(pairing.leftoverA(), theo.a());
        var b = Leftover.of(pairing.leftoverB(), theo.b());
        var other = legB == null ? MatchLeg.untouched(settled) : legB;
        var hedgePnl = Money.ZERO;
        var pending = 0L;
        for (var hedge : hedges) {
            hedgePnl = hedgePnl.plus(hedge.pnl());
            pending += hedge.result() == Hedge.Result.PENDING ? 1 : 0;
        }
        var paired = Quantity.ZERO;
        var arb = Money.ZERO;
        for (var pair : pairing.pairs()) {
            paired = paired.plus(pair.a().quantity());
            arb = arb.plus(profit(pair, settled));
        }
        return new MatchPnl(
                settled,
                paired,
                arb,
                a.quantity().plus(b.quantity()),
                a.cost().plus(b.cost()),
                Sums.plus(a.expected(), b.expected()),
                Sums.plus(a.actual(), b.actual()),
                Sums.plus(legA.closed(), other.closed()),
                legA.booked().plus(other.booked()),
                Sums.plus(legA.fees(), other.fees()),
                hedgePnl,
                pending);
    }

    /** Actual worth of what is unpaired, rounded half-even to a millionth. */
    public @Nullable Money leftoverAv() {
        return Sums.rounded(leftoverAvExact);
    }

    /** How much better it went than expected; {@code null} if either is not known. */
    public @Nullable Money evVsAv() {
        return Sums.rounded(Sums.minus(leftoverAvExact, leftoverEv));
    }

    /** What the match earned after fees, with hedges, rounded once; {@code null} if a part is not known. */
    public @Nullable Money netProfit() {
        var certain = Sums.plus(Sums.plus(closedPnl, bookedPnl), arbProfit.plus(hedgePnl));
        var leftoverPnl = Sums.minus(leftoverAvExact, leftoverCost);
        return Sums.rounded(Sums.minus(Sums.plus(Sums.exact(certain), leftoverPnl), fees));
    }

    private static Money profit(Pairing.Pair pair, boolean settled) {
        var costs = pair.a().cost().plus(pair.b().cost());
        var paidA = pair.a().value();
        var paidB = pair.b().value();
        if (settled && paidA != null && paidB != null) {
            return paidA.plus(paidB).toMoney().minus(costs);
        }
        return Price.ONE.times(pair.a().quantity()).minus(costs);
    }

    private record Leftover(
            Quantity quantity,
            Money cost,
            @Nullable Money expected,
            @Nullable Value actual) {
        static Leftover of(List<Holding> holdings, @Nullable Price theo) {
            var quantity = Quantity.ZERO;
            var cost = Money.ZERO;
            @Nullable Money expected = Money.ZERO;
            @Nullable Value actual = Value.ZERO;
            for (var holding : holdings) {
                quantity = quantity.plus(holding.quantity());
                cost = cost.plus(holding.cost());
                expected = Sums.plus(expected, theo == null ? null : theo.times(holding.quantity()));
                actual = Sums.plus(actual, holding.value());
            }
            return new Leftover(quantity, cost, expected, actual);
        }
    }
}
