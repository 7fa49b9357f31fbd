package io.evenkeel.pnl.report.api;

import io.evenkeel.contracts.money.Money;
import io.evenkeel.pnl.bucket.Amounts;
import io.evenkeel.pnl.bucket.Bucket;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Answer of {@code GET /api/pnl/summary}. */
record SummaryView(String period, List<BucketView> buckets, TotalsView totals) {

    record BucketView(
            Instant start,
            Instant end,
            Money realizedDollars,
            Money settlementPnlDollars,
            Money tradingPnlDollars,
            Money feesDollars,
            Money netDollars,
            long wins,
            long losses,
            long breakeven,
            long unknown,
            long unknownFees) {
        static BucketView of(Bucket bucket, Amounts amounts) {
            return new BucketView(
                    bucket.start(),
                    bucket.end(),
                    amounts.realized(),
                    amounts.settlement(),
                    amounts.trading(),
                    amounts.fees(),
                    amounts.net(),
                    amounts.wins(),
                    amounts.losses(),
                    amounts.breakeven(),
                    amounts.unknown(),
                    amounts.unknownFees());
        }
    }

    record TotalsView(
            Money realizedDollars,
            Money settlementPnlDollars,
            Money tradingPnlDollars,
            Money feesDollars,
            Money netDollars,
            long wins,
            long losses,
            long breakeven,
            long unknown,
            long unknownFees,
            @Nullable BigDecimal winRate) {
        static TotalsView of(Amounts amounts) {
            var rate = amounts.winRate();
            return new TotalsView(
                    amounts.realized(),
                    amounts.settlement(),
                    amounts.trading(),
                    amounts.fees(),
                    amounts.net(),
                    amounts.wins(),
                    amounts.losses(),
                    amounts.breakeven(),
                    amounts.unknown(),
                    amounts.unknownFees(),
                    rate == null ? null : BigDecimal.valueOf(rate.millionths(), 6));
        }
    }
}
