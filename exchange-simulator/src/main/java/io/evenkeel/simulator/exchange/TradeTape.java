package io.evenkeel.simulator.exchange;

import java.util.HashMap;
import java.util.Map;

/** Every public trade, of all markets together and of each one. */
public final class TradeTape {
    private static final Register<PublicTrade> NOTHING = new Register<>();

    private final Register<PublicTrade> all = new Register<>();
    private final Map<String, Register<PublicTrade>> byMarket = new HashMap<>();

    public Register<PublicTrade> all() {
        return all;
    }

    /** The trades of one market; to be read only. */
    public Register<PublicTrade> of(String ticker) {
        return byMarket.getOrDefault(ticker, NOTHING);
    }

    /** Adds a trade, or replaces the one with its id, which must be of the same market. */
    void put(PublicTrade trade) {
        all.put(trade);
        byMarket.computeIfAbsent(trade.ticker(), ticker -> new Register<>()).put(trade);
    }
}
