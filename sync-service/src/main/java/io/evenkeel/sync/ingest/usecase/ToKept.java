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
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How each record of the exchange is kept: its id, its content and the event that tells of it. The one place of these
 * rules, so that a record read from the exchange, from quarantine or from a table gives the same row and event.
 */
final class ToKept {
    private static final String RESTING = "resting";

    private ToKept() {}

    static Kept fill(AccountId account, Received<Fill> received) {
        var fill = received.value();
        return new Kept(
                fill.fillId().value(),
                fill.subaccount(),
                fill.ticker(),
                fill.createdTime(),
                Kept.hash(data(fill, 1).toString()),
                received.raw(),
                new Kept.Nature(() -> fixed(fill), false),
                (revision, at) -> event(account, fill, revision, at));
    }

    static Kept settlement(AccountId account, Subaccount subaccount, Received<Settlement> received) {
        var settlement = received.value();
        return new Kept(
                subaccount + "/" + settlement.ticker(),
                subaccount,
                settlement.ticker(),
                settlement.settledTime(),
                Kept.hash(data(subaccount, settlement, 1).toString()),
                received.raw(),
                Kept.Nature.FREE,
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
                Kept.hash(content(order)),
                received.raw(),
                new Kept.Nature(() -> fixed(order), !order.status().equals(RESTING)),
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
                Kept.hash(data(kind, movement, 1).toString()),
                received.raw(),
                new Kept.Nature(
                        () -> Map.of("amount_cents", movement.amount().toString(), "type", movement.type()), false),
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
                Kept.hash(data(subaccount, position, 1, Instant.EPOCH).toString()),
                received.raw(),
                Kept.Nature.FREE,
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
                Kept.Nature.FREE,
                (revision, at) -> event(data(market, series, category, revision), at));
    }

    private static EventEnvelope event(AccountId account, Fill fill, int revision, Instant at) {
        var id = EventIds.derive(
                EventType.FILL_RECORDED,
                account.value(),
                fill.subaccount().toString(),
                fill.fillId().value(),
                Integer.toString(revision));
        return new EventEnvelope(id, fill.createdTime(), at, account, data(fill, revision));
    }

    /** A fill is a fact: nothing of it changes but the fee, and the order where it was not named at first. */
    private static Map<String, String> fixed(Fill fill) {
        var fixed = new HashMap<>(Map.of(
                "ticker", fill.ticker().value(),
                "subaccount_number", fill.subaccount().toString(),
                "book_side", fill.bookSide().toString(),
                "count_fp", fill.count().toString(),
                "yes_price_dollars", fill.yesPrice().toString(),
                "is_taker", Boolean.toString(fill.taker()),
                "created_time", fill.createdTime().toString()));
        var order = fill.orderId();
        if (order != null) {
            fixed.put("order_id", order.value());
        }
        return fixed;
    }

    private static FillRecorded data(Fill fill, int revision) {
        return new FillRecorded(
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
    }

    private static Map<String, String> fixed(Order order) {
        return Map.of(
                "ticker", order.ticker().value(),
                "subaccount_number", order.subaccount().toString(),
                "book_side", order.bookSide().toString());
    }

    /** Nobody is told of orders, so their content is spelt out here. */
    private static String content(Order order) {
        return Stream.of(
                        order.clientOrderId(),
                        order.ticker(),
                        order.subaccount(),
                        order.bookSide(),
                        order.status(),
                        order.yesPrice(),
                        order.initialCount(),
                        order.fillCount(),
                        order.remainingCount(),
                        order.fillCost(),
                        order.fees(),
                        order.createdTime(),
                        order.lastUpdateTime())
                .map(String::valueOf)
                .collect(Collectors.joining("|"));
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
        return new EventEnvelope(id, movement.createdTime(), at, account, data(kind, movement, revision));
    }

    private static CashMovementRecorded data(String kind, CashMovement movement, int revision) {
        return new CashMovementRecorded(
                movement.id(),
                kind,
                movement.status(),
                movement.type(),
                movement.amount(),
                movement.fee(),
                movement.createdTime(),
                movement.finalizedTime(),
                revision);
    }

    private static EventEnvelope event(
            AccountId account, Subaccount subaccount, MarketPosition row, int revision, Instant at) {
        var id = EventIds.derive(
                EventType.POSITION_OBSERVED,
                account.value(),
                subaccount.toString(),
                row.ticker().value(),
                Integer.toString(revision));
        return new EventEnvelope(id, at, at, account, data(subaccount, row, revision, at));
    }

    private static PositionObserved data(Subaccount subaccount, MarketPosition row, int revision, Instant at) {
        return new PositionObserved(
                row.ticker(), subaccount, row.position(), row.exposure(), row.realizedPnl(), row.fees(), at, revision);
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
