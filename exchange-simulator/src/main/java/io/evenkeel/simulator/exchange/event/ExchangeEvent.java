package io.evenkeel.simulator.exchange.event;

import io.evenkeel.contracts.BookSide;
import io.evenkeel.contracts.money.Price;
import io.evenkeel.contracts.money.Quantity;
import io.evenkeel.simulator.exchange.Fill;
import io.evenkeel.simulator.exchange.Order;
import io.evenkeel.simulator.exchange.PublicTrade;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Something that happened on the exchange. */
public sealed interface ExchangeEvent {
    Instant at();

    /**
     * @param reason what the exchange names as the reason of the last update; null for a new order and for a plain
     *     cancel
     */
    record OrderChanged(
            Instant at,
            String account,
            Order after,
            @Nullable String reason) implements ExchangeEvent {}

    /**
     * @param clientOrderId empty if the order has none
     * @param postPosition net contracts after this fill, YES positive
     */
    record Filled(Instant at, String account, Fill fill, String clientOrderId, Quantity postPosition)
            implements ExchangeEvent {}

    record Traded(Instant at, PublicTrade trade) implements ExchangeEvent {}

    /**
     * A level of the book has another size.
     *
     * @param yesPrice of the level, on the YES leg
     * @param delta signed
     * @param account whose order it was, null if the house's
     */
    record BookChanged(
            Instant at,
            String ticker,
            BookSide side,
            Price yesPrice,
            Quantity delta,
            @Nullable String account,
            @Nullable String clientOrderId,
            int subaccount)
            implements ExchangeEvent {}

    /** Best quotes or what was traded have changed; the market's row says how. */
    record TopChanged(Instant at, String ticker) implements ExchangeEvent {}

    record PositionChanged(Instant at, String account, String ticker, int subaccount) implements ExchangeEvent {}

    /**
     * @param eventType {@code created}, {@code triggered}, {@code reset}, {@code deleted} or {@code limit_updated}
     * @param limit with {@code created} and {@code limit_updated} only
     */
    record GroupChanged(
            Instant at,
            String account,
            String groupId,
            String eventType,
            @Nullable Quantity limit) implements ExchangeEvent {}

    /**
     * A step of a market's life.
     *
     * @param eventType such as {@code determined}
     * @param extras the fields that come with it
     */
    record MarketEvent(Instant at, String ticker, String eventType, Map<String, Object> extras)
            implements ExchangeEvent {
        public MarketEvent {
            extras = Map.copyOf(extras);
        }
    }

    record EventCreated(Instant at, String eventTicker) implements ExchangeEvent {}

    record FeeUpdated(Instant at, String eventTicker) implements ExchangeEvent {}
}
