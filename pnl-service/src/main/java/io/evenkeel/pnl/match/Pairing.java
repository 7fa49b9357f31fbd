package io.evenkeel.pnl.match;

import io.evenkeel.contracts.money.Quantity;
import io.evenkeel.pnl.book.Side;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Contracts that pay if A wins set against contracts that pay if B wins, oldest first.
 *
 * @param leftoverA unpaired contracts that pay if A wins
 * @param leftoverB unpaired contracts that pay if B wins
 */
record Pairing(List<Pair> pairs, List<Holding> leftoverA, List<Holding> leftoverB) {

    /** Equal numbers of both; exactly one of them pays a dollar, unless a market ends in another way. */
    record Pair(Holding a, Holding b) {}

    static Pairing of(MatchLeg legA, @Nullable MatchLeg legB) {
        var a = new ArrayList<Holding>();
        var b = new ArrayList<Holding>();
        split(legA, Side.YES, a, b);
        if (legB != null) {
            split(legB, Side.NO, a, b);
        }
        var queueA = oldestFirst(a);
        var queueB = oldestFirst(b);
        var pairs = new ArrayList<Pair>();
        while (!queueA.isEmpty() && !queueB.isEmpty()) {
            var quantity = queueA.element().quantity().min(queueB.element().quantity());
            pairs.add(new Pair(takeFirst(queueA, quantity), takeFirst(queueB, quantity)));
        }
        return new Pairing(pairs, List.copyOf(queueA), List.copyOf(queueB));
    }

    /** @param paysA the side of this market that pays if A wins */
    private static void split(MatchLeg leg, Side paysA, List<Holding> a, List<Holding> b) {
        for (var holding : leg.holdings()) {
            (holding.side() == paysA ? a : b).add(holding);
        }
    }

    private static ArrayDeque<Holding> oldestFirst(List<Holding> holdings) {
        holdings.sort(Comparator.comparing(Holding::opened));
        return new ArrayDeque<>(holdings);
    }

    private static Holding takeFirst(ArrayDeque<Holding> queue, Quantity part) {
        var first = queue.remove();
        var rest = first.quantity().minus(part);
        if (!rest.isZero()) {
            queue.addFirst(first.take(rest));
        }
        return first.take(part);
    }
}
