package io.evenkeel.kalshi.ws;

import io.evenkeel.kalshi.wire.Fields;
import io.evenkeel.kalshi.wire.UnreadableRecord;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What can be followed. The first ones are the account's own; the others are everybody's. */
public enum Channel {
    FILLS("fill"),
    ORDERS("user_orders"),
    POSITIONS("market_positions"),
    ORDER_GROUPS("order_group_updates"),
    /** Turns in the lives of all markets but combinations, and of events. */
    LIFECYCLE("market_lifecycle_v2"),
    /** The same of combinations. */
    COMBO_LIFECYCLE("multivariate_market_lifecycle"),
    QUOTES("ticker"),
    TRADES("trade"),
    /** A snapshot of each followed market first, then every change of it. Only for markets that are named. */
    ORDERBOOK("orderbook_delta");

    private final String wire;

    Channel(String wire) {
        this.wire = wire;
    }

    /** Its name at the exchange. */
    public String wire() {
        return wire;
    }

    static Optional<Channel> ofWire(String wire) {
        return Stream.of(values()).filter(channel -> channel.wire.equals(wire)).findFirst();
    }

    /**
     * Whether the exchange numbers the frames. Where it does not, nothing tells of a loss but the end of the
     * connection.
     */
    public boolean isSequenced() {
        return switch (this) {
            case FILLS, ORDERS, POSITIONS, QUOTES -> false;
            case ORDER_GROUPS, LIFECYCLE, COMBO_LIFECYCLE, TRADES, ORDERBOOK -> true;
        };
    }

    /** Whether markets have to be named, because nobody gets all of them. */
    boolean needsMarkets() {
        return this == ORDERBOOK;
    }

    /** Whether each frame is only good together with all before it, so that a lost one spoils the rest. */
    boolean isCumulative() {
        return this == ORDERBOOK;
    }

    /**
     * Reads the inside of a frame.
     *
     * @throws UnreadableRecord if this is no frame of the channel, or makes no sense
     */
    FeedMessage read(String type, Fields msg) {
        var reader = reader(type);
        if (reader == null) {
            throw new UnreadableRecord("type is not known on channel " + wire);
        }
        return reader.apply(msg);
    }

    private @Nullable Function<Fields, FeedMessage> reader(String type) {
        return switch (this) {
            case FILLS -> type.equals("fill") ? FillUpdate::read : null;
            case ORDERS -> type.equals("user_order") ? OrderUpdate::read : null;
            case POSITIONS -> type.equals("market_position") ? PositionUpdate::read : null;
            case ORDER_GROUPS -> type.equals("order_group_updates") ? OrderGroupUpdate::read : null;
            case LIFECYCLE, COMBO_LIFECYCLE -> lifecycle(type);
            case QUOTES -> type.equals("ticker") ? TickerUpdate::read : null;
            case TRADES -> type.equals("trade") ? TradeUpdate::read : null;
            case ORDERBOOK -> orderbook(type);
        };
    }

    private static @Nullable Function<Fields, FeedMessage> lifecycle(String type) {
        return switch (type) {
            case "market_lifecycle_v2", "multivariate_market_lifecycle" -> MarketLifecycle::read;
            // The exchange tells of events on both channels, under one name or another.
            case "event_lifecycle", "multivariate_event_lifecycle" -> EventCreated::read;
            case "event_fee_update" -> EventFeeUpdate::read;
            default -> null;
        };
    }

    private static @Nullable Function<Fields, FeedMessage> orderbook(String type) {
        return switch (type) {
            case "orderbook_snapshot" -> OrderbookSnapshot::read;
            case "orderbook_delta" -> OrderbookDelta::read;
            default -> null;
        };
    }
}
