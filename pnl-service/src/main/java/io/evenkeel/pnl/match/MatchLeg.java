package io.evenkeel.pnl.match;

import io.evenkeel.contracts.money.Money;
import io.evenkeel.contracts.money.Quantity;
import io.evenkeel.pnl.book.ClosedPiece;
import io.evenkeel.pnl.book.Reason;
import io.evenkeel.pnl.book.Side;
import io.evenkeel.pnl.settlement.Closing;
import io.evenkeel.pnl.settlement.PnlSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One of the two markets, as a match sees it.
 *
 * @param holdings open lots, or those held into settlement
 * @param closed gross P&L of closing before settlement, with rounding and difference lines; {@code null} if not known
 * @param booked P&L before fees where the market is booked from its settlement row
 * @param fees all fees; {@code null} while one is not known
 */
public record MatchLeg(
        boolean settled,
        List<Holding> holdings,
        @Nullable Money closed,
        Money booked,
        @Nullable Money fees) {
    private static final Quantity ONE_CONTRACT = new Quantity(100);

    public MatchLeg {
        holdings = List.copyOf(holdings);
    }

    /** A market in which nothing was ever done. */
    public static MatchLeg untouched(boolean settled) {
        return new MatchLeg(settled, List.of(), Money.ZERO, Money.ZERO, Money.ZERO);
    }

    /** @param mid half way between bid and ask for a side; {@code null} if there is no fresh two-sided quote */
    public static MatchLeg of(Closing closing, Function<Side, @Nullable Money> mid) {
        var settled = closing.settledAt() != null;
        if (closing.source() == PnlSource.EXCHANGE) {
            var booked = closing.realized();
            return new MatchLeg(settled, List.of(), Money.ZERO, booked == null ? Money.ZERO : booked, closing.fees());
        }
        var holdings = new ArrayList<Holding>();
        for (var lot : closing.openLots()) {
            holdings.add(Holding.of(lot, mid.apply(lot.side())));
        }
        var closed = closing.trading();
        for (var line : closing.booked()) {
            if (line instanceof ClosedPiece piece) {
                holdings.add(Holding.of(piece.lot(), piece.unitProceeds().times(ONE_CONTRACT)));
            } else if (closed != null && line.reason() != Reason.EXCHANGE_IDENTITY) {
                closed = closed.plus(line.gross());
            }
        }
        return new MatchLeg(settled, holdings, closed, Money.ZERO, closing.fees());
    }

    /** The same market in another sub-account, added. */
    public MatchLeg plus(MatchLeg other) {
        var all = new ArrayList<>(holdings);
        all.addAll(other.holdings);
        return new MatchLeg(
                settled && other.settled,
                all,
                Sums.plus(closed, other.closed),
                booked.plus(other.booked),
                Sums.plus(fees, other.fees));
    }
}
