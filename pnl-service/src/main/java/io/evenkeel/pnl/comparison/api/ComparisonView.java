package io.evenkeel.pnl.comparison.api;

import io.evenkeel.pnl.comparison.Comparison;
import io.evenkeel.pnl.comparison.Difference;
import io.evenkeel.pnl.comparison.Tally;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The last comparison of one account as REST shows it. */
record ComparisonView(
        String account,
        String state,
        Instant startedAt,
        Instant finishedAt,
        long compared,
        long different,
        long fetched,
        List<DifferenceView> differences,
        @Nullable String error) {

    static ComparisonView of(Comparison done) {
        return new ComparisonView(
                done.account().value(),
                done.state().name().toLowerCase(Locale.ROOT),
                done.startedAt(),
                done.finishedAt(),
                done.compared(),
                done.different(),
                done.fetched(),
                done.differences().stream().map(DifferenceView::of).toList(),
                done.error());
    }

    /** One market in which both sides differed. */
    record DifferenceView(
            String resource,
            int subaccount,
            String ticker,
            TallyView own,
            TallyView sync,
            long fetched,
            boolean repaired) {
        static DifferenceView of(Difference difference) {
            return new DifferenceView(
                    difference.resource().wire(),
                    difference.key().subaccount().number(),
                    difference.key().ticker().value(),
                    TallyView.of(difference.own()),
                    TallyView.of(difference.theirs()),
                    difference.fetched(),
                    difference.repaired());
        }
    }

    /** What one side's records add up to. */
    record TallyView(
            long rows,
            String quantityFp,
            String feesDollars,
            @Nullable String lastId,
            long revisions) {
        static TallyView of(Tally tally) {
            return new TallyView(
                    tally.rows(),
                    tally.quantity().toString(),
                    tally.fees().toString(),
                    tally.lastId(),
                    tally.revisions());
        }
    }
}
