package io.evenkeel.simulator.stream;

import java.util.List;

/** The present state of some markets, asked for by a session for one of its subscriptions. */
public sealed interface Wish {
    long sid();

    List<String> tickers();

    /**
     * @param commandId of the command that asked for it by name, else 0
     */
    record Books(long sid, List<String> tickers, long commandId) implements Wish {
        public Books {
            tickers = List.copyOf(tickers);
        }
    }

    record Tickers(long sid, List<String> tickers) implements Wish {
        public Tickers {
            tickers = List.copyOf(tickers);
        }
    }
}
