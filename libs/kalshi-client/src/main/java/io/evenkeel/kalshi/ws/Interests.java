package io.evenkeel.kalshi.ws;

import io.evenkeel.contracts.id.MarketTicker;
import java.util.Collection;
import java.util.concurrent.ConcurrentHashMap;

/** What the consumer wants of each channel. Safe for any number of threads. */
final class Interests {
    private final ConcurrentHashMap<Channel, Interest> byChannel = new ConcurrentHashMap<>();

    Interest of(Channel channel) {
        return byChannel.getOrDefault(channel, Interest.NONE);
    }

    void everything(Channel channel) {
        if (channel.needsMarkets()) {
            throw new IllegalArgumentException("channel " + channel.wire() + " is followed by market only");
        }
        byChannel.put(channel, Interest.EVERYTHING);
    }

    void add(Channel channel, Collection<MarketTicker> markets) {
        byChannel.merge(channel, Interest.in(markets), (before, more) -> before.plus(more.markets()));
    }

    void remove(Channel channel, Collection<MarketTicker> markets) {
        byChannel.computeIfPresent(channel, (_, before) -> before.minus(markets));
    }

    void remove(Channel channel) {
        byChannel.remove(channel);
    }
}
