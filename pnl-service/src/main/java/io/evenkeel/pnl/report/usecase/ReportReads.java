package io.evenkeel.pnl.report.usecase;

import io.evenkeel.contracts.id.MarketTicker;
import io.evenkeel.pnl.bucket.Amounts;
import io.evenkeel.pnl.bucket.Slot;
import io.evenkeel.pnl.report.LinePosition;
import io.evenkeel.pnl.report.LotRow;
import io.evenkeel.pnl.report.MarketPosition;
import io.evenkeel.pnl.report.MarketRow;
import io.evenkeel.pnl.report.RealizationRow;
import io.evenkeel.pnl.report.Scope;
import io.evenkeel.pnl.report.Span;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the books as they were at one moment, whatever is committed meanwhile. */
public interface ReportReads {
    /** Sums of the slots that lie in the span; its bounds must be bounds of slots. */
    Uni<Map<Slot, Amounts>> slots(Scope scope, Span span);

    /** The same by full hour; the bounds must be full hours. */
    Uni<Map<Slot, Amounts>> hours(Scope scope, Span span);

    /** The exact sum of a span shorter than a slot, from fills and realizations. */
    Uni<Amounts> exact(Scope scope, Instant from, Instant to);

    /** Markets by account and ticker, after a position; those that were last active in the span. */
    Uni<List<MarketRow>> markets(Scope scope, Span span, MarketPosition after, int limit);

    /** One market in every account that has a book of it. */
    Uni<List<MarketRow>> market(Scope scope, MarketTicker ticker);

    /** Its open lots, oldest first. */
    Uni<List<LotRow>> lots(Scope scope, MarketTicker ticker, int limit);

    /** Its realizations in the order in which they were booked, after a position. */
    Uni<List<RealizationRow>> realizations(Scope scope, MarketTicker ticker, LinePosition after, int limit);

    /**
     * Which numbers the realizations of the book that a page ended in have: another text once they were numbered anew.
     * Empty without such a book.
     */
    Uni<Optional<String>> numbering(Scope scope, MarketTicker ticker, LinePosition position);
}
