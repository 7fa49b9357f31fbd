package io.evenkeel.pnl.report.api;

import io.evenkeel.contracts.id.MarketTicker;
import io.evenkeel.contracts.money.Money;
import io.evenkeel.contracts.money.Quantity;
import io.evenkeel.pnl.report.LotRow;
import io.evenkeel.pnl.report.MarketRow;
import io.evenkeel.pnl.report.RealizationRow;
import io.evenkeel.web.Cursors;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Lots and realizations of one market, each read one further than is shown. */
record MarketDetail(List<LotRow> lots, List<RealizationRow> lines) {
    private static final int LOTS_MAX = 1000;

    MarketDetailView view(List<MarketRow> rows, MarketTicker ticker, int limit, String fingerprint) {
        var more = lines.size() > limit;
        var shown = more ? lines.subList(0, limit) : lines;
        var one = rows.size() == 1 ? rows.getFirst() : null;
        var position = Quantity.ZERO;
        var openCost = Money.ZERO;
        for (var row : rows) {
            position = position.plus(row.position());
            openCost = openCost.plus(row.openCost());
        }
        return new MarketDetailView(
                one == null ? null : one.account(),
                ticker,
                position,
                openCost,
                sum(rows, MarketRow::realized),
                sum(rows, MarketRow::fees),
                sum(rows, MarketRow::net),
                one == null ? null : one.source(),
                sum(rows, MarketRow::exchangePnl),
                rows.stream().map(MarketView::of).toList(),
                lots.stream().limit(LOTS_MAX).map(LotView::of).toList(),
                lots.size() > LOTS_MAX,
                shown.stream().map(RealizationView::of).toList(),
                more ? Cursors.encode(fingerprint, Positions.of(shown.getLast())) : "");
    }

    /** One unknown makes the sum unknown. */
    private static @Nullable Money sum(List<MarketRow> rows, Function<MarketRow, @Nullable Money> figure) {
        @Nullable Money sum = Money.ZERO;
        for (var row : rows) {
            var part = figure.apply(row);
            sum = sum == null || part == null ? null : sum.plus(part);
        }
        return sum;
    }
}
