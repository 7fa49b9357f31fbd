package io.evenkeel.simulator.stream;

import java.util.Arrays;
import java.util.Optional;

/** What one can subscribe to. */
public enum Channel {
    ORDERBOOK("orderbook_delta", true, Markets.REQUIRED),
    TICKER("ticker", false, Markets.OPTIONAL),
    TRADE("trade", true, Markets.OPTIONAL),
    FILL("fill", false, Markets.OPTIONAL),
    POSITIONS("market_positions", false, Markets.OPTIONAL),
    USER_ORDERS("user_orders", false, Markets.OPTIONAL),
    LIFECYCLE("market_lifecycle_v2", true, Markets.IGNORED),
    COMBO_LIFECYCLE("multivariate_market_lifecycle", true, Markets.IGNORED),
    ORDER_GROUPS("order_group_updates", true, Markets.IGNORED),
    /** Requests for quotes; there are none, so it stays silent. */
    COMMUNICATIONS("communications", true, Markets.IGNORED),
    /** Index prices; there are none either. */
    CF_BENCHMARKS("cfbenchmarks_value", true, Markets.IGNORED),
    PYTH("pyth_value", true, Markets.IGNORED);

    /** Whether a subscription names markets. */
    enum Markets {
        REQUIRED,
        OPTIONAL,
        IGNORED
    }

    private final String wire;
    private final boolean sequenced;
    private final Markets markets;

    Channel(String wire, boolean sequenced, Markets markets) {
        this.wire = wire;
        this.sequenced = sequenced;
        this.markets = markets;
    }

    public String wire() {
        return wire;
    }

    /** True if its frames are numbered, so that a reader notices a lost one. */
    public boolean isSequenced() {
        return sequenced;
    }

    Markets markets() {
        return markets;
    }

    static Optional<Channel> ofWire(String wire) {
        return Arrays.stream(values())
                .filter(channel -> channel.wire.equals(wire))
                .findFirst();
    }
}
