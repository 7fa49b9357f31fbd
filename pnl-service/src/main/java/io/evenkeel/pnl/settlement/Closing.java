package io.evenkeel.pnl.settlement;

import io.evenkeel.contracts.money.Money;
import io.evenkeel.contracts.money.Quantity;
import io.evenkeel.pnl.book.Book;
import io.evenkeel.pnl.book.BookTotals;
import io.evenkeel.pnl.book.BookedLine;
import io.evenkeel.pnl.book.ClosedPiece;
import io.evenkeel.pnl.book.Lot;
import io.evenkeel.pnl.book.Realization;
import io.evenkeel.pnl.book.Reason;
import io.evenkeel.pnl.book.Side;
import io.evenkeel.pnl.outcome.Outcome;
import io.evenkeel.pnl.outcome.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a market stands after all its fills: still open, or closed by its settlement ({@code docs/pnl-rules.md} §5).
 *
 * @param openLots what is still open; empty once settled
 * @param booked lines that the settlement adds to those of trading; with {@link PnlSource#EXCHANGE} they replace them
 * @param trading gross P&L of what was closed by trading; {@code null} if it is not known
 * @param settlement gross P&L of everything else; {@code null} if it is not known
 * @param fees all fees charged; {@code null} while one is not known
 * @param exchangePnl the settlement row's own P&L after fees; {@code null} without a row
 * @param payout what the market paid; {@code null} while it is not settled
 * @param settledAt {@code null} while it is not settled
 */
public record Closing(
        PnlSource source,
        List<Lot> openLots,
        List<Realization> booked,
        @Nullable Money trading,
        @Nullable Money settlement,
        @Nullable Money fees,
        @Nullable Money exchangePnl,
        @Nullable Payout payout,
        @Nullable Instant settledAt,
        @Nullable Alarm alarm,
        @Nullable Outcome outcome) {
    private static final Money ONE_CENT = Money.ofCents(1);

    public Closing {
        openLots = List.copyOf(openLots);
        booked = List.copyOf(booked);
    }

    /** The one decision whose figures a market has. The book is not changed. */
    public static Closing of(Book book, MarketFacts facts) {
        var row = facts.settlement();
        if (row != null) {
            var payout = facts.settlementPayout();
            var covered = row.isCoveredBy(book.totals());
            if (payout == null) {
                return open(book, covered ? null : row.settledAt(), row.identity(), Alarm.UNKNOWN_RESULT);
            }
            return covered ? fromFills(book, row, payout) : fromRow(row, payout);
        }
        var derived = facts.derivedPayout();
        var settledAt = facts.end().settledAt();
        if (derived == null || settledAt == null || facts.incomplete()) {
            return open(book, facts.incompleteSince(), null, null);
        }
        return derived(book, derived, settledAt);
    }

    /** Net contracts still open: positive for YES, negative for NO. */
    public Quantity position() {
        var position = Quantity.ZERO;
        for (var lot : openLots) {
            position = lot.side() == Side.YES ? position.plus(lot.quantity()) : position.minus(lot.quantity());
        }
        return position;
    }

    /** Cost basis of what is open, fees apart. */
    public Money openCost() {
        var cost = Money.ZERO;
        for (var lot : openLots) {
            cost = cost.plus(lot.cost());
        }
        return cost;
    }

    /** Gross realized P&L; {@code null} if it is not known. */
    public @Nullable Money realized() {
        return trading == null || settlement == null ? null : trading.plus(settlement);
    }

    /** Realized P&L after all fees charged so far; {@code null} if it is not known. */
    public @Nullable Money net() {
        var realized = realized();
        return realized == null || fees == null ? null : realized.minus(fees);
    }

    /** @param incompleteSince since when fills are known to be missing; {@code null} if they are not */
    private static Closing open(
            Book book, @Nullable Instant incompleteSince, @Nullable Money exchangePnl, @Nullable Alarm alarm) {
        var totals = book.totals();
        var incomplete = incompleteSince != null;
        var source = incomplete ? PnlSource.INCOMPLETE : PnlSource.FILLS;
        var trading = incomplete ? null : totals.realized();
        var settlement = incomplete ? null : Money.ZERO;
        var fees = incomplete ? null : totals.feesIfKnown();
        return new Closing(
                source,
                book.lots(),
                List.of(),
                trading,
                settlement,
                fees,
                exchangePnl,
                null,
                null,
                alarm,
                incompleteSince == null ? tradedOutcome(totals) : unknownOutcome(totals, incompleteSince));
    }

    private static Closing fromFills(Book book, Settlement row, Payout payout) {
        var booked = payOut(book.lots(), payout, row.settledAt());
        var computed = Money.ZERO;
        for (var line : booked) {
            computed = computed.plus(((ClosedPiece) line).proceeds());
        }
        var difference = row.revenue().minus(computed);
        var small = isBelowOneCent(difference);
        if (!difference.isZero()) {
            var reason = small ? Reason.ROUNDING : Reason.PAYOUT_DIFFERENCE;
            booked.add(new BookedLine(reason, difference, Money.ZERO, row.settledAt()));
        }
        var settled = settled(PnlSource.FILLS, book.totals(), booked, payout, row.settledAt());
        var alarm = small ? null : Alarm.PAYOUT_DIFFERENCE;
        var net = settled.net();
        if (alarm == null && net != null && !net.equals(row.identity())) {
            alarm = Alarm.IDENTITY_DIFFERENCE;
        }
        return settled.with(row.identity(), alarm);
    }

    private static Closing derived(Book book, Payout payout, Instant settledAt) {
        var booked = payOut(book.lots(), payout, settledAt);
        // A market that was flat already owes nothing to the derived value.
        var source = booked.isEmpty() ? PnlSource.FILLS : PnlSource.DERIVED;
        return settled(source, book.totals(), booked, payout, settledAt);
    }

    private static Closing fromRow(Settlement row, Payout payout) {
        var identity = row.identity();
        var line = new BookedLine(Reason.EXCHANGE_IDENTITY, identity.plus(row.fees()), row.fees(), row.settledAt());
        var outcome = row.hasContracts() ? new Outcome(Verdict.of(identity), row.settledAt()) : null;
        return new Closing(
                PnlSource.EXCHANGE,
                List.of(),
                List.of(line),
                Money.ZERO,
                line.gross(),
                row.fees(),
                identity,
                payout,
                row.settledAt(),
                null,
                outcome);
    }

    private static Closing settled(
            PnlSource source, BookTotals totals, List<Realization> booked, Payout payout, Instant settledAt) {
        var settlement = Money.ZERO;
        for (var line : booked) {
            settlement = settlement.plus(line.gross());
        }
        var fees = totals.feesIfKnown();
        var net = fees == null ? null : totals.realized().plus(settlement).minus(fees);
        var lastRealizedAt = booked.isEmpty() ? totals.lastRealizedAt() : settledAt;
        var outcome =
                totals.fills() == 0 || lastRealizedAt == null ? null : new Outcome(Verdict.of(net), lastRealizedAt);
        return new Closing(
                source, List.of(), booked, totals.realized(), settlement, fees, null, payout, settledAt, null, outcome);
    }

    private Closing with(Money identity, @Nullable Alarm seen) {
        return new Closing(
                source, openLots, booked, trading, settlement, fees, identity, payout, settledAt, seen, outcome);
    }

    private static List<Realization> payOut(List<Lot> lots, Payout payout, Instant settledAt) {
        var pieces = new ArrayList<Realization>();
        for (var lot : lots) {
            pieces.add(ClosedPiece.atSettlement(lot, payout.of(lot), settledAt));
        }
        return pieces;
    }

    private static boolean isBelowOneCent(Money difference) {
        return difference.compareTo(ONE_CENT) < 0 && difference.compareTo(ONE_CENT.negate()) > 0;
    }

    /** An open market counts once it had contracts and is flat again. */
    private static @Nullable Outcome tradedOutcome(BookTotals totals) {
        if (totals.lastRealizedAt() == null || !totals.position().isZero()) {
            return null;
        }
        var fees = totals.feesIfKnown();
        var net = fees == null ? null : totals.realized().minus(fees);
        return new Outcome(Verdict.of(net), totals.lastRealizedAt());
    }

    /** At the last fill; without any, when it was seen that some are missing. */
    private static Outcome unknownOutcome(BookTotals totals, Instant incompleteSince) {
        var last = totals.lastFill();
        return new Outcome(Verdict.UNKNOWN, last == null ? incompleteSince : last.at());
    }
}
