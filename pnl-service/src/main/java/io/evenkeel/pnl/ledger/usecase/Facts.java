package io.evenkeel.pnl.ledger.usecase;

import io.evenkeel.contracts.event.AccountObserved;
import io.evenkeel.contracts.event.EventData;
import io.evenkeel.contracts.event.EventEnvelope;
import io.evenkeel.contracts.event.FillRecorded;
import io.evenkeel.contracts.event.MarketObserved;
import io.evenkeel.contracts.event.PositionObserved;
import io.evenkeel.contracts.event.SettlementRecorded;
import io.evenkeel.contracts.id.AccountId;
import io.evenkeel.pnl.book.Fill;
import io.evenkeel.pnl.ledger.AccountFact;
import io.evenkeel.pnl.ledger.BookKey;
import io.evenkeel.pnl.ledger.FillFact;
import io.evenkeel.pnl.ledger.MarketFact;
import io.evenkeel.pnl.ledger.PositionFact;
import io.evenkeel.pnl.ledger.SettlementFact;
import io.evenkeel.pnl.settlement.MarketEnd;
import io.evenkeel.pnl.settlement.Settlement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Turns events into facts: wire records end here. Times are cut to microseconds, as Postgres keeps them, so that order
 * is the same before and after storing.
 */
final class Facts {
    private Facts() {}

    /** The events of one kind, in their order. */
    static <D extends EventData, F> List<F> read(
            List<EventEnvelope> events, Class<D> kind, BiFunction<EventEnvelope, D, F> mapping) {
        var facts = new ArrayList<F>();
        for (var event : events) {
            if (kind.isInstance(event.data())) {
                facts.add(mapping.apply(event, kind.cast(event.data())));
            }
        }
        return facts;
    }

    static FillFact fill(EventEnvelope event, FillRecorded fill) {
        return new FillFact(
                new BookKey(account(event), fill.subaccount(), fill.ticker()),
                new Fill(
                        fill.fillId(),
                        fill.orderId(),
                        fill.bookSide(),
                        fill.quantity(),
                        fill.yesPrice(),
                        fill.fee(),
                        micros(fill.createdTime())),
                fill.revision());
    }

    static SettlementFact settlement(EventEnvelope event, SettlementRecorded row) {
        return new SettlementFact(
                new BookKey(account(event), row.subaccount(), row.ticker()),
                new Settlement(
                        row.marketResult(),
                        row.yesCount(),
                        row.noCount(),
                        row.yesTotalCost(),
                        row.noTotalCost(),
                        row.revenue(),
                        row.value(),
                        row.fee(),
                        micros(row.settledTime())),
                row.revision());
    }

    static MarketFact market(EventEnvelope event, MarketObserved market) {
        var settlementTime = market.settlementTime();
        var closeTime = market.closeTime();
        return new MarketFact(
                market.ticker(),
                market.eventTicker(),
                market.seriesTicker(),
                market.title(),
                market.category(),
                market.status(),
                new MarketEnd(
                        market.status().equals("finalized"),
                        market.result(),
                        market.settlementValue(),
                        microsOrNull(settlementTime)),
                microsOrNull(closeTime),
                market.revision());
    }

    static PositionFact position(EventEnvelope event, PositionObserved position) {
        return new PositionFact(
                new BookKey(account(event), position.subaccount(), position.ticker()),
                position.position(),
                micros(position.observedTime()),
                position.revision());
    }

    static AccountFact account(EventEnvelope event, AccountObserved account) {
        return new AccountFact(
                account(event),
                account.displayName(),
                account.owner(),
                account.environment(),
                account.credentials(),
                account.revision());
    }

    private static AccountId account(EventEnvelope event) {
        var account = event.account();
        if (account == null) {
            throw new IllegalArgumentException("event " + event.eventId() + " names no account");
        }
        return account;
    }

    private static Instant micros(Instant at) {
        return at.truncatedTo(ChronoUnit.MICROS);
    }

    private static @Nullable Instant microsOrNull(@Nullable Instant at) {
        return at == null ? null : micros(at);
    }
}
