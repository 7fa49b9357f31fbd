package io.evenkeel.pnl.trade;

import io.evenkeel.contracts.money.Money;
import io.evenkeel.contracts.money.Quantity;
import io.evenkeel.pnl.book.ClosedPiece;
import io.evenkeel.pnl.settlement.MarketPnl;
import io.evenkeel.pnl.settlement.Payout;
import io.evenkeel.pnl.settlement.PnlSource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the settled trades out of a market. */
public final class SettledTrades {
    private static final Quantity ONE_CONTRACT = new Quantity(100);

    private SettledTrades() {}

    /**
     * One row per opening order, in the order of their first closing. None while the market is open, and none for a
     * market booked from its settlement row, since its orders are not all known.
     */
    public static List<SettledTrade> of(MarketPnl market) {
        var closing = market.closing();
        var payout = closing.payout();
        var settledAt = closing.settledAt();
        if (payout == null || settledAt == null || closing.source() == PnlSource.EXCHANGE) {
            return List.of();
        }
        var byOrder = new LinkedHashMap<Object, List<ClosedPiece>>();
        for (var line : market.realizations()) {
            if (line instanceof ClosedPiece piece) {
                var order = piece.lot().orderId();
                byOrder.computeIfAbsent(order == null ? piece.lot().openedBy() : order, _ -> new ArrayList<>())
                        .add(piece);
            }
        }
        return byOrder.values().stream()
                .map(pieces -> trade(pieces, payout, settledAt))
                .toList();
    }

    private static SettledTrade trade(List<ClosedPiece> pieces, Payout payout, Instant settledAt) {
        var first = pieces.getFirst().lot();
        var contracts = Quantity.ZERO;
        var purchased = Money.ZERO;
        var settled = Money.ZERO;
        @Nullable Money fees = Money.ZERO;
        var openedAt = first.openedAt();
        for (var piece : pieces) {
            contracts = contracts.plus(piece.quantity());
            purchased = purchased.plus(piece.cost());
            settled = settled.plus(piece.proceeds());
            var pieceFees = piece.fees();
            fees = fees == null || pieceFees == null ? null : fees.plus(pieceFees);
            openedAt = piece.lot().openedAt().isBefore(openedAt) ? piece.lot().openedAt() : openedAt;
        }
        var paid = payout.of(first.side());
        var price = paid == null ? purchased.share(ONE_CONTRACT, contracts) : paid.times(ONE_CONTRACT);
        return new SettledTrade(
                first.orderId(), first.side(), contracts, purchased, settled, price, fees, openedAt, settledAt);
    }
}
