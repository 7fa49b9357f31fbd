package io.evenkeel.pnl.ledger.usecase;

import io.evenkeel.contracts.event.AccountObserved;
import io.evenkeel.contracts.event.EventEnvelope;
import io.evenkeel.contracts.event.FillRecorded;
import io.evenkeel.contracts.event.MarketObserved;
import io.evenkeel.contracts.event.PositionObserved;
import io.evenkeel.contracts.event.SettlementRecorded;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.Function;

/**
 * Records what events say, wherever they come from: delivered by NATS or fetched from sync-service. Doing it twice,
 * late or in another order ends in the same state.
 */
@ApplicationScoped
public class RecordEvents {
    private final RecordFacts record;
    private final AccountDirectory accounts;

    RecordEvents(RecordFacts record, AccountDirectory accounts) {
        this.record = record;
        this.accounts = accounts;
    }

    /** One transaction for each kind that is among them; kinds that have no say in P&L are passed over. */
    public Uni<Void> all(List<EventEnvelope> events) {
        return unlessEmpty(Facts.read(events, AccountObserved.class, Facts::account), accounts::save)
                .chain(() -> unlessEmpty(Facts.read(events, MarketObserved.class, Facts::market), record::markets))
                .chain(() -> unlessEmpty(Facts.read(events, FillRecorded.class, Facts::fill), record::fills))
                .chain(() -> unlessEmpty(
                        Facts.read(events, SettlementRecorded.class, Facts::settlement), record::settlements))
                .chain(() ->
                        unlessEmpty(Facts.read(events, PositionObserved.class, Facts::position), record::positions));
    }

    private static <F> Uni<Void> unlessEmpty(List<F> facts, Function<List<F>, Uni<Void>> how) {
        return facts.isEmpty() ? Uni.createFrom().voidItem() : how.apply(facts);
    }
}
