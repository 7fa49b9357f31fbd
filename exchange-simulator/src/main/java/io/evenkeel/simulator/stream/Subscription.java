package io.evenkeel.simulator.stream;

import io.evenkeel.simulator.stream.Command.Options;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What one session follows on one channel, and how far its frames are numbered. */
final class Subscription {
    private final long sid;
    private final Channel channel;
    private final Options options;
    private final NavigableSet<String> markets = new TreeSet<>();
    /** Of the order book: whose snapshot was sent, so that changes can be told. */
    private final Set<String> live = new HashSet<>();

    private final Set<String> awaited = new HashSet<>();
    private boolean everything;
    private long seq;

    Subscription(long sid, Channel channel, Options options) {
        this.sid = sid;
        this.channel = channel;
        this.options = options;
    }

    long sid() {
        return sid;
    }

    Channel channel() {
        return channel;
    }

    Options options() {
        return options;
    }

    boolean isYesPrice() {
        return options.yesPrice();
    }

    long nextSeq() {
        return ++seq;
    }

    /** Takes all markets from now on; naming some later changes nothing. */
    void coverEverything() {
        everything = true;
        markets.clear();
    }

    boolean isOfEverything() {
        return everything;
    }

    /** @return those that are new to it */
    List<String> add(Collection<String> tickers) {
        return everything ? List.of() : tickers.stream().filter(markets::add).toList();
    }

    void remove(Collection<String> tickers) {
        tickers.forEach(ticker -> {
            markets.remove(ticker);
            live.remove(ticker);
            awaited.remove(ticker);
        });
    }

    /** The named markets in order; empty if it is of everything. */
    List<String> markets() {
        return List.copyOf(markets);
    }

    int size() {
        return markets.size();
    }

    boolean covers(@Nullable String market) {
        return everything || market == null || markets.contains(market);
    }

    boolean isLive(String market) {
        return live.contains(market);
    }

    /** @return true if no snapshot was asked for yet: the caller must do so */
    boolean await(String market) {
        return awaited.add(market);
    }

    /** There is no such market; should it come to be, its snapshot is asked for again. */
    void giveUp(String market) {
        awaited.remove(market);
    }

    /** A snapshot is here; changes after it may be told. A market that was removed meanwhile stays out. */
    boolean enliven(String market) {
        awaited.remove(market);
        return markets.contains(market) && live.add(market);
    }
}
