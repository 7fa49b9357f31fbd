package io.evenkeel.simulator.exchange;

/** One market of one sub-account: what has its own net position. */
public record MarketKey(String ticker, int subaccount) implements Comparable<MarketKey> {
    @Override
    public int compareTo(MarketKey other) {
        var byTicker = ticker.compareTo(other.ticker);
        return byTicker != 0 ? byTicker : Integer.compare(subaccount, other.subaccount);
    }
}
