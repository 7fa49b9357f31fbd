package io.evenkeel.sync.ingest.usecase;

import io.evenkeel.contracts.event.CashMovementRecorded;
import io.evenkeel.contracts.event.EventEnvelope;
import io.evenkeel.contracts.event.EventIds;
import io.evenkeel.contracts.event.EventType;
import io.evenkeel.contracts.event.FillRecorded;
import io.evenkeel.contracts.event.MarketObserved;
import io.evenkeel.contracts.event.PositionObserved;
import io.evenkeel.contracts.event.SettlementRecorded;
import io.evenkeel.contracts.id.AccountId;
import io.evenkeel.contracts.id.SeriesTicker;
import io.evenkeel.contracts.id.Subaccount;
import io.evenkeel.kalshi.wire.CashMovement;
import io.evenkeel.kalshi.wire.Fill;
import io.evenkeel.kalshi.wire.Market;
import io.evenkeel.kalshi.wire.MarketPosition;
import io.evenkeel.kalshi.wire.Order;
import io.evenkeel.kalshi.wire.Received;
import io.evenkeel.kalshi.wire.Settlement;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How each record of the exchange is kept: its id, its content and the event that tells of it. The one place of these
 * rules, so that a record read from the exchange, from quarantine or from a table gives the same row and event.
 */
final class ToKept {
    private ToKept() {}

    static Kept fill(AccountId account, Received<Fill> received) {
        var fill = received.value();
        return new Kept(
                fill.fillId().value(),
                fill.subaccount(),
                fill.ticker(),
                fill.createdTime(),
                Kept.hash(fill.toString()),
                received.raw(),
                (revision, at) -> event(account, fill, revision, at));
    }

    static Kept settlement(AccountId account, Subaccount subaccount, Received<Settlement> received) {
        var settlement = received.value();
        return new Kept(
                subaccount + "/" + settlement.ticker(),
                subaccount,
                settlement.ticker(),
                settlement.settledTime(),
                Kept.hash(settlement.toString()),
                received.raw(),
                (revision, at) -> {
                    var id = settlementEvent(
                            account, subaccount, settlement.ticker().value(), revision);
                    var data = data(subaccount, settlement, revision);
                    return new EventEnvelope(id, settlement.settledTime(), at, account, data);
                });
    }

    static Kept order(Received<Order> received) {
        var order = received.value();
        var created = order.createdTime();
        return new Kept(
                order.orderId().value(),
                order.subaccount(),
                order.ticker(),
                created == null ? Instant.EPOCH : created,
                Kept.hash(order.toString()),
                received.raw(),
                null);
    }

    /** @param kind {@code deposit} or {@code withdrawal} */
    static Kept cashMovement(AccountId account, String kind, Received<CashMovement> received) {
        var movement = received.value();
        return new Kept(
                kind + "/" + movement.id(),
                Subaccount.PRIMARY,
                null,
                movement.createdTime(),
                Kept.hash(movement.toString()),
                received.raw(),
                (revision, at) -> event(account, kind, movement, revision, at));
    }

    /** @param seenAt when it was received, which stands for its time where the row has none */
    static Kept position(AccountId account, Subaccount subaccount, Received<MarketPosition> received, Instant seenAt) {
        var position = received.value();
        var updated = position.lastUpdated();
        return new Kept(
                subaccount + "/" + position.ticker(),
                subaccount,
                position.ticker(),
                updated == null ? seenAt : updated,
                Kept.hash(position.toString()),
                received.raw(),
                (revision, at) -> event(account, subaccount, position, revision, at));
    }

    /** Content is what others are told: a moving quote is no new revision. */
    static Kept market(Received<Market> received, @Nullable SeriesTicker series, @Nullable String category) {
        var market = received.value();
        var opened = market.openTime();
        return new Kept(
                market.ticker().value(),
                Subaccount.PRIMARY,
                market.ticker(),
                opened == null ? Instant.EPOCH : opened,
                Kept.hash(data(market, series, category, 1).toString()),
                received.raw(),
                (revision, at) -> event(data(market, series, category, revision), at));
    }

    private static EventEnvelope event(AccountId account, Fill fill, int revision, Instant at) {
        var id = EventIds.derive(
                EventType.FILL_RECORDED,
                account.value(),
                fill.subaccount().toString(),
                fill.fillId().value(),
                Integer.toString(revision));
        var data = new FillRecorded(
                fill.fillId(),
                fill.orderId(),
                fill.ticker(),
                fill.subaccount(),
                fill.bookSide(),
                fill.count(),
                fill.yesPrice(),
                fill.fee(),
                fill.taker(),
                fill.createdTime(),
                revision);
        return new EventEnvelope(id, fill.createdTime(), at, account, data);
    }

    static UUID settlementEvent(AccountId account, Subaccount subaccount, String ticker, int revision) {
        return EventIds.derive(
                EventType.SETTLEMENT_RECORDED,
                account.value(),
                subaccount.toString(),
                ticker,
                Integer.toString(revision));
    }

    private static SettlementRecorded data(Subaccount subaccount, Settlement row, int revision) {
        return new SettlementRecorded(
                row.ticker(),
                row.eventTicker(),
                subaccount,
                row.marketResult(),
                row.yesCount(),
                row.noCount(),
                row.yesTotalCost(),
                row.noTotalCost(),
                row.revenue(),
                row.value(),
                row.fee(),
                row.settledTime(),
                revision);
    }

    private static EventEnvelope event(
            AccountId account, String kind, CashMovement movement, int revision, Instant at) {
        var id = EventIds.derive(
                EventType.CASH_MOVEMENT_RECORDED, account.value(), kind, movement.id(), Integer.toString(revision));
        var data = new CashMovementRecorded(
                movement.id(),
                kind,
                movement.status(),
                movement.type(),
                movement.amount(),
                movement.fee(),
                movement.createdTime(),
                movement.finalizedTime(),
                revision);
        return new EventEnvelope(id, movement.createdTime(), at, account, data);
    }

    private static EventEnvelope event(
            AccountId account, Subaccount subaccount, MarketPosition row, int revision, Instant at) {
        var id = EventIds.derive(
                EventType.POSITION_OBSERVED,
                account.value(),
                subaccount.toString(),
                row.ticker().value(),
                Integer.toString(revision));
        var data = new PositionObserved(
                row.ticker(), subaccount, row.position(), row.exposure(), row.realizedPnl(), row.fees(), at, revision);
        return new EventEnvelope(id, at, at, account, data);
    }

    private static EventEnvelope event(MarketObserved data, Instant at) {
        var revision = Integer.toString(data.revision());
        var id = EventIds.derive(EventType.MARKET_OBSERVED, data.ticker().value(), revision);
        return new EventEnvelope(id, at, at, null, data);
    }

    private static MarketObserved data(
            Market market, @Nullable SeriesTicker series, @Nullable String category, int revision) {
        return new MarketObserved(
                market.ticker(),
                market.eventTicker(),
                series,
                market.title() == null ? market.yesSubTitle() : market.title(),
                category,
                market.status(),
                market.result(),
                market.settlementValue(),
                market.closeTime(),
                market.settlementTime(),
                revision);
    }
}
